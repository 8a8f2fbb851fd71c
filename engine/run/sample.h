#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "check/ruleset.h"
#include "facts/extract.h"
#include "run/evaluate.h"

namespace yichi::run {

// What an example stands for: records, and the document when it is text. Owns what its Input points to.
struct SampleInput {
  std::vector<Record> records;
  std::optional<Record> document;
  std::optional<std::string> error;  // in words; nothing else is set then

  Input AsInput() const;
};

// What a value of an example holds: a record, or several in a list or a table.
std::vector<Record> RecordsOf(const RuleSet& rules, const ast::Expr& value, std::uint32_t model);

// A record written out in a rule file, as if it had been read. Keys name fields, 别名 or dotted paths; a text
// stands for what a 提取 would read from it (a member, a date, 若干).
Record RecordOf(const RuleSet& rules, const ast::Expr& record, std::uint32_t model);

// The sample as input for the model: a record, or texts and tables read like a document of that kind.
// `bytes` are those of the file for 文件 samples.
SampleInput MakeSample(const RuleSet& rules, const ast::Sample& sample, std::uint32_t model,
                       const std::string* bytes);

}  // namespace yichi::run
