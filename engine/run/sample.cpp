#include "run/sample.h"

#include <algorithm>

#include "base/utf8.h"
#include "office/read.h"
#include "run/classify.h"
#include "text/numeral.h"
#include "text/view.h"

namespace yichi::run {
namespace {

using ast::Expr;
using ast::ExprKind;

// Writes values into a record by the declarations of its model. Names and units were checked before.
class Filler {
 public:
  Filler(const RuleSet& rules, std::uint32_t pack) : rules_(rules), pack_(pack) {}

  Record Make(std::uint32_t model) const {
    Record record;
    record.model = model;
    record.fields.resize(rules_.models[model].fields.size());
    return record;
  }

  void Fill(Record& record, const Expr& written) const {
    for (const auto& entry : written.children) Put(record, entry.text, entry.children[0]);
  }

  void SetList(FieldValue& field, const Type& element, const Expr& value) const {
    if (value.kind == ExprKind::Table) return SetTable(field, element, value);
    for (const auto& item : value.kind == ExprKind::List ? value.children : std::vector<Expr>{value}) {
      FieldValue one;
      Set(one, element, item);
      if (element.kind == Kind::Record)
        field.records.push_back(std::move(one.records[0]));
      else
        field.scalars.push_back(std::move(one));
    }
  }

 private:
  std::uint32_t FindField(std::uint32_t model, std::string_view name) const {
    const auto& fields = rules_.models[model].fields;
    for (std::uint32_t i = 0; i < fields.size(); ++i) {
      const auto& field = fields[i];
      if (field.name == name ||
          std::find(field.aliases.begin(), field.aliases.end(), name) != field.aliases.end())
        return i;
    }
    return kNoIndex;
  }

  // 职数.总数 makes the record 职数 when it is not there yet.
  void Put(Record& record, std::string_view path, const Expr& value) const {
    auto dot = path.find('.');
    auto index = FindField(record.model, path.substr(0, dot));
    if (index == kNoIndex) return;
    const auto& type = rules_.models[record.model].fields[index].type;
    auto& field = record.fields[index];
    if (dot == path.npos) return Set(field, type, value);
    if (type.kind != Kind::Record || type.list) return;
    if (field.records.empty()) field.records.push_back(Make(type.index));
    field.status = Status::Known;
    Put(field.records[0], path.substr(dot + 1), value);
  }

  void Set(FieldValue& field, const Type& type, const Expr& value) const {
    field.status = Status::Known;
    if (type.list) return SetList(field, type.Element(), value);
    if (type.kind == Kind::Record) {
      field.records = std::vector{Make(type.index)};
      if (value.kind == ExprKind::Record)
        Fill(field.records[0], value);
      else
        SetName(field.records[0], value);
      return;
    }
    SetScalar(field, type, value);
  }

  // The head names fields; an empty text in a cell leaves the field missing.
  void SetTable(FieldValue& field, const Type& element, const Expr& table) const {
    const auto& head = table.children[0].children;
    for (std::size_t r = 1; r < table.children.size(); ++r) {
      auto& record = field.records.emplace_back(Make(element.index));
      const auto& cells = table.children[r].children;
      for (std::size_t c = 0; c < head.size() && c < cells.size(); ++c)
        if (cells[c].kind != ExprKind::String || !cells[c].text.empty()) Put(record, head[c].text, cells[c]);
    }
  }

  // An element written as a text alone is its first own field (职责: ["…"]).
  void SetName(Record& record, const Expr& value) const {
    if (record.fields.size() > 1) Set(record.fields[1], rules_.models[record.model].fields[1].type, value);
  }

  void SetScalar(FieldValue& field, const Type& type, const Expr& value) const {
    switch (type.kind) {
      case Kind::Number:
        return SetNumber(field, type, value);
      case Kind::Date:
        if (value.kind == ExprKind::Date)
          field.scalar = value.day;
        else if (auto day = ParseDay(value.text))
          field.scalar = *day;
        else
          field.status = Status::Vague;
        field.original = value.kind == ExprKind::Date ? PrintDay(value.day) : value.text;
        return;
      case Kind::Boolean:
        field.scalar = value.kind == ExprKind::True;
        return;
      case Kind::Member:
        return SetMember(field, type, value.text);
      default:
        field.scalar = PathText(value);
    }
  }

  static std::string PathText(const Expr& value) {
    if (value.kind == ExprKind::Field) return PathText(value.children[0]) + "." + value.text;
    return value.kind == ExprKind::Quantity ? value.text + value.unit : value.text;
  }

