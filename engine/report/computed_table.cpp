#include "report/computed_table.h"

#include <algorithm>
#include <map>

#include "report/words.h"

namespace yichi::report {
namespace {

double AsDouble(Number number) {
  return static_cast<double>(number.numerator) / static_cast<double>(number.denominator);
}

std::optional<Number> InUnit(const RuleSet& rules, Number value, const Type& type) {
  return type.unit == kNoIndex ? std::optional(value) : Divide(value, rules.units[type.unit].scale);
}

// The unit that a column's head names; none for 名/个 and the like, which stand with their numbers.
std::string UnitOf(const RuleSet& rules, const Type& type) {
  return type.kind == Kind::Number && type.unit != kNoIndex ? rules.units[type.unit].name : std::string();
}

std::string AmountText(const RuleSet& rules, Number amount, const Type& type) {
  constexpr int kDecimals = 2;
  if (type.unit == kNoIndex) return PrintQuantity(amount, type, rules.units, kDecimals);
  auto shown = InUnit(rules, amount, type);
  return shown ? PrintDecimal(*shown, kDecimals).text : PrintExact(amount);
}

ComputedCell CellOf(const RuleSet& rules, const ComputedValue& value) {
  ComputedCell cell{value.value, std::nullopt, value.lacking};
  if (!value.amount && value.lacking > 0) cell.text = "—";
  if (!value.amount) return cell;
  cell.text = AmountText(rules, *value.amount, value.type);
  cell.length = AsDouble(InUnit(rules, *value.amount, value.type).value_or(*value.amount));
  return cell;
}

ComputedColumn ColumnOf(const RuleSet& rules, const ComputedValue& value, std::string name) {
  return {std::move(name), UnitOf(rules, value.type), value.type.kind == Kind::Number};
}

// Sums and counts over all groups. A group whose value is not known at all counts as one that lacks it.
ComputedRow TotalOf(const RuleSet& rules, const std::vector<const Computed*>& groups, std::size_t keys,
                    Language language) {
  ComputedRow total;
  total.keys.resize(keys);
  total.keys[0] = In(language, "合计", "total");
  for (std::size_t column = 0; column < groups[0]->values.size(); ++column) {
    auto& cell = total.cells.emplace_back();
    const auto& first = groups[0]->values[column];
    if (!first.additive) continue;
    std::optional<Number> sum = Number(0);
    std::uint64_t unread = 0;
    for (const auto* group : groups) {
      const auto& value = group->values[column];
      if (value.amount && sum) sum = Add(*sum, *value.amount);
      cell.lacking += value.LackingAlone();
      unread = std::max(unread, value.unread);
    }
    cell.lacking += unread;
    if (!sum) continue;
    cell.text = AmountText(rules, *sum, first.type);
    cell.length = AsDouble(InUnit(rules, *sum, first.type).value_or(*sum));
  }
  return total;
}

// Where each key of a group stands: members of enumerations in their order, ordered ones from the top; what
// is not written last; anything else as it came.
class KeyOrder {
 public:
  KeyOrder(const RuleSet& rules, const Rule& rule, const std::vector<const Computed*>& groups)
      : rules_(rules), rule_(rule), came_(rule.keys.size()) {
    for (const auto* group : groups)
      for (std::size_t i = 0; i < came_.size(); ++i) came_[i].try_emplace(group->keys[i], came_[i].size());
  }

  std::vector<std::size_t> Of(const Computed& group) const {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < group.keys.size(); ++i) order.push_back(PlaceOf(i, group.keys[i]));
    return order;
  }

 private:
  std::size_t PlaceOf(std::size_t which, const std::string& key) const {
    if (key.empty()) return SIZE_MAX;
    const auto& type = rule_.program.code[rule_.keys[which]].type;
    if (type.kind != Kind::Member) return came_[which].at(key);
    const auto& enumeration = rules_.enumerations[type.index];
    auto named = std::find_if(enumeration.members.begin(), enumeration.members.end(),
                              [&](const EnumerationMember& member) { return member.name == key; });
    auto place = static_cast<std::size_t>(named - enumeration.members.begin());
    return enumeration.ordered ? enumeration.members.size() - place : place;
  }

  const RuleSet& rules_;
  const Rule& rule_;
  std::vector<std::map<std::string, std::size_t>> came_;  // of each key, in which place it first came
};

class Tables {
 public:
  Tables(const RuleSet& rules, Language language) : rules_(rules), language_(language) {}

  void Add(const std::vector<const Computed*>& results) {
    const auto& rule = rules_.rules[results[0]->rule];
    if (!rule.keys.empty())
      Groups(rule, results);
    else
      Objects(rule, results);
  }

  std::vector<ComputedTable> Take() { return std::move(tables_); }

 private:
  ComputedTable Begin(const Rule& rule, const Computed& first) const {
    ComputedTable table;
    table.rule = &rule;
    table.sources = first.sources;
    return table;
  }

