#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "facts/assumed.h"
#include "facts/extract.h"
#include "office/annotate.h"
#include "office/annotate_sheet.h"
#include "office/document.h"
#include "run/classify.h"
#include "run/findings.h"
#include "run/prove.h"

namespace yichi {

// One input's part of a report.
struct ReportedDocument {
  std::string path;
  const Diagnostic* unreadable = nullptr;
  const Document* document = nullptr;  // these three are set unless unreadable
  const Facts* facts = nullptr;
  const Judgement* judgement = nullptr;
  std::set<std::size_t> suppressed;  // findings that are not shown: indices into judgement->findings
  std::map<std::size_t, std::string> justifications;   // why, by the same indices
  std::map<std::size_t, std::string> quiet_conflicts;  // facts->disagreements that are not shown, and why
  std::vector<std::string> fingerprints = {};  // of the findings, where they were given before; else empty
  const std::vector<Assumed>* assumed = nullptr;       // values that were supposed; nullptr or empty: none
};

struct Report {
  const RuleSet* rules = nullptr;
  const SourceSet* rule_sources = nullptr;
  std::string tool_version;
  Day as_of = 0;
  std::vector<ReportedDocument> documents;
};

// What is shown: violations by level (two readings that disagree are a warning), open verdicts, inputs.
// `documents` counts all inputs, those that could not be read among them.
struct Summary {
  std::uint64_t documents = 0, errors = 0, warnings = 0, infos = 0, undetermined = 0, unreadable = 0;
  std::uint64_t suppressed = 0;
  std::uint64_t unrecognized = 0;  // of no known kind: most rules had nothing to judge
};
Summary Summarize(const Report& report);
void Add(Summary& summary, const Summary& more);  // of other findings in the same documents

// A finding that stays the same finding when paragraphs or items are inserted, spaces change or characters
// change width: hash of rule, verdict, field (without indices), element, the matched text folded and without
// spaces, and its ordinal among equals. 16 hexadecimal digits, one for each of the judgement's findings.
std::vector<std::string> Fingerprints(const Report& report, std::size_t document);

// The fingerprints of a document whose findings come bit by bit, in their order.
class Fingerprinter {
 public:
  std::vector<std::string> Of(const RuleSet& rules, const Document& document,
                              const std::vector<Finding>& findings);

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> seen_;  // how often each identity, by its hash
};
std::string ConflictFingerprint(const Disagreement& disagreement);

struct ConsoleOptions {
  Language language = Language::Chinese;
  bool color = false;
  bool derivations = false;
  std::size_t width = 100;  // columns
};
std::string RenderConsole(const Report& report, const ConsoleOptions& options);

// The contract of the command line's --format json and ndjson.
std::string RenderJson(const Report& report, Language language);
// Of ndjson the findings that hang on one record or draft come first, document by document, then those that
// look across records, so that the former can be written before the latter are known.
enum class NdjsonPart { All, Single, Across };
std::string RenderNdjson(const Report& report, NdjsonPart part = NdjsonPart::All);

// SARIF 2.1.0. Suppressed findings are there, marked as such. Of a Word file a line is a paragraph.
std::string RenderSarif(const Report& report, Language language);

// JUnit XML: a suite for each document, a case for each rule that had something to judge in it.
std::string RenderJunit(const Report& report, Language language);

// Workflow commands of GitHub Actions, the worst first, for only the first few of each level are kept there.
std::string RenderGithub(const Report& report, Language language);

// One page for a browser that needs nothing else: documents with marks, findings beside them.
std::string RenderHtml(const Report& report, Language language);

// What the comments in a commented copy say: the findings that are shown, without those that are exempt.
std::vector<Annotation> CommentsOn(const Report& report, std::size_t document, Language language);

// The same as the sheet that a commented copy of a workbook gets.
SheetList ListOfFindings(const Report& report, std::size_t document, Language language);

// The contract of `yichi facts`; a ledger's rows stand in "records".
std::string RenderFacts(const RuleSet& rules, const Document& document, const Facts& facts);

// One line of the contract of `yichi classify`, with its line break.
std::string RenderClassified(const RuleSet& rules, const Classification& classification, std::string_view id,
                             std::u32string_view text, const Classified& classified);

// JUnit XML of `yichi test`: a case for each example and each 用例.
std::string RenderProofJunit(const Proof& proof, const SourceSet& sources, Language language);

// A rule's page: what, why, what to do, source, examples.
std::string RenderRulePage(const RuleSet& rules, const SourceSet& sources, const Rule& rule,
                           Language language);

// The catalogue of the named packs: sources with the clauses of them that are rules, rules, standards,
// classes. The HTML is one page that needs nothing else.
std::string RenderCatalogueMarkdown(const RuleSet& rules, const SourceSet& sources,
                                    const std::vector<std::string>& packs, Language language);
std::string RenderCatalogueHtml(const RuleSet& rules, const SourceSet& sources,
                                const std::vector<std::string>& packs, Language language);

// A diagnostic's page: what its code means and what to do.
std::string RenderDiagnosticPage(Code code, Language language);

}  // namespace yichi
