#include "facts/record_filler.h"

#include <algorithm>

#include "base/utf8.h"
#include "facts/plain_values.h"

namespace yichi::facts {
namespace {

using NodeKind = DataNode::Kind;

const DataNode* MemberOf(const DataNode& node, std::string_view name) {
  for (const auto& [key, value] : node.members)
    if (key == name) return &value;
  return nullptr;
}

bool IsScalar(const DataNode& node) { return node.kind != NodeKind::List && node.kind != NodeKind::Object; }

// {"value": 20, "unit": "名"}, and an element with attributes beside its text.
const DataNode* ScalarIn(const DataNode& node) {
  if (IsScalar(node)) return &node;
  if (node.kind == NodeKind::List)
    return node.members.size() == 1 ? ScalarIn(node.members[0].value) : nullptr;
  for (std::string_view name : {"value", ""})
    if (const auto* value = MemberOf(node, name); value && IsScalar(*value)) return value;
  return nullptr;
}

}  // namespace

bool ShapeFits(const DataNode& node, const Type& type) {
  if (type.list || type.kind == Kind::Record) return true;
  return ScalarIn(node) != nullptr;
}

Record RecordFiller::Empty(std::uint32_t model) const {
  Record record;
  record.model = model;
  record.fields.resize(rules_.models[model].fields.size());
  return record;
}

Place RecordFiller::AddParagraph(const DataNode& node) {
  auto& paragraph = document_.paragraphs.emplace_back();
  paragraph.text = DecodeUtf8(node.text);
  paragraph.line = node.line;
  return {static_cast<std::uint32_t>(document_.paragraphs.size() - 1), 0,
          static_cast<std::uint32_t>(paragraph.text.size())};
}

Place RecordFiller::WholeOf(std::size_t paragraph) const {
  if (paragraph >= document_.paragraphs.size()) return {};
  return {static_cast<std::uint32_t>(paragraph), 0,
          static_cast<std::uint32_t>(document_.paragraphs[paragraph].text.size())};
}

void RecordFiller::Broken(const Field& field, std::uint32_t line, const std::string& text) {
  if (++notes_.unread_values > RecordNotes::kMost) return;
  auto shown = EncodeUtf8(DecodeUtf8(text).substr(0, 40));
  notes_.values.push_back(
      MakeDiagnostic(Code::D0135, {}, {"第" + std::to_string(line) + "行", std::move(shown), field.name}));
}

RecordNotes RecordFiller::TakeNotes() {
  for (const auto& [model, name] : unknown_) notes_.unknown.push_back({model, name});
  return std::move(notes_);
}

Record RecordFiller::Make(std::uint32_t model, const DataNode& object) {
  auto record = Empty(model);
  auto first = document_.paragraphs.size();
  Fill(record, object);
  auto naming = NamingField(rules_, model);
  if (naming != kNoIndex) record.place = record.fields[naming].place;
  if (!record.place.known()) record.place = WholeOf(first);
  return record;
}

void RecordFiller::Fill(Record& record, const DataNode& object) {
  for (const auto& [key, value] : object.members) {
    // The element's own text is its first own field.
    auto naming = key.empty() ? NamingField(rules_, record.model) : kNoIndex;
    auto path = naming != kNoIndex ? std::optional(FieldPath{naming})
                                   : names_.FindPath(record.model, std::string_view(key));
    if (path)
      Put(record, *path, value);
    else if (unknown_.size() < RecordNotes::kMost)
      unknown_.emplace(record.model, key.substr(0, 80));
  }
}

void RecordFiller::Put(Record& record, const FieldPath& path, const DataNode& node) {
  auto* at = &record;
  std::vector<FieldValue*> open;
  for (std::size_t step = 0; step + 1 < path.size(); ++step) {
    auto& nested = at->fields[path[step]];
    if (nested.records.empty())
      nested.records.push_back(Empty(rules_.models[at->model].fields[path[step]].type.index));
    nested.status = Status::Known;
    if (!nested.place.known()) open.push_back(&nested);
    at = &nested.records[0];
  }
  auto first = document_.paragraphs.size();
  Set(at->fields[path.back()], rules_.models[at->model].fields[path.back()], node);
  for (auto* nested : open) nested->place = WholeOf(first);
}

void RecordFiller::Set(FieldValue& value, const Field& field, const DataNode& node) {
  if (node.kind == NodeKind::Null) return;
  if (field.type.list) return SetList(value, field, node);
  if (field.type.kind != Kind::Record || node.kind != NodeKind::Object || MemberOf(node, "value")) {
    SetScalar(value, field, field.type, node);
    return;
  }
  if (value.records.empty()) value.records.push_back(Empty(field.type.index));
  value.status = Status::Known;
  auto first = document_.paragraphs.size();
  Fill(value.records[0], node);
  if (!value.place.known()) value.place = WholeOf(first);
}

// <附表><项>…</项><项>…</项></附表>: the element is the list, not one of it.
bool RecordFiller::WrapsElements(const DataNode& node, const Type& element) const {
  if (node.kind != NodeKind::Object || node.members.empty()) return false;
  const auto& first = node.members[0].name;
  return std::all_of(node.members.begin(), node.members.end(),
                     [&](const auto& member) {
                       return member.name == first &&
                              (element.kind != Kind::Record || member.value.kind == NodeKind::Object ||
                               !names_.FindPath(element.index, std::string_view(first)));
                     }) &&
         (element.kind != Kind::Record || !MemberOf(node, "value")) && !first.empty() && first != "value";
}

void RecordFiller::SetList(FieldValue& value, const Field& field, const DataNode& node) {
  value.status = Status::Known;
  if (node.kind == NodeKind::List || WrapsElements(node, field.type.Element())) {
    for (const auto& [key, one] : node.members)
      if (one.kind != NodeKind::Null) SetElement(value, field, one);
    return;
  }
  if (SetRecord(value, field.type.Element(), node)) return;
  FieldValue more;
  SetScalar(more, field, field.type, node);
  std::move(more.records.begin(), more.records.end(), std::back_inserter(value.records));
  std::move(more.scalars.begin(), more.scalars.end(), std::back_inserter(value.scalars));
  if (!value.place.known()) value.place = more.place;
}

// An element that is written as one stays one, whatever marks its text holds.
void RecordFiller::SetElement(FieldValue& value, const Field& field, const DataNode& node) {
  auto element = field.type.Element();
  if (node.kind == NodeKind::List) return SetList(value, field, node);
  if (SetRecord(value, element, node)) return;
  FieldValue one;
  if (!SetScalar(one, field, element, node)) return;
  if (!value.place.known()) value.place = one.place;
  if (element.kind == Kind::Record)
    std::move(one.records.begin(), one.records.end(), std::back_inserter(value.records));
  else
    value.scalars.push_back(std::move(one));
}

// Whether the node is an object for a list of records.
bool RecordFiller::SetRecord(FieldValue& value, const Type& element, const DataNode& node) {
  if (node.kind != NodeKind::Object || element.kind != Kind::Record || MemberOf(node, "value")) return false;
  value.records.push_back(Make(element.index, node));
  if (!value.place.known()) value.place = value.records.back().place;
  return true;
}

// Whether anything stands there.
bool RecordFiller::SetScalar(FieldValue& value, const Field& field, const Type& type, const DataNode& node) {
  const auto* scalar = ScalarIn(node);
  if (!scalar) {
    value.status = Status::Vague;
    Broken(field, node.line, node.kind == NodeKind::List ? "[…]" : "{…}");
    return true;
  }
  if (scalar->kind == NodeKind::Null) return false;
  auto place = AddParagraph(*scalar);
  const auto* unit = MemberOf(node, "unit");
  auto read = ReadPlain(rules_, document_.paragraphs[place.paragraph].text, type, place,
                        unit ? FindUnit(rules_, unit->text, type) : kNoIndex);
  if (!read) return false;
  if (read->broken) Broken(field, scalar->line, scalar->text);
  value = std::move(read->value);
  return true;
}

}  // namespace yichi::facts
