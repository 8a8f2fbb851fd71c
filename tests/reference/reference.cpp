#include "reference.h"

#include <functional>
#include <stdexcept>

namespace yichi::reference {
namespace {

using ast::Expr;
using ast::ExprKind;
using ast::Op;

struct Value {
  Status status = Status::Missing;
  std::optional<Number> number;  // also truth (0, 1) and members
  std::string text;
  bool is_text = false;

  bool known() const { return status == Status::Known; }
  bool yes() const { return known() && *number == Number(1); }
  bool no() const { return known() && *number == Number(0); }
};

Value Known(Number number) { return {Status::Known, number, "", false}; }
Value Truth(bool truth) { return Known(Number(truth ? 1 : 0)); }
Value Unknown(Status status) { return {status, std::nullopt, "", false}; }

int Rank(Status status) {
  switch (status) {
    case Status::Known:
      return 0;
    case Status::Missing:
      return 1;
    case Status::Vague:
      return 2;
    case Status::Conflict:
      return 3;
    case Status::Overflow:
      return 4;
    case Status::Unregulated:
      return 5;
  }
  return 0;
}

Status Worse(Status a, Status b) { return Rank(a) >= Rank(b) ? a : b; }

// A list: its elements, which of them count, and why it may not be complete.
struct List {
  Status status = Status::Known;
  std::vector<Value> values;
  std::vector<Value> members;
};

class Walker {
 public:
  Walker(const RuleSet& rules, std::vector<const Record*> around) : rules_(rules), around_(std::move(around)) {}

  Value Eval(const Expr& e) {
    switch (e.kind) {
      case ExprKind::Number:
      case ExprKind::Quantity:
        return Known(*ParseDecimal(e.text));
      case ExprKind::String:
        return {Status::Known, std::nullopt, e.text, true};
      case ExprKind::True:
        return Truth(true);
      case ExprKind::False:
        return Truth(false);
      case ExprKind::Name:
        return Name(e.text);
      case ExprKind::Binary:
        return Arithmetic(e);
      case ExprKind::And:
      case ExprKind::Or:
        return Logic(e);
      case ExprKind::Not: {
        auto value = Eval(e.children[0]);
        return value.known() ? Truth(value.no()) : value;
      }
      case ExprKind::Compare:
        return Compare(Eval(e.children[0]), Eval(e.children[1]), e.op);
      case ExprKind::In:
        return In(e);
      case ExprKind::Has:
        return Has(e);
      case ExprKind::Call:
        return Call(e);
      default:
        Refuse();
    }
  }

 private:
  [[noreturn]] static void Refuse() { throw std::logic_error("the reference does not know this"); }

  static Value FromField(const FieldValue& field) {
    Value value = Unknown(field.status);
    if (field.status != Status::Known) return value;
    if (auto* number = std::get_if<Number>(&field.scalar)) value.number = *number;
    if (auto* member = std::get_if<std::uint32_t>(&field.scalar)) value.number = Number(*member);
    if (auto* truth = std::get_if<bool>(&field.scalar)) value.number = Number(*truth ? 1 : 0);
    if (auto* text = std::get_if<std::string>(&field.scalar)) {
      value.text = *text;
      value.is_text = true;
    }
    return value;
  }

  Value Field(const Record& record, std::uint32_t index) {
    const auto& declared = rules_.models[record.model].fields[index];
    auto value = FromField(record.fields[index]);
    if (value.status == Status::Missing && declared.fallback)
      return Walker(rules_, {&record}).Eval(*declared.fallback);
    return value;
  }

  // From the inside out: the element's fields, those of the record around it, members of enumerations.
  Value Name(const std::string& name) {
    for (auto record = around_.rbegin(); record != around_.rend(); ++record)
      if (auto field = rules_.models[(*record)->model].FindField(name); field != kNoIndex) return Field(**record, field);
    for (const auto& enumeration : rules_.enumerations)
      for (std::size_t m = 0; m < enumeration.members.size(); ++m)
        if (enumeration.members[m].name == name) return Known(Number(static_cast<std::int64_t>(m)));
    Refuse();
  }

  Value Arithmetic(const Expr& e) {
    auto a = Eval(e.children[0]), b = Eval(e.children[1]);
    auto status = Worse(a.status, b.status);
    if (status != Status::Known) return Unknown(status);
    if (e.op == Op::Divide && *b.number == Number(0)) return Unknown(Status::Missing);
    auto result = e.op == Op::Add        ? Add(*a.number, *b.number)
                  : e.op == Op::Subtract ? Subtract(*a.number, *b.number)
                  : e.op == Op::Multiply ? Multiply(*a.number, *b.number)
                                         : Divide(*a.number, *b.number);
    return result ? Known(*result) : Unknown(Status::Overflow);
  }

