#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "office/document.h"
#include "run/field_use.h"
#include "value/record.h"

namespace yichi {

// Paragraphs of a document by their number, from 0: as many as are needed.
using Excerpts = std::map<std::uint32_t, Paragraph>;

// The root records that `kept` looks at, with the fields that it keeps, in few bytes, and the texts where
// they stand.
std::string PackRecords(const std::vector<Record>& records, const Document& document, const FieldUse& kept);

// Fills in the paragraphs whose numbers `wanted` has and the packed records stand in.
bool FindExcerpts(std::string_view packed, std::uint32_t first_paragraph, Excerpts& wanted);

}  // namespace yichi
