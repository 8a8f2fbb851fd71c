#include <algorithm>

#include "base/utf8.h"
#include "facts/reader.h"
#include "facts/tables.h"
#include "facts/values.h"

namespace yichi::facts {
namespace {

using From = ReadingRule::From;
using Each = ReadingRule::Each;

// An element that has a field 文本 holds its whole text there.
constexpr std::string_view kWholeText = "文本";

bool HasText(Stretches& stretches, const Pieces& pieces) {
  return std::any_of(pieces.begin(), pieces.end(),
                     [&](const Piece& piece) { return !Trim(stretches.Text(piece)).empty(); });
}

}  // namespace

void Reader::MakeElements(Draft& draft, const Task& task, Target& target) {
  const auto& reading = *task.reading;
  // The cells of a row are values, no running text.
  if (draft.row.table != kNone && reading.from == From::Anywhere) return;
  for (const auto& place : Places(draft, task)) {
    if (place.table != kNone) {
      ElementsOfTable(reading, place, target);
      continue;
    }
    auto& slot = *target.slot;
    bool by_match = reading.each == Each::Matches || reading.each == Each::None;
    bool anywhere = reading.from == From::Anywhere || reading.from == From::Whole;
    // 各处 has looked everywhere: nothing found is an empty list.
    if (reading.each == Each::Matches) slot.found = true;
    if (!anywhere) {
      slot.found = true;
      if (!slot.where.known()) slot.where = PlaceOf(place.heading);
    }
    if (by_match) {
      for (const auto& piece : place.pieces) {
        const auto& stretch = stretches_.Of(piece);
        for (const auto& match : Matches(reading, stretch)) ElementOfMatch(reading, stretch, match, target);
      }
      continue;
    }
    auto parts = SplitPlace(stretches_, reading.each, place.pieces);
    for (const auto& part : parts) ElementOf(reading, part, target);
    // Inside an element every part was looked at: none left is an empty list.
    if (task.depth > 0 && !reading.match && !parts.empty()) slot.found = true;
    if (!anywhere && parts.empty() && HasText(stretches_, place.pieces)) slot.open = true;
  }
}

void Reader::ElementOfMatch(const ReadingRule& reading, const Stretch& stretch, const Match& match, Target& target) {
  auto place = stretch.PlaceOf(match.range);
  auto type = target.field->type.Element();
  target.slot->found = true;
  if (type.kind != Kind::Record) {
    for (const auto& capture : match.captures) {
      const auto& hole = reading.match->holes()[capture.hole];
      if (hole.names.empty()) continue;
      if (auto value = ValueOf(rules_, stretch, capture, hole, type)) target.slot->readings.push_back(std::move(*value));
    }
    return;
  }
  auto element = NewElement(type, {{place.paragraph, place.begin, place.end}});
  element.origin = &reading;
  SetWholeText(element);
  for (const auto& capture : match.captures) {
    const auto& hole = reading.match->holes()[capture.hole];
    for (const auto& name : hole.names) {
      auto field = rules_.models[element.model].FindField(name.substr(name.rfind('.') + 1));
      if (field == kNoIndex) continue;
      auto value = ValueOf(rules_, stretch, capture, hole, rules_.models[element.model].fields[field].type);
      if (!value) continue;
      element.slots[field].readings.push_back(std::move(*value));
      element.slots[field].given = true;
    }
  }
  target.slot->elements.push_back(std::move(element));
}

// With 匹配 only the parts that match become elements, and its holes are their fields.
void Reader::ElementOf(const ReadingRule& reading, const Pieces& part, Target& target) {
  if (reading.match) {
    for (const auto& piece : part) {
      const auto& stretch = stretches_.Of(piece);
      auto matches = Matches(reading, stretch);
      if (matches.empty()) continue;
      ElementOfMatch(reading, stretch, matches.front(), target);
      if (!target.slot->elements.empty()) target.slot->elements.back().pieces = part;
      return;
    }
    return;
  }
  if (std::any_of(part.begin(), part.end(),
                  [&](const Piece& piece) { return Excluded(reading, stretches_.Of(piece)); }))
    return;
  auto type = target.field->type.Element();
  target.slot->found = true;
  if (type.kind == Kind::Record) {
    target.slot->elements.push_back(NewElement(type, part));
    target.slot->elements.back().origin = &reading;
    SetWholeText(target.slot->elements.back());
  } else if (auto value = ValueOfText(rules_, stretches_.Joined(part), type)) {
    target.slot->readings.push_back(std::move(*value));
  }
}

void Reader::SetWholeText(Draft& element) {
  auto field = rules_.models[element.model].FindField(kWholeText);
  if (field == kNoIndex) return;
  std::u32string text;
  for (const auto& piece : element.pieces) {
    auto own = Trim(stretches_.Text(piece));
    if (!own.empty()) (text += text.empty() ? U"" : U"\n") += own;
  }
  if (text.empty()) return;
  FieldValue value;
  value.status = Status::Known;
  value.place = PlaceOf(Trim(stretches_.document(), element.pieces.front()));
  value.scalar = EncodeUtf8(text);
  element.slots[field].readings.push_back(std::move(value));
}

void Reader::ElementsOfTable(const ReadingRule& reading, const FoundPlace& place, Target& target) {
  const auto& document = stretches_.document();
  auto type = target.field->type.Element();
  if (type.kind != Kind::Record) return;
  const auto& model = rules_.models[type.index];
  std::vector<const Field*> having;
  for (const auto& name : reading.having)
    if (auto field = model.FindField(name); field != kNoIndex) having.push_back(&model.fields[field]);
  auto header = FindHeader(document, place.table, having);
  if (!header) return;
  target.slot->found = true;
  if (!target.slot->where.known()) target.slot->where = PlaceOf(place.heading);
  for (auto row = *header + 1; row < document.tables[place.table].rows; ++row) {
    if (IsTotalRow(document, place.table, row) || IsEmptyRow(document, place.table, row)) continue;
    auto element = NewElement(type, RowPieces(document, place.table, row));
    element.row = {place.table, *header, row};
    element.origin = &reading;
    SetColumns(element);
    target.slot->elements.push_back(std::move(element));
  }
}

// Every column that bears a field's name or 别名 is that field, without a 列 line of its own.
void Reader::SetColumns(Draft& element) {
  const auto& document = stretches_.document();
  const auto& at = element.row;
  const auto& fields = rules_.models[element.model].fields;
  for (std::size_t i = 1; i < fields.size(); ++i) {
    auto column = FindColumn(document, at.table, at.header, ColumnNames(fields[i]));
    if (column == kNone) continue;
    auto pieces = CellPieces(document, at.table, at.row, column);
    if (pieces.empty()) continue;
    auto& slot = element.slots[i];
    slot.where = FirstPlace(pieces);
    const auto& type = fields[i].type;
    if (type.kind == Kind::Record && !type.list) continue;
    if (type.kind != Kind::Record) {
      if (auto value = ValueOfText(rules_, stretches_.Joined(pieces), type.Element()))
        slot.readings.push_back(std::move(*value));
      slot.found = slot.given = true;
      continue;
    }
    slot.found = true;
    for (const auto& part : SplitPlace(stretches_, Each::Sentences, pieces)) {
      slot.elements.push_back(NewElement(type.Element(), part));
      SetWholeText(slot.elements.back());
    }
  }
}

}  // namespace yichi::facts
