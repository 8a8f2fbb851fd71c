#include "run/text_views.h"

#include "base/utf8.h"

namespace yichi::run {
namespace {

// A view takes some five times its text. The texts of a long draft fit; those of a large ledger come once each.
constexpr std::size_t kMostBytes = 8u << 20;

}  // namespace

const TextView& TextViews::Of(std::string_view text) {
  if (auto known = views_.find(text); known != views_.end()) return known->second;
  if (bytes_ + text.size() > kMostBytes) return last_ = MakeView(DecodeUtf8(text));
  bytes_ += text.size();
  return views_.emplace(text, MakeView(DecodeUtf8(text))).first->second;
}

}  // namespace yichi::run
