#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>
#include <vector>

// SARIF 2.1.0 (OASIS Standard, 27 March 2020), as far as reports use it: which properties an object may have,
// of what type each is, which must be there. What the standard knows and reports do not write is an error
// here, so that nothing new goes unchecked.
namespace yichi::sarif {

using Json = nlohmann::json;

// A property's type: an object's name; [type] an array; {type} a map of such values; a|b one of these words;
// text, nonempty, uri, language, boolean; >=N an integer.
struct Shape {
  std::map<std::string, std::string> properties;
  std::vector<std::string> required;
};

inline const std::map<std::string, Shape>& Shapes() {
  static const std::map<std::string, Shape> kShapes = {
      {"log", {{{"$schema", "uri"}, {"version", "2.1.0"}, {"runs", "[run]"}}, {"version", "runs"}}},
      {"run",
       {{{"tool", "tool"},
         {"invocations", "[invocation]"},
         {"language", "language"},
         {"columnKind", "utf16CodeUnits|unicodeCodePoints"},
         {"artifacts", "[artifact]"},
         {"results", "[result]"},
         {"properties", "bag"}},
        {"tool"}}},
      {"tool", {{{"driver", "component"}}, {"driver"}}},
      {"component", {{{"name", "nonempty"}, {"version", "nonempty"}, {"rules", "[descriptor]"}}, {"name"}}},
      {"descriptor",
       {{{"id", "nonempty"},
         {"shortDescription", "string"},
         {"fullDescription", "string"},
         {"help", "string"},
         {"defaultConfiguration", "configuration"},
         {"properties", "bag"}},
        {"id"}}},
      {"string", {{{"text", "nonempty"}}, {"text"}}},  // multiformatMessageString, message without arguments
      {"configuration", {{{"level", "none|note|warning|error"}}, {}}},
      {"bag", {{{"tags", "[text]"}, {"asOf", "text"}}, {}}},
      {"invocation",
       {{{"executionSuccessful", "boolean"}, {"toolExecutionNotifications", "[notification]"}},
        {"executionSuccessful"}}},
      {"notification",
       {{{"descriptor", "reference"},
         {"level", "none|note|warning|error"},
         {"message", "string"},
         {"locations", "[location]"}},
        {"message"}}},
      {"reference", {{{"id", "nonempty"}}, {"id"}}},
      {"artifact", {{{"location", "artifactLocation"}}, {}}},
      {"artifactLocation", {{{"uri", "uri"}, {"index", ">=0"}}, {"uri"}}},
      {"result",
       {{{"ruleId", "nonempty"},
         {"ruleIndex", ">=0"},
         {"kind", "notApplicable|pass|fail|review|open|informational"},
         {"level", "none|note|warning|error"},
         {"message", "string"},
         {"locations", "[location]"},
         {"relatedLocations", "[location]"},
         {"partialFingerprints", "{nonempty}"},
         {"suppressions", "[suppression]"}},
        {"message"}}},
      {"location",
       {{{"id", ">=0"},
         {"physicalLocation", "physicalLocation"},
         {"logicalLocations", "[logicalLocation]"},
         {"message", "string"}},
        {}}},
      {"physicalLocation",
       {{{"artifactLocation", "artifactLocation"}, {"region", "region"}}, {"artifactLocation"}}},
      {"logicalLocation", {{{"fullyQualifiedName", "nonempty"}}, {}}},
      {"region",
       {{{"startLine", ">=1"},
         {"startColumn", ">=1"},
         {"endLine", ">=1"},
         {"endColumn", ">=1"},
         {"snippet", "string"}},
        {"startLine"}}},
      {"suppression",
       {{{"kind", "inSource|external"},
         {"status", "accepted|underReview|rejected"},
         {"justification", "nonempty"}},
        {"kind"}}},
  };
  return kShapes;
}

// What is wrong in a log, each with its path; nothing when it is sound.
class Check {
 public:
  explicit Check(const Json& log) {
    Value(log, "log", "");
    if (!errors_.empty()) return;
    for (const auto& run : log["runs"]) Indices(run);
  }
  const std::vector<std::string>& errors() const { return errors_; }