  // Kleene: false and anything is false, true or anything is true.
  Value Logic(const Expr& e) {
    bool deciding = e.kind == ExprKind::Or;
    auto status = Status::Known;
    for (const auto& child : e.children) {
      auto value = Eval(child);
      if (deciding ? value.yes() : value.no()) return Truth(deciding);
      status = Worse(status, value.status);
    }
    return status == Status::Known ? Truth(!deciding) : Unknown(status);
  }

  static Value Compare(const Value& a, const Value& b, Op op) {
    auto status = Worse(a.status, b.status);
    if (status != Status::Known) return Unknown(status);
    if (a.is_text) return Truth((a.text == b.text) == (op == Op::Equal));
    auto order = *a.number <=> *b.number;
    switch (op) {
      case Op::Equal:
        return Truth(order == 0);
      case Op::NotEqual:
        return Truth(order != 0);
      case Op::Less:
        return Truth(order < 0);
      case Op::LessEqual:
        return Truth(order <= 0);
      case Op::Greater:
        return Truth(order > 0);
      default:
        return Truth(order >= 0);
    }
  }

  Value In(const Expr& e) {
    auto value = Eval(e.children[0]);
    const auto& range = e.children[1];
    std::vector<Value> truths;
    std::size_t next = 0;
    if (range.lower != ast::Bound::None)
      truths.push_back(Compare(value, Eval(range.children[next++]),
                               range.lower == ast::Bound::Closed ? Op::GreaterEqual : Op::Greater));
    if (range.upper != ast::Bound::None)
      truths.push_back(
          Compare(value, Eval(range.children[next]), range.upper == ast::Bound::Closed ? Op::LessEqual : Op::Less));
    auto status = Status::Known;
    bool all = true;
    for (const auto& truth : truths) {
      if (truth.no()) return Truth(e.op == Op::NotIn);
      status = Worse(status, truth.status);
      all = all && truth.yes();
    }
    if (status != Status::Known) return Unknown(status);
    return Truth(all == (e.op == Op::In));
  }

  Value Has(const Expr& e) {
    auto list = ListOf(e.children[0]);
    auto wanted = Eval(e.children[1]);
    std::vector<Value> equal;
    for (const auto& value : list.values) equal.push_back(Compare(value, wanted, Op::Equal));
    list.values = equal;
    auto has = Quantify(list, true);
    if (!has.known()) return has;
    return Truth(has.yes() == (e.op == Op::Has));
  }

  const Record* ListOwner(const std::string& name, std::uint32_t& field) {
    for (auto record = around_.rbegin(); record != around_.rend(); ++record) {
      field = rules_.models[(*record)->model].FindField(name);
      if (field != kNoIndex) return *record;
    }
    Refuse();
  }

  // `value` for every element of the list, inside the element.
  List Each(const std::string& name, const std::function<Value(Walker&)>& value,
            const std::function<Value(Walker&)>& member) {
    std::uint32_t field = kNoIndex;
    const auto* owner = ListOwner(name, field);
    const auto& elements = owner->fields[field];
    List list;
    list.status = elements.status;
    for (const auto& element : elements.records) {
      auto inside = around_;
      inside.push_back(&element);
      Walker walker(rules_, inside);
      list.members.push_back(member(walker));
      list.values.push_back(value(walker));
    }
    for (const auto& element : elements.scalars) {
      list.members.push_back(Truth(true));
      list.values.push_back(FromField(element));
    }
    return list;
  }

  List ListOf(const Expr& e) {
    auto yes = [](Walker&) { return Truth(true); };
    switch (e.kind) {
      case ExprKind::Name:
        return Each(e.text, yes, yes);
      case ExprKind::Field:
        return Each(e.children[0].text, [&](Walker& inside) { return inside.Name(e.text); }, yes);
      case ExprKind::Select:
        return Each(e.children[0].text, yes, [&](Walker& inside) { return inside.Eval(e.children[1]); });
      case ExprKind::Take: {
        const auto& list = e.children[0];
        auto value = [&](Walker& inside) { return inside.Eval(e.children[1]); };
        if (list.kind == ExprKind::Name) return Each(list.text, value, yes);
        return Each(list.children[0].text, value, [&](Walker& inside) { return inside.Eval(list.children[1]); });
      }
      case ExprKind::Satisfy:
        return Each(e.children[0].text, [&](Walker& inside) { return inside.Eval(e.children[1]); }, yes);
      default:
        Refuse();
    }
  }

  // Whether some (any) or every element has the truth, however the unknown ones turn out.
  static Value Quantify(const List& list, bool any) {
    auto status = list.status;
    for (std::size_t i = 0; i < list.values.size(); ++i) {
      const auto &member = list.members[i], &value = list.values[i];
      bool decides = any ? value.yes() : value.no();
      bool harmless = any ? value.no() : value.yes();
      if (member.yes() && decides) return Truth(any);
      if (member.no() || harmless) continue;
      if (!member.known()) status = Worse(status, member.status);
      if (!value.known() && member.yes()) status = Worse(status, value.status);
      if (!value.known() && !member.yes()) status = Worse(status, member.status);
    }
    return status == Status::Known ? Truth(!any) : Unknown(status);
  }

