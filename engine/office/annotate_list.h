#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "office/annotate_sheet.h"

namespace yichi::annotate {

// The part of the sheet that `list` is.
std::string ListXml(const SheetList& list, const Document& document, std::string_view sheet_uri,
                    const Limits& limits);

// `wanted`, with a number behind it where one of `taken` is equal without regard to case.
std::string FreshSheetName(const std::string& wanted, const std::vector<std::string>& taken);

}  // namespace yichi::annotate
