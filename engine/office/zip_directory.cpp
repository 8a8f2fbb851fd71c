#include "office/zip_directory.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "office/package.h"

namespace yichi {
namespace {

constexpr std::string_view kEndSignature = "PK\5\6", kEntrySignature = "PK\1\2", kLocalSignature = "PK\3\4";
constexpr std::size_t kEndBytes = 22, kEntryBytes = 46, kLocalBytes = 30, kLongestComment = 0xFFFF;

std::uint32_t Little(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = count; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

bool Starts(std::string_view bytes, std::size_t at, std::string_view signature, std::size_t size) {
  return at <= bytes.size() && bytes.size() - at >= size && bytes.substr(at, 4) == signature;
}

std::optional<std::size_t> FindEnd(std::string_view bytes) {
  if (bytes.size() < kEndBytes) return std::nullopt;
  auto last = bytes.size() - kEndBytes;
  auto first = last > kLongestComment ? last - kLongestComment : 0;
  for (auto at = last + 1; at-- > first;)
    if (Starts(bytes, at, kEndSignature, kEndBytes)) return at;
  return std::nullopt;
}

struct Extent {
  std::size_t begin, end;
};

Unreadable Damaged() { return MakeUnreadable(Code::D0016); }

// The bytes of one part from its local header on, or what is wrong with it.
std::variant<Extent, Unreadable> CheckEntry(std::string_view bytes, std::size_t entry,
                                            std::string_view name) {
  std::size_t local = Little(bytes, entry + 42, 4);
  if (!Starts(bytes, local, kLocalSignature, kLocalBytes)) return Damaged();
  std::size_t name_size = Little(bytes, local + 26, 2), extra_size = Little(bytes, local + 28, 2);
  auto data = local + kLocalBytes + name_size + extra_size;
  auto end = data + Little(bytes, entry + 20, 4);
  if (end > bytes.size()) return Damaged();
  if (bytes.substr(local + kLocalBytes, name_size) != name)
    return MakeUnreadable(Code::D0018, {std::string(name)});
  return Extent{local, end};
}

bool Overlap(std::vector<Extent> extents) {
  std::sort(extents.begin(), extents.end(), [](Extent a, Extent b) { return a.begin < b.begin; });
  for (std::size_t i = 1; i < extents.size(); ++i)
    if (extents[i].begin < extents[i - 1].end) return true;
  return false;
}

}  // namespace

std::optional<Unreadable> CheckZipDirectory(std::string_view bytes) {
  auto end = FindEnd(bytes);
  if (!end) return MakeUnreadable(Code::D0015);
  std::size_t count = Little(bytes, *end + 10, 2), size = Little(bytes, *end + 12, 4),
              at = Little(bytes, *end + 16, 4);
  if (!Starts(bytes, at, kEntrySignature, kEntryBytes)) return Damaged();
  if (at + size > *end) return Damaged();
  std::vector<Extent> extents;
  for (std::size_t i = 0; i < count; ++i) {
    if (!Starts(bytes, at, kEntrySignature, kEntryBytes)) return Damaged();
    std::size_t name_size = Little(bytes, at + 28, 2);
    auto next = at + kEntryBytes + name_size + Little(bytes, at + 30, 2) + Little(bytes, at + 32, 2);
    if (next > *end) return Damaged();
    auto extent = CheckEntry(bytes, at, bytes.substr(at + kEntryBytes, name_size));
    if (auto* wrong = std::get_if<Unreadable>(&extent)) return *wrong;
    extents.push_back(std::get<Extent>(extent));
    at = next;
  }
  if (Overlap(std::move(extents))) return Damaged();
  return std::nullopt;
}

}  // namespace yichi
