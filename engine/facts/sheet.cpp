#include "facts/sheet.h"

#include <algorithm>

#include "base/utf8.h"
#include "facts/tables.h"
#include "office/package.h"

namespace yichi {
namespace {

bool HoldsLists(const Record& record) {
  return std::any_of(record.fields.begin(), record.fields.end(),
                     [](const FieldValue& value) { return !value.records.empty(); });
}

bool HoldsValues(const Record& record) {
  constexpr std::size_t kFirstOwn = 1;  // before it all of the text
  for (auto field = kFirstOwn; field < record.fields.size(); ++field)
    if (record.fields[field].status != Status::Missing) return true;
  return false;
}

// The list of the model whose elements are records of `element`; kNoIndex when there is none.
std::uint32_t ListOf(const RuleSet& rules, std::uint32_t model, std::uint32_t element) {
  const auto& fields = rules.models[model].fields;
  for (std::uint32_t field = 0; field < fields.size(); ++field) {
    const auto& type = fields[field].type;
    if (type.list && type.kind == Kind::Record && rules.IsA(element, type.index) && !fields[field].derived)
      return field;
  }
  return kNoIndex;
}

std::string FirstRow(const Document& document) {
  constexpr std::size_t kLongest = 120;
  std::string words;
  if (document.tables.empty()) return words;
  for (std::uint32_t column = 0; column < document.tables[0].columns && words.size() < kLongest; ++column) {
    auto word = EncodeUtf8(facts::Trim(facts::CellText(document, 0, 0, column)));
    if (!word.empty()) words += (words.empty() ? "" : "、") + word;
  }
  return words;
}

}  // namespace

std::variant<Facts, Unreadable> ExtractSheet(const RuleSet& rules, const Document& document,
                                             const LedgerOptions& options) {
  if (auto ledger = ExtractLedger(rules, document, options)) return *std::move(ledger);
  auto facts = Extract(rules, document, FindKind(rules, document, options.kind));
  if (facts.model == kNoIndex || HoldsLists(facts.records[0])) return facts;
  auto plain = options;
  plain.kind.reset();
  plain.titled = false;
  auto rows = ExtractLedger(rules, document, plain);
  auto list = rows ? ListOf(rules, facts.model, rows->model) : kNoIndex;
  if (list != kNoIndex) {
    auto& value = facts.records[0].fields[list];
    value.status = Status::Known;
    value.place = rows->records.empty() ? Place() : rows->records[0].place;
    value.records = std::move(rows->records);
    facts.notes.insert(facts.notes.end(), rows->notes.begin(), rows->notes.end());
    return facts;
  }
  if (options.kind && rows)
    return MakeUnreadable(Code::D0062, {*options.kind, rules.models[rows->model].name});
  if (options.kind && !HoldsValues(facts.records[0]))
    return MakeUnreadable(Code::D0063, {*options.kind, FirstRow(document)});
  return facts;
}

}  // namespace yichi
