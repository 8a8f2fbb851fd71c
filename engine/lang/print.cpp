#include "lang/print.h"

namespace yichi::lang {
namespace {

using ast::Bound;
using ast::Expr;
using ast::ExprKind;
using ast::Op;

std::string_view Sign(Op op) {
  switch (op) {
    case Op::None:
      return "";
    case Op::Add:
      return "+";
    case Op::Subtract:
      return "-";
    case Op::Multiply:
      return "×";
    case Op::Divide:
      return "÷";
    case Op::Equal:
      return "=";
    case Op::NotEqual:
      return "≠";
    case Op::Less:
      return "<";
    case Op::LessEqual:
      return "≤";
    case Op::Greater:
      return ">";
    case Op::GreaterEqual:
      return "≥";
    case Op::About:
      return "≈";
    case Op::In:
      return "属于";
    case Op::NotIn:
      return "不属于";
    case Op::Has:
      return "含";
    case Op::NotHas:
      return "不含";
    case Op::Match:
      return "匹配";
    case Op::NotMatch:
      return "不匹配";
  }
  return "";
}

std::string Joined(const std::vector<Expr>& items, std::string_view between) {
  std::string out;
  for (const auto& item : items) (out += out.empty() ? "" : between) += Print(item);
  return out;
}

std::string Infix(const Expr& e, std::string_view sign) {
  return "(" + Joined(e.children, " " + std::string(sign) + " ") + ")";
}

std::string PrintRange(const Expr& e) {
  std::string out;
  std::size_t next = 0;
  if (e.lower != Bound::None) out = std::string(e.lower == Bound::Closed ? "≥" : ">") + Print(e.children[next++]);
  if (e.upper != Bound::None)
    out += std::string(out.empty() ? "" : " ") + (e.upper == Bound::Closed ? "≤" : "<") + Print(e.children[next]);
  return "范围(" + out + ")";
}

std::string PrintMatch(const Expr& e) {
  auto out = "(" + (e.children.empty() ? std::string() : Print(e.children[0]) + " ") + std::string(Sign(e.op));
  for (std::size_t i = 0; i < e.patterns.size(); ++i)
    out += (i == 0 ? " \"" : " | \"") + e.patterns[i].text + "\"";
  return out + ")";
}

}  // namespace

std::string Print(const Expr& e) {
  switch (e.kind) {
    case ExprKind::Number:
    case ExprKind::Name:
      return e.text;
    case ExprKind::Quantity:
      return e.text + e.unit;
    case ExprKind::Percent:
      return e.text + "%";
    case ExprKind::Date:
      return PrintDay(e.day);
    case ExprKind::String:
      return "\"" + e.text + "\"";
    case ExprKind::True:
      return "是";
    case ExprKind::False:
      return "否";
    case ExprKind::Unregulated:
      return "未规定";
    case ExprKind::Field:
      return Print(e.children[0]) + "." + e.text;
    case ExprKind::Call:
      return e.text + "(" + Joined(e.children, ", ") + ")";
    case ExprKind::List:
      return "[" + Joined(e.children, ", ") + "]";
    case ExprKind::Table:
      return "表[" + Joined(e.children, " ") + "]";
    case ExprKind::Record:
      return "{" + Joined(e.children, ", ") + "}";
    case ExprKind::Entry:
      return e.text + ": " + Print(e.children[0]);
    case ExprKind::Negate:
      return "(-" + Print(e.children[0]) + ")";
    case ExprKind::And:
      return "且(" + Joined(e.children, ", ") + ")";
    case ExprKind::Or:
      return "或(" + Joined(e.children, ", ") + ")";
    case ExprKind::Not:
      return "非(" + Print(e.children[0]) + ")";
    case ExprKind::Binary:
    case ExprKind::Compare:
    case ExprKind::In:
    case ExprKind::Has:
      return Infix(e, Sign(e.op));
    case ExprKind::Match:
      return PrintMatch(e);
    case ExprKind::Range:
      return PrintRange(e);
    case ExprKind::Select:
      return Infix(e, "其中");
    case ExprKind::Satisfy:
      return Infix(e, "满足");
    case ExprKind::Take:
      return Infix(e, "取");
  }
  return {};
}

std::string Print(const ast::Path& path) {
  std::string out;
  for (const auto& name : path.names) (out += out.empty() ? "" : ".") += name.text;
  return out;
}

std::string Print(const ast::TypeName& type) {
  return (type.list ? "列表 " : "") + type.name.text + (type.per.empty() ? "" : "/" + type.per.text);
}

}  // namespace yichi::lang
