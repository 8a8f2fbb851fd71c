#include <algorithm>

#include "report/issues.h"
#include "report/words.h"

namespace yichi {

std::string RenderProofJunit(const Proof& proof, const SourceSet& sources, Language language) {
  std::string cases;
  std::size_t failed = 0;
  for (const auto& name : proof.names) {
    std::string failures;
    for (const auto& failure : proof.failures) {
      if (failure.name != name) continue;
      const auto& source = sources.at(failure.span.source);
      auto place = source.name() + ":" + std::to_string(source.Locate(failure.span.begin).line);
      failures += "      <failure type=\"example\" message=\"" +
                  EscapedMarkup(std::string(report::In(language, "应当:", "expected: ")) + failure.expected) +
                  "\">" +
                  EscapedMarkup(place + "\n" + std::string(report::In(language, "实际:", "actual: ")) +
                                failure.actual) +
                  "</failure>\n";
    }
    failed += !failures.empty();
    cases += "    <testcase classname=\"yichi\" name=\"" + EscapedMarkup(name) + "\" time=\"0\"" +
             (failures.empty() ? "/>\n" : ">\n" + failures + "    </testcase>\n");
  }
  auto totals = " tests=\"" + std::to_string(proof.names.size()) + "\" failures=\"" + std::to_string(failed) +
                "\" errors=\"0\" skipped=\"0\" time=\"0\"";
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"yichi test\"" + totals +
         ">\n  <testsuite name=\"yichi test\"" + totals + ">\n" + cases + "  </testsuite>\n</testsuites>\n";
}

}  // namespace yichi
