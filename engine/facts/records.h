#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "facts/extract.h"
#include "facts/field_names.h"
#include "facts/ledger.h"
#include "office/read.h"
#include "office/sniff.h"

namespace yichi {

// Records of a file of one of the formats that hold them (HoldsRecords), and a document with a paragraph for
// each value, so that places can be told by line.
struct RecordFile {
  Document document;
  Facts facts;
};

// A key of a record that is no field of its model.
struct UnknownKey {
  std::uint32_t model = 0;
  std::string name;
  friend auto operator<=>(const UnknownKey&, const UnknownKey&) = default;
};

// What of a record file could not be read: the first of each sort, and how many there are.
struct RecordNotes {
  static constexpr std::size_t kMost = 100;
  Diagnostics lines, values;
  std::uint64_t unread_lines = 0, unread_values = 0;
  std::vector<UnknownKey> unknown;  // sorted
  std::optional<TableNotes> table;  // of a ledger of rows
};

// Notes on what comes behind.
void Append(RecordNotes& notes, const RecordNotes& more);
Diagnostics Tell(const RuleSet& rules, const RecordNotes& notes);

// JSON, one record a line, or XML. An object whose keys (in XML: attributes and child elements) are fields of
// a model by name or 别名 is a record; 经费.总数 names a nested one. A list of objects is a list of
// records; objects that only wrap it are stepped through. A list field takes a list, of which each element is
// one whatever its text holds, repeated elements, or a text divided by 、；; a record field takes an object,
// or a scalar for its first own field. {"value": 20, "unit": "名"} is 20名, as `yichi facts` writes it. null
// is missing. The model is the named kind; else the one that the key around the records names; else the one
// with most keys: three, or all of at least two. Keys without field are told in Facts::notes.
std::variant<RecordFile, Unreadable> ReadRecords(const RuleSet& rules, std::string path, std::string bytes,
                                                 const ReadOptions& read, const LedgerOptions& options);

// The model of the records of a file of JSON lines, as ReadRecords would choose it: by its first thousand
// records. kNoIndex: of none, or wrapped in other objects, so that the file can only be read as a whole.
std::uint32_t ModelOfLines(const RuleSet& rules, std::string_view utf8, const Limits& limits,
                           const LedgerOptions& options);

// A stretch of such lines.
struct RecordLines {
  RecordFile file;  // its notes are empty
  RecordNotes notes;
};

// Reads stretches of such lines, one after another, in the ordinary way. For several threads at once.
class LineReader {
 public:
  LineReader(const RuleSet& rules, std::uint32_t model) : rules_(rules), model_(model), names_(rules) {}

  std::uint32_t model() const { return model_; }

  // The first line has that number in the file; the records may be none.
  RecordLines Read(std::string_view utf8, std::uint32_t first_line, const Limits& limits) const;

 private:
  const RuleSet& rules_;
  std::uint32_t model_;
  facts::FieldNames names_;
};

}  // namespace yichi
