#include "facts/draft.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"

namespace yichi::facts {

Draft::Draft(std::uint32_t of_model, std::size_t fields, Pieces where)
    : model(of_model), pieces(std::move(where)), slots(fields) {}
Draft::Draft(Draft&&) noexcept = default;
Draft& Draft::operator=(Draft&&) noexcept = default;
Draft::~Draft() = default;

namespace {

bool SameValue(const FieldValue& a, const FieldValue& b) {
  const auto *left = std::get_if<std::string>(&a.scalar), *right = std::get_if<std::string>(&b.scalar);
  if (left && right) return Fold(DecodeUtf8(*left)) == Fold(DecodeUtf8(*right));
  return a.scalar == b.scalar;
}

bool Before(const FieldValue& a, const FieldValue& b) {
  return std::pair(a.place.paragraph, a.place.begin) < std::pair(b.place.paragraph, b.place.begin);
}

// Readings of different value, in document order.
std::vector<FieldValue> Distinct(const std::vector<FieldValue>& readings) {
  std::vector<FieldValue> distinct;
  for (const auto& reading : readings) {
    if (reading.status != Status::Known) continue;
    auto same = [&](const FieldValue& other) { return SameValue(reading, other); };
    if (std::none_of(distinct.begin(), distinct.end(), same)) distinct.push_back(reading);
  }
  return distinct;
}

FieldValue FinishScalar(Slot& slot, const Type& type, const std::string& path,
                        std::vector<Disagreement>& disagreements) {
  FieldValue missing;
  missing.place = slot.where;
  if (slot.readings.empty()) return missing;
  std::stable_sort(slot.readings.begin(), slot.readings.end(), Before);
  auto distinct = Distinct(slot.readings);
  if (distinct.empty()) return slot.readings.front();
  if (distinct.size() == 1) return distinct.front();
  FieldValue conflict;
  conflict.status = Status::Conflict;
  conflict.place = distinct.front().place;
  disagreements.push_back({path, std::move(distinct), type});
  return conflict;
}

FieldValue FinishList(const RuleSet& rules, Slot& slot, const std::string& path,
                      std::vector<Disagreement>& disagreements) {
  FieldValue list;
  list.place = slot.where;
  bool some = !slot.elements.empty() || !slot.readings.empty();
  if (some || (slot.found && !slot.open))
    list.status = Status::Known;
  else if (slot.found)
    list.status = Status::Vague;
  for (std::size_t i = 0; i < slot.elements.size(); ++i)
    list.records.push_back(
        Finish(rules, slot.elements[i], path + "[" + std::to_string(i + 1) + "]", disagreements));
  std::stable_sort(slot.readings.begin(), slot.readings.end(), Before);
  for (auto& reading : slot.readings) {
    auto same = [&](const FieldValue& other) { return SameValue(reading, other); };
    if (std::none_of(list.scalars.begin(), list.scalars.end(), same))
      list.scalars.push_back(std::move(reading));
  }
  if (!list.records.empty()) list.place = list.records.front().place;
  if (!list.scalars.empty()) list.place = list.scalars.front().place;
  return list;
}

}  // namespace

Record Finish(const RuleSet& rules, Draft& draft, const std::string& path,
              std::vector<Disagreement>& disagreements) {
  Record record;
  record.model = draft.model;
  record.place = FirstPlace(draft.pieces);
  const auto& fields = rules.models[draft.model].fields;
  record.fields.resize(fields.size());
  for (std::size_t i = 0; i < fields.size(); ++i) {
    auto& slot = draft.slots[i];
    auto name = path.empty() ? fields[i].name : path + "." + fields[i].name;
    if (fields[i].type.list) {
      record.fields[i] = FinishList(rules, slot, name, disagreements);
    } else if (fields[i].type.kind != Kind::Record) {
      record.fields[i] = FinishScalar(slot, fields[i].type, name, disagreements);
    } else if (slot.nested) {
      record.fields[i].status = Status::Known;
      record.fields[i].records.push_back(Finish(rules, *slot.nested, name, disagreements));
      record.fields[i].place = slot.where;
    }
  }
  return record;
}

namespace {

// The element's name as people compare it, empty when it has none.
std::u32string NameOf(const Draft& draft) {
  constexpr std::size_t kFirstOwnField = 1;
  if (draft.slots.size() <= kFirstOwnField) return {};
  for (const auto& reading : draft.slots[kFirstOwnField].readings)
    if (const auto* text = std::get_if<std::string>(&reading.scalar)) {
      auto name = Fold(DecodeUtf8(*text));
      std::erase(name, U' ');
      return name;
    }
  return {};
}

void MergeInto(const RuleSet& rules, Draft& into, Draft& from) {
  if (into.row.table == kNone) into.row = from.row;
  into.pieces.insert(into.pieces.end(), from.pieces.begin(), from.pieces.end());
  for (std::size_t i = 0; i < into.slots.size(); ++i) {
    auto &to = into.slots[i], &other = from.slots[i];
    to.readings.insert(to.readings.end(), other.readings.begin(), other.readings.end());
    std::move(other.elements.begin(), other.elements.end(), std::back_inserter(to.elements));
    to.found = to.found || other.found;
    to.open = to.open && other.open;
    if (!to.where.known()) to.where = other.where;
    if (to.nested && other.nested)
      MergeInto(rules, *to.nested, *other.nested);
    else if (other.nested)
      to.nested = std::move(other.nested);
  }
}

// Two of one name in one list stay two, for a rule to find.
bool SpeakOfOne(const Draft& a, const Draft& b) {
  if (a.origin != b.origin) return true;
  bool matched = a.origin && a.origin->match;
  return matched && !a.pieces.empty() && !b.pieces.empty() &&
         a.pieces.front().paragraph != b.pieces.front().paragraph;
}

bool OfOneTable(const Draft& a, const Draft& b) { return a.row.table != kNone && a.row.table == b.row.table; }

}  // namespace

// A row that two lines read is one element, whatever it is called; two rows of one table never are.
void MergeNamesakes(const RuleSet& rules, std::vector<Draft>& elements) {
  std::vector<Draft> merged;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> of_row;
  for (auto& element : elements) {
    auto row = element.row.table == kNone ? of_row.end() : of_row.find({element.row.table, element.row.row});
    auto same =
        row == of_row.end() ? merged.end() : merged.begin() + static_cast<std::ptrdiff_t>(row->second);
    auto name = same == merged.end() ? NameOf(element) : std::u32string();
    if (!name.empty())
      same = std::find_if(merged.begin(), merged.end(), [&](const Draft& other) {
        return !OfOneTable(other, element) && SpeakOfOne(other, element) && NameOf(other) == name;
      });
    if (element.row.table != kNone)
      of_row.try_emplace({element.row.table, element.row.row},
                         static_cast<std::size_t>(same - merged.begin()));
    if (same == merged.end())
      merged.push_back(std::move(element));
    else
      MergeInto(rules, *same, element);
  }
  elements = std::move(merged);
}

}  // namespace yichi::facts
