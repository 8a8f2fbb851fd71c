#pragma once

#include <string>

#include "report/held.h"

namespace yichi::report {

// {"schema":1,"texts":n,"left_out":n,"complete":true,"families":[{"similarity","units","wordings":[{"text",
// "held_by":[{"unit","division","document","location"}]}],"pairs":[{"first","second","similarity","shared",
// "only_first","only_second"}]}]}; first and second count the wordings from 0.
std::string OverlapsJson(const HeldReport& report, const HeldTexts& held, const Overlaps& overlaps,
                         bool lines);

// {"schema":1,"before":n,"after":n,"complete":true,"duties":[{"fate":"lost|doubled|moved|kept","text",
// "held_by","after":[{"similarity","text","held_by"}]}],"new":[{"text","held_by"}]}; lines give new ones the
// fate "new".
std::string ContinuityJson(const HeldReport& report, const HeldTexts& before, const HeldTexts& after,
                           const Continuity& continuity, bool lines);

}  // namespace yichi::report
