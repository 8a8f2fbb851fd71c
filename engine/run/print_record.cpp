#include "run/print_record.h"

namespace yichi::run {
namespace {

class RecordPrinter {
 public:
  explicit RecordPrinter(const RuleSet& rules) : rules_(rules) {}

  std::string Print(const Record& record) const {
    const auto& model = rules_.models[record.model];
    std::string out;
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      auto value = Value(record.fields[i], model.fields[i].type);
      if (!value.empty()) (out += out.empty() ? "{ " : ", ") += model.fields[i].name + ": " + value;
    }
    return out.empty() ? "{ }" : out + " }";
  }

  std::string Value(const FieldValue& value, const Type& type) const {
    if (value.status == Status::Vague) return "\"若干\"";
    if (value.status != Status::Known) return {};
    if (type.list) return List(value, type.Element());
    if (type.kind == Kind::Record) return value.records.empty() ? std::string() : Print(value.records[0]);
    return Scalar(value, type);
  }

 private:
  std::string List(const FieldValue& value, const Type& element) const {
    std::string out;
    for (const auto& record : value.records) (out += out.empty() ? "[ " : ", ") += Print(record);
    for (const auto& scalar : value.scalars) (out += out.empty() ? "[ " : ", ") += Value(scalar, element);
    return out.empty() ? "[ ]" : out + " ]";
  }

  std::string Scalar(const FieldValue& value, const Type& type) const {
    if (const auto* number = std::get_if<Number>(&value.scalar)) return Figure(*number, type);
    if (const auto* day = std::get_if<Day>(&value.scalar)) return PrintDay(*day);
    if (const auto* truth = std::get_if<bool>(&value.scalar)) return *truth ? "是" : "否";
    if (const auto* member = std::get_if<std::uint32_t>(&value.scalar))
      return rules_.enumerations[type.index].members[*member].name;
    if (const auto* text = std::get_if<std::string>(&value.scalar))
      return type.kind == Kind::Region ? *text : Quoted(*text);
    return {};
  }

  std::string Figure(Number value, const Type& type) const {
    if (type.percent) return PrintExact(Multiply(value, 100).value_or(value)) + "%";
    if (type.unit == kNoIndex) return PrintExact(value);
    const auto& unit = rules_.units[type.unit];
    return PrintExact(Divide(value, unit.scale).value_or(value)) + unit.name;
  }

  // A text ends at the mark that matches its first one.
  static std::string Quoted(const std::string& text) {
    return text.find('"') == text.npos ? "\"" + text + "\"" : "「" + text + "」";
  }

  const RuleSet& rules_;
};

}  // namespace

std::string PrintField(const RuleSet& rules, const FieldValue& value, const Type& type) {
  const auto* text = std::get_if<std::string>(&value.scalar);
  if (text && value.status == Status::Known && !type.list) return *text;
  if (value.status == Status::Vague) return value.original.empty() ? "若干" : value.original.all();
  if (value.status == Status::Conflict) return "前后不一致";
  return RecordPrinter(rules).Value(value, type);
}

std::string PrintRecord(const RuleSet& rules, const Record& record) {
  return RecordPrinter(rules).Print(record);
}

}  // namespace yichi::run
