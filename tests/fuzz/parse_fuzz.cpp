#include <cstdint>
#include <cstdlib>
#include <string>

#include "lang/format.h"
#include "lang/parse.h"

// Any bytes as a rule file end in diagnostics or a tree; what is laid out once stays as it is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  yichi::SourceSet sources;
  yichi::Diagnostics diagnostics;
  auto id = sources.Add(yichi::Source("fuzz.chi", std::string(reinterpret_cast<const char*>(data), size)));
  auto file = yichi::ParseFile(sources, id, yichi::Limits{}, diagnostics);
  for (const auto& diagnostic : diagnostics)
    yichi::RenderDiagnostic(sources, diagnostic, yichi::Language::Chinese);
  if (yichi::HasErrors(diagnostics)) return 0;
  yichi::DumpTree(file);
  auto once = yichi::FormatFile(sources, id, {}).text;
  yichi::SourceSet again;
  auto laid_out = again.Add(yichi::Source("fuzz.chi", once));
  if (yichi::FormatFile(again, laid_out, {}).text != once) std::abort();
  return 0;
}
