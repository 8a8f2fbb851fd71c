#include "facts/reader.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "facts/tables.h"
#include "facts/values.h"

namespace yichi::facts {

using From = ReadingRule::From;
using Each = ReadingRule::Each;

Reader::Target Reader::Find(Draft& draft, const std::vector<std::uint32_t>& path, std::size_t depth) {
  Target target;
  auto* record = &draft;
  for (auto step = depth; step < path.size(); ++step) {
    target.field = &rules_.models[record->model].fields[path[step]];
    target.slot = &record->slots[path[step]];
    if (step + 1 == path.size()) break;
    if (target.field->type.list) {
      target.lists = step + 1;
      break;
    }
    if (!target.slot->nested) {
      auto model = target.field->type.index;
      target.slot->nested = std::make_unique<Draft>(model, rules_.models[model].fields.size(), record->pieces);
    }
    record = target.slot->nested.get();
  }
  return target;
}

Draft Reader::NewElement(const Type& type, Pieces pieces) const {
  bool record = type.kind == Kind::Record;
  return Draft(record ? type.index : 0, record ? rules_.models[type.index].fields.size() : 0, std::move(pieces));
}

namespace {

enum class Turn { Columns, Text, Elsewhere };

// In a row of a table the columns speak first; lines that look where another field was read come after that
// field.
Turn TurnOf(const ReadingRule& reading) {
  if (reading.from == From::Field) return Turn::Elsewhere;
  return reading.columns.empty() ? Turn::Text : Turn::Columns;
}

}  // namespace

void Reader::Read(Draft& draft, const std::vector<Task>& tasks) {
  for (auto turn : {Turn::Columns, Turn::Text, Turn::Elsewhere})
    for (const auto& task : tasks)
      if (TurnOf(*task.reading) == turn) Apply(draft, task);
  ReadElements(draft, tasks);
}

// What a column of the row or the pattern that found the element says is not looked for in the rest of it.
bool Reader::Given(Draft& draft, const Task& task) {
  if (task.reading->from != From::Anywhere) return false;
  const auto& targets = task.reading->targets;
  return std::any_of(targets.begin(), targets.end(),
                     [&](const auto& path) { return Find(draft, path, task.depth).slot->given; });
}

void Reader::Apply(Draft& draft, const Task& task) {
  auto target = Find(draft, task.reading->targets[0], task.depth);
  if (target.lists > 0) return;
  if (target.field->type.list)
    MakeElements(draft, task, target);
  else if (task.reading->each == Each::TotalRow)
    ReadTotalRow(draft, task);
  else if (!task.reading->columns.empty())
    ReadColumn(draft, task);
  else
    ReadScalars(draft, task);
}

// Fields of elements are read inside each element; then lists of the same things are joined.
void Reader::ReadElements(Draft& draft, const std::vector<Task>& tasks) {
  std::map<Slot*, std::vector<Task>> inner;
  std::vector<Slot*> order;
  for (const auto& task : tasks) {
    auto target = Find(draft, task.reading->targets[0], task.depth);
    bool through = target.lists > 0 || (target.field->type.list && target.field->type.kind == Kind::Record);
    if (!through) continue;
    if (!inner.contains(target.slot)) order.push_back(target.slot);
    auto& own = inner[target.slot];
    if (target.lists > 0) own.push_back({task.reading, target.lists});
  }
  for (auto* slot : order) {
    for (auto& element : slot->elements) Read(element, inner[slot]);
    MergeNamesakes(rules_, slot->elements);
  }
}

std::vector<FoundPlace> Reader::Places(Draft& draft, const Task& task) {
  const auto& reading = *task.reading;
  if (reading.from != From::Field) return FindPlaces(stretches_, reading, draft.pieces);
  std::vector<FoundPlace> places;
  auto target = Find(draft, reading.from_field, 0);
  for (const auto& value : target.slot->readings) {
    auto piece = stretches_.Whole(value.place.paragraph);
    auto same = [&](const FoundPlace& place) { return place.heading == piece; };
    if (std::none_of(places.begin(), places.end(), same)) places.push_back({{piece}, piece});
  }
  for (const auto& pieces : target.slot->read_in)
    if (target.slot->readings.empty() && !pieces.empty()) places.push_back({pieces, pieces.front()});
  return places;
}

namespace {

bool SameName(const std::string& hole, const std::string& target) {
  return hole == target || target.ends_with("." + hole) || hole.ends_with("." + target);
}

}  // namespace

// A match gives its holes to the targets they name.
bool Reader::Store(Draft& draft, const Task& task, const Stretch& stretch, const Match& match) {
  bool stored = false;
  const auto& reading = *task.reading;
  for (const auto& capture : match.captures) {
    const auto& hole = reading.match->holes()[capture.hole];
    for (std::size_t t = 0; t < reading.targets.size(); ++t) {
      bool named = std::any_of(hole.names.begin(), hole.names.end(),
                               [&](const std::string& name) { return SameName(name, reading.target_names[t]); });
      if (!named) continue;
      auto target = Find(draft, reading.targets[t], task.depth);
      auto value = ValueOf(rules_, stretch, capture, hole, target.field->type.Element());
      if (!value) continue;
      target.slot->readings.push_back(std::move(*value));
      target.slot->found = true;
      stored = true;
    }
  }
  return stored;
}

void Reader::ReadScalars(Draft& draft, const Task& task) {
  if (Given(draft, task)) return;
  const auto& reading = *task.reading;
  for (const auto& place : Places(draft, task)) {
    for (const auto& path : reading.targets) {
      auto target = Find(draft, path, task.depth);
      bool precise = reading.from != From::Anywhere && reading.from != From::Whole;
      if (!target.slot->where.known() && (precise || draft.row.table != kNone || task.depth > 0))
        target.slot->where = PlaceOf(place.heading);
      if (precise) target.slot->read_in.push_back(place.pieces);
    }
    if (place.joined) {
      auto stretch = stretches_.Joined(place.pieces);
      for (const auto& match : Matches(reading, stretch)) Store(draft, task, stretch, match);
      continue;
    }
    for (const auto& piece : place.pieces) {
      const auto& stretch = stretches_.Of(piece);
      // In an element ^ is where the element begins, not each of its paragraphs.
      bool inside = task.depth > 0 && piece != place.pieces.front();
      for (const auto& match : Matches(reading, stretch))
        if (!inside || !reading.match->texts()[match.alternative].starts_with('^')) Store(draft, task, stretch, match);
    }
    bool section = reading.from == From::Section || reading.from == From::Article || reading.from == From::Chapter;
    if (section && task.depth == 0)
      looked_.push_back({&reading, PlaceOf(place.heading)});
  }
}

void Reader::ReadCell(Draft& draft, const Task& task, std::uint32_t table, std::uint32_t row, std::uint32_t column) {
  const auto& reading = *task.reading;
  auto pieces = CellPieces(stretches_.document(), table, row, column);
  if (pieces.empty()) return;
  auto stretch = stretches_.Joined(pieces);
  if (reading.match) {
    for (const auto& match : Matches(reading, stretch)) Store(draft, task, stretch, match);
    return;
  }
  auto target = Find(draft, reading.targets[0], task.depth);
  if (!target.slot->where.known()) target.slot->where = FirstPlace(pieces);
  auto value = ValueOfText(rules_, stretch, target.field->type);
  if (!value) return;
  target.slot->readings.push_back(std::move(*value));
  target.slot->given = true;
}

// 承上: a blank cell says what the cell above says.
void Reader::ReadColumn(Draft& draft, const Task& task) {
  const auto& at = draft.row;
  if (at.table == kNone) return;
  const auto& document = stretches_.document();
  auto column = FindColumn(document, at.table, at.header, task.reading->columns);
  if (column == kNone) return;
  auto row = at.row;
  while (task.reading->carry && row > at.header + 1 && Trim(CellText(document, at.table, row, column)).empty()) --row;
  ReadCell(draft, task, at.table, row, column);
}

void Reader::ReadTotalRow(Draft& draft, const Task& task) {
  const auto& document = stretches_.document();
  std::vector<std::pair<std::uint32_t, std::uint32_t>> tables;  // with their head
  auto add = [&](std::uint32_t table, std::uint32_t header) {
    if (std::find(tables.begin(), tables.end(), std::pair(table, header)) == tables.end())
      tables.emplace_back(table, header);
  };
  if (task.reading->from == From::Field) {
    for (const auto& element : Find(draft, task.reading->from_field, 0).slot->elements)
      if (element.row.table != kNone) add(element.row.table, element.row.header);
  } else {
    for (const auto& place : Places(draft, task))
      if (place.table != kNone) add(place.table, 0);
  }
  for (auto [table, header] : tables) {
    auto column = FindColumn(document, table, header, task.reading->columns);
    if (column == kNone) continue;
    for (auto row = header + 1; row < document.tables[table].rows; ++row)
      if (IsTotalRow(document, table, row)) ReadCell(draft, task, table, row, column);
  }
}

// Whether a reading, this one or another, gave one of its targets a value.
bool Reader::ReadSome(const Draft& root, const ReadingRule& reading) const {
  return std::any_of(reading.targets.begin(), reading.targets.end(), [&](const auto& path) {
    const auto* record = &root;
    for (std::size_t i = 0; record && i + 1 < path.size(); ++i) record = record->slots[path[i]].nested.get();
    return record && !record->slots[path.back()].readings.empty();
  });
}

std::vector<UnreadPlace> Reader::TakeUnread(const Draft& root) {
  std::vector<UnreadPlace> unread;
  for (const auto& looked : looked_) {
    if (ReadSome(root, *looked.reading)) continue;
    for (const auto& name : looked.reading->target_names) {
      auto same = [&](const UnreadPlace& other) { return other.field == name; };
      if (std::none_of(unread.begin(), unread.end(), same)) unread.push_back({name, looked.place});
    }
  }
  return unread;
}

}  // namespace yichi::facts
