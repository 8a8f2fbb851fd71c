#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "check/ruleset.h"
#include "value/record.h"

// How the records of a run can be judged by a rule across records without all of them in memory at once.
namespace yichi {

// The field by whose values the root records of a rule fall into groups that have nothing to do with each
// other, so that its records can be judged set by set.
struct Division {
  std::uint32_t model = 0, field = 0;
};
std::optional<Division> DivisionOf(const Rule& rule);

// A rule over groups that looks records up by the group's key, and has nothing to say of records without one
// (其中 已填(上级) 按 上级): of many records it concerns those with a key and those that a key names.
struct Named {
  std::uint32_t model = 0, field = 0;
  std::vector<RecordJoin> joins;
};
std::optional<Named> NamedBy(const Rule& rule);

// What texts have in common that a lookup takes for equal; std::nullopt for other values and for none.
std::optional<std::string> KeyOf(const FieldValue& value);

// Equal values fall into one bucket. The members of an enumeration have one each.
inline constexpr std::uint32_t kBuckets = 1024;
std::uint32_t BucketOf(const FieldValue& value);

// The buckets [first, last), which hold so many records.
struct Buckets {
  std::uint32_t first = 0, last = kBuckets;
  std::uint64_t records = 0;
  bool holds(std::uint32_t bucket) const { return first <= bucket && bucket < last; }
};
// All buckets that hold any, in sets of at most `most` records together; one that holds more is alone.
std::vector<Buckets> DivideBuckets(std::span<const std::uint64_t> records, std::uint64_t most);

}  // namespace yichi
