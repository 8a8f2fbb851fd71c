#include <cstdint>
#include <string>
#include <vector>

#include "office/xml.h"

// The parser behind its guard: every element, attribute and text of what is accepted can be visited.
namespace {

void Visit(yichi::XmlElement root, std::size_t size) {
  std::vector<yichi::XmlElement> open{root};
  while (!open.empty()) {
    auto element = open.back();
    open.pop_back();
    std::u32string text;
    std::vector<std::uint32_t> offsets;
    element.AppendText(text, offsets);
    element.Word("val");
    element.Resolve("w");
    if (text.size() != offsets.size() || element.content_end() > size) __builtin_trap();
    for (auto child : yichi::Children(element)) open.push_back(child);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  yichi::Limits limits;
  limits.xml_nodes = 10'000;
  auto parsed = yichi::ParseXml("part.xml", std::string(reinterpret_cast<const char*>(data), size), limits);
  if (auto* document = std::get_if<yichi::XmlDocument>(&parsed))
    Visit(document->root(), document->text().size());
  return 0;
}
