#include "office/annotate_seam.h"

#include <algorithm>
#include <cstring>

#include "office/package.h"
#include "office/xml_pull.h"

namespace yichi::annotate {
namespace {

// What the order of a sheet puts behind the mark; what is of no sheet (alternatives of objects) stands there
// too.
constexpr std::string_view kBehind[] = {"legacyDrawingHF", "drawingHF",       "picture",    "oleObjects",
                                        "controls",        "webPublishItems", "tableParts", "extLst"};

bool StandsBehind(const XmlPull& xml) {
  return xml.space() != XmlNamespace::Spreadsheet ||
         std::any_of(std::begin(kBehind), std::end(kBehind), [&](auto name) { return xml.Is(name); });
}

// The tag that ends before `end`.
std::string_view TagBefore(std::string_view text, std::size_t end) {
  auto begin = text.rfind('<', end - 1);
  return begin == text.npos ? std::string_view() : text.substr(begin, end - begin);
}

std::string PrefixIn(std::string_view tag) {
  auto name = tag.substr(1, tag.find_first_of(" \t\r\n/>") - 1);
  auto colon = name.find(':');
  return colon == name.npos ? std::string() : std::string(name.substr(0, colon + 1));
}

// The value of the attribute r:id, whatever its prefix.
std::string LinkIn(std::string_view tag) {
  auto at = tag.find(":id");
  if (at == tag.npos) return {};
  auto open = tag.find_first_of("\"'", at);
  if (open == tag.npos) return {};
  auto close = tag.find(tag[open], open + 1);
  return close == tag.npos ? std::string() : std::string(tag.substr(open + 1, close - open - 1));
}

}  // namespace

std::variant<SheetSeam, Unreadable> FindSeam(const std::string& part, std::string_view text,
                                             const Limits& limits) {
  std::size_t given = 0;
  auto source = [&](char* to, std::size_t size) {
    size = std::min(size, text.size() - given);
    std::memcpy(to, text.data() + given, size);
    given += size;
    return size;
  };
  XmlPull xml(part, source, limits);
  SheetSeam seam;
  bool behind = false;
  for (auto event = xml.Next(); event != XmlPull::Event::Done; event = xml.Next()) {
    if (event == XmlPull::Event::Failed) return *xml.wrong();
    if (event != XmlPull::Event::Start) continue;
    auto tag = TagBefore(text, xml.offset());
    if (xml.depth() == 1) {
      if (tag.ends_with("/>")) return MakeUnreadable(Code::D0024, {part});  // no cell that could be meant
      seam.prefix = PrefixIn(tag);
      seam.offset = xml.offset();
      continue;
    }
    if (xml.Is("legacyDrawing")) seam.drawing = LinkIn(tag);
    behind = behind || StandsBehind(xml);
    xml.Skip();
    if (!behind) seam.offset = xml.offset();
  }
  return seam;
}

}  // namespace yichi::annotate