 private:
  void Fail(const std::string& path, const std::string& what) { errors_.push_back(path + ": " + what); }

  void Value(const Json& value, const std::string& type, const std::string& path) {
    if (type.front() == '[' || type.front() == '{') return Many(value, type, path);
    if (auto shape = Shapes().find(type); shape != Shapes().end()) return Object(value, shape->second, path);
    if (type == "boolean") return value.is_boolean() ? void() : Fail(path, "no boolean");
    if (type.starts_with(">=")) {
      if (!value.is_number_integer() || value.get<std::int64_t>() < std::stoll(type.substr(2)))
        Fail(path, "no integer " + type);
      return;
    }
    if (!value.is_string()) return Fail(path, "no string");
    Text(value.get<std::string>(), type, path);
  }

  void Text(const std::string& text, const std::string& type, const std::string& path) {
    static const std::regex kUri("([A-Za-z][A-Za-z0-9+.-]*:)?[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+");
    static const std::regex kLanguage("[a-zA-Z]{2}(-[a-zA-Z]{2})?");
    if (type == "text") return;
    if (text.empty()) return Fail(path, "empty");
    if (type == "nonempty") return;
    if (type == "uri") return std::regex_match(text, kUri) ? void() : Fail(path, "no URI: " + text);
    if (type == "language") return std::regex_match(text, kLanguage) ? void() : Fail(path, "no language");
    if (("|" + type + "|").find("|" + text + "|") == std::string::npos) Fail(path, text + " is not " + type);
  }

  void Many(const Json& value, const std::string& type, const std::string& path) {
    bool map = type.front() == '{';
    if (map ? !value.is_object() : !value.is_array()) return Fail(path, "not " + type);
    for (const auto& [key, item] : value.items())
      Value(item, type.substr(1, type.size() - 2), path + "/" + key);
    // Sets by the standard, all but these.
    bool list = map || type == "[run]" || type == "[result]" || type == "[invocation]" ||
                path.ends_with("/locations");
    if (!list && std::set<Json>(value.begin(), value.end()).size() != value.size()) Fail(path, "equal items");
  }

  void Object(const Json& value, const Shape& shape, const std::string& path) {
    if (!value.is_object()) return Fail(path, "no object");
    for (const auto& name : shape.required)
      if (!value.contains(name)) Fail(path, "lacks " + name);
    for (const auto& [name, item] : value.items()) {
      auto known = shape.properties.find(name);
      if (known == shape.properties.end())
        Fail(path, "has " + name);
      else
        Value(item, known->second, path + "/" + name);
    }
  }

  // What the schema cannot say: indices lead to what they name, ranges do not run backwards.
  void Indices(const Json& run) {
    const auto& rules = run["tool"]["driver"]["rules"];
    auto artifacts = run.value("artifacts", Json::array());
    for (const auto& result : run.value("results", Json::array())) {
      auto rule = result["ruleIndex"].get<std::size_t>();
      if (rule >= rules.size() || rules[rule]["id"] != result["ruleId"]) Fail("ruleIndex", result.dump());
      if (result.value("kind", "fail") != "fail" && result["level"] != "none") Fail("level", result.dump());
      for (const char* list : {"locations", "relatedLocations"})
        for (const auto& location : result.value(list, Json::array())) Located(location, artifacts);
    }
  }

  void Located(const Json& location, const Json& artifacts) {
    const auto& physical = location["physicalLocation"];
    const auto& file = physical["artifactLocation"];
    if (file.contains("index") &&
        (file["index"].get<std::size_t>() >= artifacts.size() ||
         artifacts[file["index"].get<std::size_t>()]["location"]["uri"] != file["uri"]))
      Fail("index", location.dump());
    const auto& region = physical["region"];
    bool one_line = region.value("endLine", region["startLine"].get<int>()) == region["startLine"].get<int>();
    if (region.value("endLine", region["startLine"].get<int>()) < region["startLine"].get<int>())
      Fail("endLine", region.dump());
    if (one_line && region.value("endColumn", 1 << 30) < region.value("startColumn", 1))
      Fail("endColumn", region.dump());
  }

  std::vector<std::string> errors_;
};

}  // namespace yichi::sarif
