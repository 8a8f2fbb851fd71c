#include "../packs.h"

namespace yichi {
namespace {

namespace fs = std::filesystem;

// What was read, one value a line: field, value, paragraph from 1, code points. Fields that the text says
// nothing about are left out.
class FactsDump {
 public:
  FactsDump(const RuleSet& rules, const Document& document) : rules_(rules), document_(document) {}

  std::string Of(const Facts& facts) {
    out_ = "文种 " + (facts.model == kNoIndex ? "不明" : rules_.models[facts.model].name) + "\n";
    out_ += "标题 " + document_.TitleText() + "\n";
    for (const auto& record : facts.records) Write(record, "");
    for (const auto& disagreement : facts.disagreements) Write(disagreement);
    for (const auto& place : facts.unread) out_ += "未读出 " + place.field + At(place.place) + "\n";
    return std::move(out_);
  }

 private:
  void Write(const Record& record, const std::string& prefix) {
    const auto& fields = rules_.models[record.model].fields;
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      const auto& type = fields[i].type;
      bool structure = type.kind == Kind::Record && rules_.models[type.index].builtin;
      if (!structure) Write(record.fields[i], type, prefix + fields[i].name);
    }
  }

  void Write(const FieldValue& value, const Type& type, const std::string& name) {
    if (type.list) return WriteList(value, type, name);
    if (type.kind == Kind::Record)
      return value.records.empty() ? void() : Write(value.records.front(), name + ".");
    if (value.status == Status::Missing) return;
    out_ += name + " = " + Shown(value, type) + At(value.place) + "\n";
  }

  void WriteList(const FieldValue& value, const Type& type, const std::string& name) {
    if (value.status == Status::Known && value.records.empty() && value.scalars.empty())
      out_ += name + " = 无\n";
    for (std::size_t i = 0; i < value.scalars.size(); ++i)
      Write(value.scalars[i], type.Element(), name + "[" + std::to_string(i + 1) + "]");
    for (std::size_t i = 0; i < value.records.size(); ++i)
      Write(value.records[i], name + "[" + std::to_string(i + 1) + "].");
  }

  void Write(const Disagreement& disagreement) {
    out_ += "不一致 " + disagreement.field + ":";
    for (const auto& reading : disagreement.readings)
      out_ += " " + Shown(reading, disagreement.type) + At(reading.place);
    out_ += "\n";
  }

  std::string Shown(const FieldValue& value, const Type& type) const {
    if (value.status == Status::Vague) return "不定“" + value.original.all() + "”";
    if (value.status != Status::Known) return "不一致";
    if (const auto* number = std::get_if<Number>(&value.scalar))
      return PrintQuantity(*number, type, rules_.units, 2);
    if (const auto* member = std::get_if<std::uint32_t>(&value.scalar))
      return rules_.enumerations[type.index].members[*member].name;
    if (const auto* day = std::get_if<Day>(&value.scalar)) return PrintDay(*day);
    if (const auto* truth = std::get_if<bool>(&value.scalar)) return *truth ? "是" : "否";
    return std::get<std::string>(value.scalar);
  }

  static std::string At(const Place& place) {
    if (!place.known()) return "";
    return " @第" + std::to_string(place.paragraph + 1) + "段 " + std::to_string(place.begin) + "-" +
           std::to_string(place.end);
  }

  const RuleSet& rules_;
  const Document& document_;
  std::string out_;
};

class FactsRead : public testing::TestWithParam<fs::path> {};

TEST_P(FactsRead, AreWhatTheTextSays) {
  auto document = packs::Read(GetParam());
  FactsDump dump(packs::All().rules, document);
  golden::Expect(GetParam(), ".facts", dump.Of(packs::FactsOf(document)));
}

INSTANTIATE_TEST_SUITE_P(Files, FactsRead, testing::ValuesIn(packs::Texts("golden/facts")),
                         golden::CaseName());

}  // namespace
}  // namespace yichi