  void Groups(const Rule& rule, std::vector<const Computed*> groups) {
    auto table = Begin(rule, *groups[0]);
    table.grouped = true;
    for (const auto& path : rule.declaration->group_by) table.key_heads.push_back(path.names.back().text);
    KeyOrder order(rules_, rule, groups);
    std::stable_sort(groups.begin(), groups.end(),
                     [&](const Computed* a, const Computed* b) { return order.Of(*a) < order.Of(*b); });
    for (const auto& value : groups[0]->values)
      if (value.element.empty()) table.columns.push_back(ColumnOf(rules_, value, value.name));
    for (const auto* group : groups) {
      auto& row = table.rows.emplace_back();
      for (const auto& key : group->keys)
        row.keys.push_back(key.empty() ? std::string(In(language_, "没有写", "not written")) : key);
      for (const auto& value : group->values)
        if (value.element.empty()) row.cells.push_back(CellOf(rules_, value));
    }
    if (groups.size() > 1 && table.columns.size() == groups[0]->values.size())
      table.total = TotalOf(rules_, groups, table.key_heads.size(), language_);
    DropUnsaid(table);
    if (!table.columns.empty()) tables_.push_back(std::move(table));
  }

  // A column that no record fills is none of these inputs.
  static void DropUnsaid(ComputedTable& table) {
    for (auto column = table.columns.size(); column-- > 0;) {
      bool unsaid = std::all_of(table.rows.begin(), table.rows.end(), [&](const ComputedRow& row) {
        return row.cells[column].lacking > 0 && !row.cells[column].length;
      });
      if (!unsaid) continue;
      auto at = static_cast<std::ptrdiff_t>(column);
      table.columns.erase(table.columns.begin() + at);
      for (auto& row : table.rows) row.cells.erase(row.cells.begin() + at);
      if (table.total) table.total->cells.erase(table.total->cells.begin() + at);
    }
  }

  void Objects(const Rule& rule, const std::vector<const Computed*>& objects) {
    auto table = Begin(rule, *objects[0]);
    table.key_heads = {std::string(In(language_, "对象", "object"))};
    for (const auto* object : objects) {
      ComputedRow row;
      row.keys = {object->object.empty() ? rule.object_name : object->object};
      for (const auto& value : object->values) {
        if (!value.element.empty()) continue;
        if (table.rows.empty()) table.columns.push_back(ColumnOf(rules_, value, value.name));
        row.cells.push_back(CellOf(rules_, value));
      }
      if (!row.cells.empty()) table.rows.push_back(std::move(row));
    }
    if (!table.rows.empty()) tables_.push_back(table);
    for (const auto* object : objects) Elements(rule, *object);
  }

  // 区.分配 and 区.核定 are columns of one table, whose rows are the elements of 区.
  void Elements(const Rule& rule, const Computed& object) {
    std::vector<std::pair<std::string, ComputedTable>> lists;
    std::vector<std::size_t> next;  // row of each list
    for (const auto& value : object.values) {
      if (value.element.empty()) continue;
      auto dot = value.name.rfind('.');
      auto list = dot == value.name.npos ? value.name : value.name.substr(0, dot);
      auto name = dot == value.name.npos ? value.name : value.name.substr(dot + 1);
      auto at = static_cast<std::size_t>(
          std::find_if(lists.begin(), lists.end(), [&](const auto& one) { return one.first == list; }) -
          lists.begin());
      if (at == lists.size()) {
        lists.emplace_back(list, Begin(rule, object));
        lists[at].second.object = object.object;
        lists[at].second.key_heads = {list};
        lists[at].second.of_elements = true;
        next.push_back(0);
      }
      Put(lists[at].second, next[at], name, value);
    }
    for (auto& [list, table] : lists) {
      for (auto& row : table.rows) row.cells.resize(table.columns.size());
      tables_.push_back(std::move(table));
    }
  }

  void Put(ComputedTable& table, std::size_t& next, const std::string& name,
           const ComputedValue& value) const {
    if (table.columns.empty() || table.columns.back().name != name) {
      table.columns.push_back(ColumnOf(rules_, value, name));
      next = 0;
    }
    // The elements of a column come in the order of the rows.
    auto row = next++;
    if (row == table.rows.size()) table.rows.push_back({{value.element}, {}});
    table.rows[row].cells.resize(table.columns.size());
    table.rows[row].cells.back() = CellOf(rules_, value);
  }

  const RuleSet& rules_;
  Language language_;
  std::vector<ComputedTable> tables_;
};

}  // namespace

bool ComputedTable::lacks() const {
  auto row_lacks = [](const ComputedRow& row) {
    return std::any_of(row.cells.begin(), row.cells.end(),
                       [](const ComputedCell& cell) { return cell.lacking > 0; });
  };
  return std::any_of(rows.begin(), rows.end(), row_lacks);
}

std::vector<ComputedTable> TablesOf(const RuleSet& rules, const std::vector<Computed>& all,
                                    Language language) {
  Tables tables(rules, language);
  for (std::size_t begin = 0; begin < all.size();) {
    std::vector<const Computed*> results;
    auto end = begin;
    for (; end < all.size() && all[end].rule == all[begin].rule; ++end) results.push_back(&all[end]);
    tables.Add(results);
    begin = end;
  }
  return tables.Take();
}

std::string CellText(const ComputedCell& cell, Language language) {
  if (cell.lacking == 0) return cell.text;
  return cell.text + std::string(In(language, "(缺", " (lacks ")) + std::to_string(cell.lacking) + ")";
}

std::string_view LackingNote(Language language) {
  return In(language, "“缺”后面是没有写这一项的记录数,没有计入,所以是部分合计。",
            "\"lacks\" tells how many records do not say the value; they are not in the sum.");
}

}  // namespace yichi::report