  Value Call(const Expr& e) {
    const auto& name = e.text;
    if (name == "上取整" || name == "下取整") {
      auto value = Eval(e.children[0]);
      if (!value.known()) return value;
      return Known(Number(name == "上取整" ? Ceiling(*value.number) : Floor(*value.number)));
    }
    if (name == "已填" || name == "缺失") {
      auto raw = Raw(e.children[0].text);
      return Truth(name == "已填" ? raw == Status::Known : raw == Status::Missing);
    }
    auto list = ListOf(e.children[0]);
    if (name == "存在") {
      for (auto& value : list.values) value = Truth(true);
      return Quantify(list, true);
    }
    if (name == "每个") return Quantify(list, false);
    return Aggregate(name, list);
  }

  Status Raw(const std::string& name) {
    std::uint32_t field = kNoIndex;
    return ListOwner(name, field)->fields[field].status;
  }

  static Value Aggregate(const std::string& name, const List& list) {
    auto status = list.status;
    std::vector<Value> in;
    for (std::size_t i = 0; i < list.values.size(); ++i) {
      if (!list.members[i].known()) status = Worse(status, list.members[i].status);
      if (list.members[i].yes()) in.push_back(list.values[i]);
    }
    if (status != Status::Known) return Unknown(status);
    if (name == "数量") return Known(Number(static_cast<std::int64_t>(in.size())));
    if (name == "唯一" || name == "首项" || name == "末项") {
      if (in.empty() || (name == "唯一" && in.size() != 1)) return Unknown(Status::Missing);
      return name == "末项" ? in.back() : in.front();
    }
    for (const auto& value : in) status = Worse(status, value.status);
    if (status != Status::Known) return Unknown(status);
    if (in.empty()) return name == "合计" ? Known(Number(0)) : Unknown(Status::Missing);
    auto total = Number(0);
    auto best = *in.front().number;
    for (const auto& value : in) {
      total = *Add(total, *value.number);
      if (name == "最大" ? *value.number > best : *value.number < best) best = *value.number;
    }
    if (name == "合计") return Known(total);
    if (name == "平均") return Known(*Divide(total, Number(static_cast<std::int64_t>(in.size()))));
    return Known(best);
  }

  const RuleSet& rules_;
  std::vector<const Record*> around_;
};

std::optional<Verdict> JudgeOne(const RuleSet& rules, const ast::RuleDeclaration& rule,
                                const std::vector<const Record*>& around) {
  Walker walker(rules, around);
  if (rule.object_where) {
    auto where = walker.Eval(*rule.object_where);
    if (where.no()) return std::nullopt;
    if (!where.known()) return where.status == Status::Unregulated ? Verdict::NotApplicable : Verdict::Undetermined;
  }
  auto applies_status = Status::Known;
  for (const auto& clause : rule.applies) {
    auto applies = walker.Eval(clause);
    if (applies.no()) return Verdict::NotApplicable;
    applies_status = Worse(applies_status, applies.status);
  }
  if (applies_status != Status::Known) return Verdict::Undetermined;
  auto requirement = walker.Eval(*rule.requirement);
  bool met = rule.forbids ? requirement.no() : requirement.yes();
  if (met) return Verdict::Pass;
  bool undecided = false;
  for (const auto& exception : rule.exceptions) {
    auto holds = walker.Eval(exception.condition);
    for (const auto& but : exception.but) {
      auto back = walker.Eval(but.condition);
      if (holds.no() || back.yes())
        holds = Truth(false);
      else if (!holds.known() || !back.known())
        holds = Unknown(Worse(holds.status, back.status));
    }
    if (holds.yes()) return Verdict::Exempt;
    undecided = undecided || !holds.known();
  }
  if (!requirement.known()) return Verdict::Undetermined;
  return undecided ? Verdict::Undetermined : Verdict::Violation;
}

}  // namespace

std::vector<Verdict> Judge(const RuleSet& rules, const Rule& rule, const Record& record) {
  const auto& declaration = *rule.declaration;
  const auto& path = declaration.objects[0].path.names;
  std::vector<Verdict> verdicts;
  auto add = [&](const std::vector<const Record*>& around) {
    if (auto verdict = JudgeOne(rules, declaration, around)) verdicts.push_back(*verdict);
  };
  if (path.size() == 1) {
    add({&record});
    return verdicts;
  }
  auto field = rules.models[record.model].FindField(path[1].text);
  for (const auto& element : record.fields[field].records) add({&record, &element});
  return verdicts;
}

}  // namespace yichi::reference
