#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "office/document.h"
#include "report/report.h"

// Parts that several JSON outputs share. Only json*.cpp may include this.
namespace yichi::report {

using Json = nlohmann::ordered_json;  // keys in the order of the contract

// Part, paragraph (from 1), code points; line and column for text files. An empty object for an unknown
// place.
Json LocationJson(const Document& document, const Place& place, std::string_view field = {});

// A scalar: whole numbers and finite decimals as numbers in the unit they are written in, other fractions as
// text ("22/3"), days as 2021-06-01, members by name.
Json ScalarJson(const RuleSet& rules, const FieldValue& value, const Type& type);

// What was supposed: field, value, how many records, what the first of them said.
Json AssumedJson(const RuleSet& rules, const std::vector<Assumed>& all);

// A path as a URI reference.
std::string Address(std::string_view path);

// UTF-8; bytes that are not become U+FFFD.
std::string Dumped(const Json& json, int indent);

}  // namespace yichi::report
