#pragma once

#include <string>

#include "facts/ledger.h"
#include "facts/ledger_rows.h"

namespace yichi {

// Every field that is not missing, with its place; for golden files.
class RecordDump {
 public:
  RecordDump(const RuleSet& rules, const Document& document) : rules_(rules), document_(document) {}

  std::string Of(const Facts& facts) {
    out_ = facts.model == kNoIndex ? "没有模型\n" : "模型 " + rules_.models[facts.model].name + "\n";
    for (const auto& record : facts.records) {
      out_ += rules_.models[record.model].name + At(record.place) + "\n";
      Fields(record, "  ");
    }
    for (const auto* notes : {&document_.notes, &facts.notes})
      for (const auto& note : *notes)
        out_ += "注 " + std::string(CodeName(note.code)) + " " + MessageOf(note, Language::Chinese) + "\n";
    return std::move(out_);
  }

 private:
  std::string At(const Place& place) const {
    return place.known() ? " @" + facts::WhereIs(document_, place.paragraph) : "";
  }

  void Fields(const Record& record, const std::string& indent) {
    const auto& fields = rules_.models[record.model].fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const auto& value = record.fields[i];
      if (value.status == Status::Missing) continue;
      out_ += indent + fields[i].name + Scalar(value, fields[i].type);
      for (const auto& one : value.scalars) out_ += " [" + Scalar(one, fields[i].type.Element()) + " ]";
      out_ += At(value.place) + "\n";
      for (const auto& nested : value.records) {
        out_ += indent + "-\n";
        Fields(nested, indent + "  ");
      }
    }
  }

  std::string Scalar(const FieldValue& value, const Type& type) const {
    std::string out = value.status == Status::Vague ? " 不明" : "";
    if (const auto* number = std::get_if<Number>(&value.scalar))
      out += " " + PrintQuantity(*number, type, rules_.units, 4);
    if (const auto* day = std::get_if<Day>(&value.scalar)) out += " " + PrintDay(*day);
    if (const auto* member = std::get_if<std::uint32_t>(&value.scalar))
      out += " " + rules_.enumerations[type.index].members[*member].name;
    if (const auto* truth = std::get_if<bool>(&value.scalar)) out += *truth ? " 是" : " 否";
    if (const auto* text = std::get_if<std::string>(&value.scalar)) out += " “" + *text + "”";
    return out;
  }

  const RuleSet& rules_;
  const Document& document_;
  std::string out_;
};

}  // namespace yichi
