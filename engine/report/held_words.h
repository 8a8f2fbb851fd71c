#pragma once

#include <string>
#include <vector>

#include "report/held.h"

// Words that the lists of held texts share.
namespace yichi::report {

// 86% or 85.7%: rounded down, so that only what is the same is 100%.
std::string PercentText(Number share);

// 某中心·数据科; the input's path for an owner without a name.
std::string HolderText(const HeldReport& report, const HeldTexts& held, const HeldText& text);

// 甲.docx 第四条,第3段
std::string HeldPlace(const HeldReport& report, const HeldText& text);

// What two wordings share, and what only one of them has.
struct WordingDifference {
  std::vector<std::string> shared, only_first, only_second;
};
WordingDifference CompareWordings(const std::string& first, const std::string& second);

}  // namespace yichi::report