  void SetMember(FieldValue& field, const Type& type, const std::string& word) const {
    const auto& members = rules_.enumerations[type.index].members;
    for (std::uint32_t m = 0; m < members.size(); ++m)
      if (std::find(members[m].words.begin(), members[m].words.end(), word) != members[m].words.end()) {
        field.scalar = m;
        return;
      }
    field.status = Status::Vague;
  }

  const Unit* FindUnit(const std::string& word) const {
    for (const auto& unit : rules_.units) {
      const auto& visible = rules_.packs[pack_].imports;
      if (std::find(visible.begin(), visible.end(), unit.pack) == visible.end()) continue;
      if (unit.name == word || std::find(unit.words.begin(), unit.words.end(), word) != unit.words.end())
        return &unit;
    }
    return nullptr;
  }

  // 若干 and other words that give no number leave the value open.
  void SetNumber(FieldValue& field, const Type& type, const Expr& value) const {
    auto number = ParseDecimal(value.text);
    if (value.kind == ExprKind::String) {
      number = ReadNumeral(DecodeUtf8(value.text));
      if (number && type.unit != kNoIndex) number = Multiply(*number, rules_.units[type.unit].scale);
    } else if (number && value.kind == ExprKind::Percent) {
      number = Divide(*number, Number(100));
    } else if (number && value.kind == ExprKind::Quantity) {
      if (const auto* unit = FindUnit(value.unit.substr(0, value.unit.find('/'))))
        number = Multiply(*number, unit->scale);
    } else if (number && value.kind == ExprKind::Number && type.unit != kNoIndex) {
      number = Multiply(*number, rules_.units[type.unit].scale);
    }
    if (number)
      field.scalar = *number;
    else
      field.status = Status::Vague;
  }

  const RuleSet& rules_;
  std::uint32_t pack_;
};

std::vector<TextBlock> BlocksOf(const ast::Sample& sample) {
  std::vector<TextBlock> blocks;
  for (const auto& block : sample.blocks) {
    auto& added = blocks.emplace_back();
    if (block.kind == ExprKind::String) {
      added.text = block.text;
      continue;
    }
    for (const auto& row : block.children) {
      auto& cells = added.table.emplace_back();
      for (const auto& cell : row.children)
        cells.push_back(cell.kind == ExprKind::Quantity  ? cell.text + cell.unit
                        : cell.kind == ExprKind::Percent ? cell.text + "%"
                                                         : cell.text);
    }
  }
  return blocks;
}

SampleInput FromDocument(const RuleSet& rules, const Document& document, std::uint32_t model) {
  SampleInput input;
  if (model == kNoIndex) model = FindKind(rules, document, std::nullopt);
  if (model != kNoIndex && !rules.models[model].builtin) {
    auto facts = Extract(rules, document, model);
    input.records = std::move(facts.records);
    FillClasses(rules, input.records);
    input.document = std::move(facts.document);
  } else {
    input.document = DocumentRecord(rules, document);
  }
  return input;
}

}  // namespace

Input SampleInput::AsInput() const {
  Input input;
  for (const auto& record : records) input.records.push_back(&record);
  if (document) input.documents.push_back(&*document);
  return input;
}

Record RecordOf(const RuleSet& rules, const ast::Expr& record, std::uint32_t model) {
  Filler filler(rules, rules.models[model].pack);
  auto made = filler.Make(model);
  filler.Fill(made, record);
  return made;
}

std::vector<Record> RecordsOf(const RuleSet& rules, const ast::Expr& value, std::uint32_t model) {
  FieldValue list;
  Filler(rules, rules.models[model].pack).SetList(list, RecordType(model), value);
  return list.records.Take();
}

SampleInput MakeSample(const RuleSet& rules, const ast::Sample& sample, std::uint32_t model,
                       const std::string* bytes) {
  SampleInput input;
  if (sample.record) {
    input.records.push_back(RecordOf(rules, *sample.record, model));
    FillClasses(rules, input.records);
    return input;
  }
  if (!sample.file) return FromDocument(rules, DocumentFromText("", BlocksOf(sample)), model);
  if (!bytes) {
    input.error = "没有文件“" + sample.file->text + "”";
    return input;
  }
  auto read = ReadDocument(sample.file->text, *bytes, {});
  if (auto* unreadable = std::get_if<Unreadable>(&read)) {
    input.error = MessageOf(unreadable->reason, Language::Chinese);
    return input;
  }
  return FromDocument(rules, std::get<Document>(read), model);
}

}  // namespace yichi::run
