#pragma once

#include <string>
#include <vector>

#include "analysis/continuity.h"
#include "analysis/overlap.h"
#include "report/report.h"

namespace yichi {

enum class ListFormat { Console, Json, Ndjson };

// What the lists of held texts are about.
struct HeldReport {
  std::string noun;  // the classification's model
  Number least;
  std::vector<ReportedDocument> documents;  // the inputs of the run, by Place::document
  Language language = Language::Chinese;
};

// Who holds the same or nearly the same text, what the wordings share and where they differ. Ndjson: a family
// a line.
std::string RenderOverlaps(const HeldReport& report, const HeldTexts& held, const Overlaps& overlaps,
                           ListFormat format);

// What became of each text: lost, doubled, new, moved; those that stayed are counted. Ndjson: a text a line.
std::string RenderContinuity(const HeldReport& report, const HeldTexts& before, const HeldTexts& after,
                             const Continuity& continuity, ListFormat format);

}  // namespace yichi
