#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "check/builder.h"

namespace yichi::check {

// One ring of names: names given by 设, holes of patterns and parameters, and the fields of one record.
struct Layer {
  std::map<std::string, Value> names;
  std::optional<Value> record;   // a scalar record whose fields stand bare
  std::string record_name;       // how the record itself may be called; may be empty
  std::optional<Value> element;  // the element of a list, for 序位 and 上一项
};

// Where a name is looked up, the innermost layer last.
struct Scope {
  std::vector<Layer> layers;
  std::uint32_t frame = 0;  // the rows that are being talked about
  std::uint32_t pack = 0;   // whose declarations are visible
};

}  // namespace yichi::check
