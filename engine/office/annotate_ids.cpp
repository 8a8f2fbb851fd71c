#include "office/annotate_ids.h"

#include <charconv>

namespace yichi::annotate {
namespace {

// Programs hold these numbers in 32 bits; above half of that we look for gaps instead.
constexpr std::int64_t kHigh = 1 << 30;

}  // namespace

void FreshIds::Avoid(XmlElement root) {
  if (auto id = root.Word("id")) {
    std::int64_t value = 0;
    auto [end, error] = std::from_chars(id->data(), id->data() + id->size(), value);
    if (error == std::errc() && end == id->data() + id->size()) {
      taken_.insert(value);
      if (value >= next_ && value < kHigh) next_ = value + 1;
    }
  }
  for (auto child : Children(root)) Avoid(child);
}

std::string FreshIds::Next() {
  while (taken_.contains(next_)) ++next_;
  return std::to_string(next_++);
}

}  // namespace yichi::annotate
