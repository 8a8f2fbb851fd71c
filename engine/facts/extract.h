#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "check/ruleset.h"
#include "office/document.h"
#include "value/record.h"

namespace yichi {

// Two readings of one field that disagree; the field's status is then Conflict.
struct Disagreement {
  std::string field;                 // 人数总额, 科室[1].人数
  std::vector<FieldValue> readings;  // in document order, at least two
  Type type;
};

// A place that a 提取 line looked for and found, but where no pattern read a value.
struct UnreadPlace {
  std::string field;
  Place place;
};

// What was read from one document.
struct Facts {
  std::uint32_t model = kNoIndex;  // the kind's model; kNoIndex when no 文种 fits
  std::vector<Record> records;     // root records: one or none of a draft, many of a ledger
  std::uint64_t dropped = 0;       // root records that were read, judged and not kept
  Record document;                 // the 文档 record of the document's own structure
  std::vector<Disagreement> disagreements;
  std::vector<UnreadPlace> unread;
  std::uint64_t unread_rows = 0;  // records that are there and could not be read
  bool ledger = false;            // ExtractLedger, ReadRecords: `document` is not filled
  Diagnostics notes;              // what a reader must know: cells that cannot be read, columns without field
};

// The model whose 文种 stands in the title (the longest wins, the later in the title on a tie), or kNoIndex.
// `kind` forces one by model name.
std::uint32_t FindKind(const RuleSet& rules, const Document& document,
                       const std::optional<std::string>& kind);

// Reads the document by the 提取 declarations for the model and its bases.
Facts Extract(const RuleSet& rules, const Document& document, std::uint32_t model);

// The document as a record of the engine's model 文档 (language reference, “Document structure”).
Record DocumentRecord(const RuleSet& rules, const Document& document);

}  // namespace yichi
