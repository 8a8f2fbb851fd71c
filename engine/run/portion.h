#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "facts/records.h"
#include "run/evaluate.h"
#include "run/packed_records.h"

namespace yichi {

// What is left of a stretch of an input of records, one a line, once its records are judged: small beside
// them. Places count the paragraphs of the stretch.
struct Portion {
  std::uint32_t paragraphs = 0;  // of the whole stretch, one for each value
  std::uint64_t rows = 0;        // records that were read
  RecordNotes notes;             // lines and values that could not be read
  std::string region;            // the first that a record states
  Judgement judgement;           // by the rules that look at one record
  Excerpts excerpts;             // where the findings stand
  std::string records;           // packed: what the rules that look across records need
};

// Moves its places behind so many paragraphs of input `input` of the run.
void MoveBehind(Portion& portion, std::uint32_t paragraphs, std::uint32_t input);

// A portion as bytes, for another run of the same rules.
std::string PackPortion(const Portion& portion);
// std::nullopt for bytes that PackPortion did not write.
std::optional<Portion> UnpackPortion(std::string_view bytes, const RuleSet& rules);

// Of the document the paragraphs that the findings stand in.
Excerpts ExcerptsOf(const Document& document, const std::vector<Finding>& findings);

// Calls `visit` with every place of the finding.
template <typename SomeFinding, typename Visit>
void ForPlaces(SomeFinding& finding, Visit visit) {
  visit(finding.at.place);
  for (auto& related : finding.related) visit(related.place);
  for (auto& unknown : finding.unknowns) visit(unknown.place);
  for (auto& step : finding.derivation) visit(step.place);
}

}  // namespace yichi
