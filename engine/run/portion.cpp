#include "run/portion.h"

namespace yichi {

void MoveBehind(Portion& portion, std::uint32_t paragraphs, std::uint32_t input) {
  for (auto& finding : portion.judgement.findings)
    ForPlaces(finding, [&](Place& place) {
      if (place.known()) place.paragraph += paragraphs;
      place.document = input;
    });
  Excerpts moved;
  for (auto& [number, paragraph] : portion.excerpts)
    moved.emplace_hint(moved.end(), number + paragraphs, std::move(paragraph));
  portion.excerpts = std::move(moved);
}

Excerpts ExcerptsOf(const Document& document, const std::vector<Finding>& findings) {
  Excerpts excerpts;
  for (const auto& finding : findings)
    ForPlaces(finding, [&](const Place& place) {
      if (place.known() && place.paragraph < document.paragraphs.size())
        excerpts.try_emplace(place.paragraph, document.paragraphs[place.paragraph]);
    });
  return excerpts;
}

}  // namespace yichi
