#include <nlohmann/json.hpp>

#include "base/limits.h"
#include "report/settings.h"
#include "report/words.h"

namespace yichi {
namespace {

using nlohmann::json;

struct Mistake {
  std::string text;
};

// Reads one object by its keys; an unknown key is a mistake, for a misspelt one would silently settle
// nothing.
class Reader {
 public:
  explicit Reader(Language language) : language_(language) {}

  Settings Read(const json& root) const {
    if (!root.is_object()) Fail("最外层应是一个对象 { … }", "the outermost value must be an object");
    Settings settings;
    for (const auto& [key, value] : root.items()) {
      if (key == "rules")
        settings.rules = Rules(value);
      else if (key == "region")
        settings.region = Text(value, key);
      else if (key == "as_of")
        settings.as_of = Date(value, key);
      else if (key == "fail_on")
        settings.fail_on = Threshold(value);
      else if (key == "severity")
        settings.severity = Severities(value);
      else if (key == "suppressions")
        settings.suppressions = Suppressions(value);
      else if (key == "limits")
        settings.limits = LimitsOf(value);
      else if (key == "baseline")
        settings.baseline = BaselineOf(value);
      else
        FailUnknown(key);
    }
    return settings;
  }

 private:
  [[noreturn]] void Fail(const std::string& chinese, const std::string& english) const {
    throw Mistake{std::string(report::In(language_, chinese, english))};
  }
  [[noreturn]] void FailUnknown(const std::string& key) const {
    Fail("没有名为“" + key + "”的设置", "there is no setting named \"" + key + "\"");
  }

  std::string Text(const json& value, const std::string& key) const {
    if (!value.is_string()) Fail("“" + key + "”应是一段文字", "\"" + key + "\" must be a string");
    return value.get<std::string>();
  }

  Day Date(const json& value, const std::string& key) const {
    auto day = ParseDay(Text(value, key));
    if (!day)
      Fail("“" + key + "”应是日期,如 2026-01-01", "\"" + key + "\" must be a date such as 2026-01-01");
    return *day;
  }

  std::vector<std::string> Rules(const json& value) const {
    std::vector<std::string> rules;
    if (value.is_string()) return {Text(value, "rules")};
    if (!value.is_array()) Fail("“rules”应是规则包的列表", "\"rules\" must be a list of packs");
    for (const auto& element : value) rules.push_back(Text(element, "rules"));
    return rules;
  }

  FailOn Threshold(const json& value) const {
    auto fail_on = ParseFailOn(Text(value, "fail_on"));
    if (!fail_on)
      Fail("“fail_on”应是 error、warning 或 undetermined",
           "\"fail_on\" must be error, warning or undetermined");
    return *fail_on;
  }

  std::vector<std::pair<std::string, Level>> Severities(const json& value) const {
    if (!value.is_object())
      Fail("“severity”应是 { 规则编号: 级别 }", "\"severity\" must be { rule code: level }");
    std::vector<std::pair<std::string, Level>> severities;
    for (const auto& [code, level] : value.items()) severities.emplace_back(code, LevelOf(Text(level, code)));
    return severities;
  }

  Level LevelOf(const std::string& word) const {
    if (word == "error") return Level::Error;
    if (word == "warning") return Level::Warning;
    if (word == "info") return Level::Info;
    Fail("级别“" + word + "”应是 error、warning 或 info",
         "the level \"" + word + "\" must be error, warning or info");
  }

  std::vector<Suppression> Suppressions(const json& value) const {
    if (!value.is_array()) Fail("“suppressions”应是一个列表", "\"suppressions\" must be a list");
    std::vector<Suppression> suppressions;
    for (const auto& element : value) suppressions.push_back(SuppressionOf(element));
    return suppressions;
  }

  Suppression SuppressionOf(const json& value) const {
    if (!value.is_object()) Fail("“suppressions”的每一项应是一个对象", "every suppression must be an object");
    Suppression suppression;
    for (const auto& [key, part] : value.items()) {
      if (key == "rule")
        suppression.rule = Text(part, key);
      else if (key == "fingerprint")
        suppression.fingerprint = Text(part, key);
      else if (key == "reason")
        suppression.reason = Text(part, key);
      else if (key == "until")
        suppression.until = Date(part, key);
      else
        FailUnknown("suppressions." + key);
    }
    Require(suppression);
    return suppression;
  }

  std::vector<std::pair<std::string, std::size_t>> LimitsOf(const json& value) const {
    if (!value.is_object())
      Fail("“limits”应是 { 上限的名称: 数 }", "\"limits\" must be { name of a limit: number }");
    std::vector<std::pair<std::string, std::size_t>> limits;
    for (const auto& [key, part] : value.items()) {
      Limits known;
      if (!SetInputLimit(known, key, 0)) FailUnknown("limits." + key);
      if (!part.is_number_unsigned() || part.get<std::size_t>() == 0)
        Fail("“limits." + key + "”应是正整数", "\"limits." + key + "\" must be a positive whole number");
      limits.emplace_back(key, part.get<std::size_t>());
    }
    return limits;
  }

  BaselineSetting BaselineOf(const json& value) const {
    if (!value.is_object()) Fail("“baseline”应是一个对象", "\"baseline\" must be an object");
    BaselineSetting baseline;
    for (const auto& [key, part] : value.items()) {
      if (key == "file")
        baseline.file = Text(part, key);
      else if (key == "reason")
        baseline.reason = Text(part, key);
      else if (key == "until")
        baseline.until = Date(part, key);
      else
        FailUnknown("baseline." + key);
    }
    if (baseline.file.empty()) Fail("基线没有写明文件(file)", "the baseline names no file");
    if (IsBlank(baseline.reason)) Fail("基线没有写明理由(reason)", "the baseline gives no reason");
    return baseline;
  }

  static bool IsBlank(const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
  }

  void Require(const Suppression& suppression) const {
    if (suppression.rule.empty() && suppression.fingerprint.empty())
      Fail("豁免要写明“rule”或“fingerprint”", "a suppression must name a \"rule\" or a \"fingerprint\"");
    auto name = suppression.rule.empty() ? suppression.fingerprint : suppression.rule;
    if (IsBlank(suppression.reason))
      Fail("对 " + name + " 的豁免没有写明理由(reason)", "the suppression of " + name + " gives no reason");
  }

  Language language_;
};

}  // namespace

std::optional<FailOn> ParseFailOn(std::string_view word) {
  if (word == "error") return FailOn::Error;
  if (word == "warning") return FailOn::Warning;
  if (word == "undetermined") return FailOn::Undetermined;
  return std::nullopt;
}

std::variant<Settings, std::string> ParseSettings(std::string_view text, Language language) {
  try {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return Reader(language).Read(json::parse(text));
  } catch (const Mistake& mistake) {
    return mistake.text;
  } catch (const json::parse_error& error) {
    auto byte = std::to_string(error.byte);
    return language == Language::Chinese ? "不是正确的 JSON(第 " + byte + " 字节附近)"
                                         : "not valid JSON (near byte " + byte + ")";
  }
}

}  // namespace yichi
