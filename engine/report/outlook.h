#pragma once

#include <string>
#include <vector>

#include "report/report.h"

namespace yichi::report {

// What a check could not say: of the packs that had something to judge, clauses that are written down as not
// computable, and rules and standards that take effect after the day of the check.
struct Outlook {
  struct Review {
    std::string source, text, because;  // 《试验办法》第九条
  };
  std::vector<Review> review;
  struct Later {
    Day from = 0;
    std::string name;  // the rule's code, the standard's name
  };
  std::vector<Later> later;  // by day, then by name
};
Outlook OutlookOf(const Report& report);

}  // namespace yichi::report
