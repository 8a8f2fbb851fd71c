#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

// JSON lines at random, from a seed: records of the model 单位 of random_rules.h, most of them flat, and
// whatever else may stand in such a file.
namespace yichi::random_lines {

class Lines {
 public:
  explicit Lines(std::uint32_t seed) : random_(seed) {}

  std::string File(int lines) {
    std::string file;
    for (int i = 0; i < lines; ++i) file += Line() + (Chance(20) ? "\r\n" : "\n");
    if (Chance(2)) file.pop_back();
    return file;
  }

 private:
  int Upto(int most) { return std::uniform_int_distribution<int>(0, most)(random_); }
  bool Chance(int one_in) { return Upto(one_in - 1) == 0; }
  std::string Pick(const std::vector<std::string>& words) {
    return words[static_cast<std::size_t>(Upto(static_cast<int>(words.size()) - 1))];
  }
  std::string Blank() { return Chance(12) ? Pick({" ", "\t", "  "}) : ""; }

  std::string Line() {
    switch (Upto(40)) {
      case 0:
        return Pick({"", "   ", "\t", "null", "7", "\"文\"", "[]", "{}",
                     "[{\"名称\":\"甲\",\"总数\":3},{\"总数\":4}]"});
      case 1:
        return Pick({"{\"总数\":3",
                     "{\"总数\":3}}",
                     "{\"总数\":3} x",
                     "{\"总数\":03}",
                     "{\"总数\":3,}",
                     "{总数:3}",
                     "{\"总数\" 3}",
                     "{\"名称\":\"甲\n",
                     "{\"名称\":\"\x01\"}",
                     "{\"名称\":\"\xFF\"}",
                     "{\"名称\":\"\\x\"}",
                     "{\"a\":tru}",
                     "{\"a\":nul}",
                     "{\"总数\":1.}",
                     "{\"总数\":-}",
                     "{\"总数\":+1}",
                     "{\"总数\":1 2}",
                     "{\"名称\":\"甲\"\"乙\"}",
                     "{\"名称\":\"甲\"3}",
                     "{\"总数\":3}{\"总数\":4}",
                     "{\"总数\":1e999}",
                     "\xEF\xBB\xBF{\"总数\":3}",
                     "{\"总数\":3]",
                     "{\"总数\":truefalse}",
                     "{\"备注\":\"甲\":1,\"总数\":3}",
                     "{\"名称\":\"甲\":\"乙\"}"});
      case 2:
      case 3:
        return Mutated(Object());
      default:
        return Object();
    }
  }

  // A byte or two put in, taken out or changed, anywhere.
  std::string Mutated(std::string line) {
    static constexpr char kBytes[] = "\"\\{}[]:,0123456789.eE+-tfn \t\r\n\x01\x7f\x80\xe5\xff";
    for (auto changes = Upto(1) + 1; changes > 0 && !line.empty(); --changes) {
      auto at = static_cast<std::size_t>(Upto(static_cast<int>(line.size()) - 1));
      auto byte = kBytes[static_cast<std::size_t>(Upto(static_cast<int>(sizeof kBytes) - 2))];
      auto how = Upto(2);
      if (how == 0) line.insert(at, 1, byte);
      if (how == 1) line.erase(at, 1);
      if (how == 2) line[at] = byte;
    }
    return line;
  }

  std::string Object() {
    std::vector<std::string> members;
    auto add = [&](const std::vector<std::string>& names, const std::string& value) {
      if (!Chance(6))
        members.push_back(Blank() + "\"" + Pick(names) + "\"" + Blank() + ":" + Blank() + value + Blank());
    };
    add({"名称", "名称", "单位名称", "名 称", "\\u540d称"}, Text());
    add({"总数", "总数", "总计", "total", "总数（名）"}, Count());
    add({"已有", "已有", "实有"}, Count());
    add({"档", "档", "级别"}, Member());
    add({"开", "开", "open"}, Yes());
    if (Chance(4)) add({"日子"}, Date());
    if (Chance(4)) add({"金额"}, Amount());
    if (Chance(10))
      add({"备注", "来源"}, Pick({"\"无\"", "3", "null", "true", "{\"甲\":1}", "[1]", "1e5", "\"a\\\"b\""}));
    if (Chance(12)) add({"科室"}, Pick({"[]", "[{\"称呼\":\"甲\",\"人数\":3}]", "\"甲、乙\"", "null"}));
    if (Chance(12)) add({"别称"}, Pick({"[\"甲\"]", "\"甲、乙\"", "null"}));
    if (Chance(15)) add({"总数"}, Count());
    if (!Chance(3)) std::shuffle(members.begin(), members.end(), random_);
    std::string object = "{";
    for (const auto& member : members) object += (object.size() == 1 ? "" : ",") + member;
    return Blank() + object + "}" + Blank();
  }

  // Plain, or with a unit, or what no reader takes for a value.
  std::string Scalar(const std::vector<std::string>& plain, const std::vector<std::string>& rare) {
    if (!Chance(8)) return Pick(plain);
    auto value = Pick(rare);
    switch (Upto(7)) {
      case 0:
        return "{\"value\":" + value + ",\"unit\":\"名\"}";
      case 1:
        return "{" + Blank() + "\"unit\":" + Pick({"\"人\"", "\"个\"", "\"\"", "null", "3"}) +
               ",\"value\":" + Pick(plain) + "}";
      case 2:
        return Pick({"{\"value\":" + value + "}", "[" + value + "]", "{\"value\":1,\"value\":2}",
                     "{\"unit\":\"名\"}", "{\"value\":{\"value\":3}}", "{\"value\":3,\"甲\":4}"});
      default:
        return value;
    }
  }

  std::string Text() {
    return Scalar({"\"甲\"", "\"乙\"", "\"丙\"", "\"甲\"", "\"Ab 3\""}, {"null",
                                                                         "\"\"",
                                                                         "\"-\"",
                                                                         "\" 甲 \"",
                                                                         "\"　乙\"",
                                                                         "\"\\u7532\"",
                                                                         "\"a\\\"b\"",
                                                                         "\"甲/乙\"",
                                                                         "\"——\"",
                                                                         "\"/\"",
                                                                         "\"A\"",
                                                                         "\"Ａ\"",
                                                                         "3",
                                                                         "3.50",
                                                                         "-4",
                                                                         "true",
                                                                         "\"\\ud83d\\ude00\"",
                                                                         "\"😀\"",
                                                                         "\"é\"",
                                                                         "\"-甲\"",
                                                                         "\"\\n\""});
  }
  std::string Count() {
    return Scalar({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", std::to_string(Upto(99999))},
                  {"null",
                   "\"3\"",
                   "\"3名\"",
                   "\"4人\"",
                   "\"5个\"",
                   "\"若干\"",
                   "\"三\"",
                   "\"十二名\"",
                   "\"\"",
                   "\"-\"",
                   "-3",
                   "2.5",
                   "-0",
                   "1e1",
                   "0.0",
                   "123456789012345",
                   "1234567890123456",
                   "9223372036854775807",
                   "9223372036854775808",
                   "\"x\"",
                   "true",
                   "\"３\"",
                   "\"50%\"",
                   "\"3～5\"",
                   "\"约5\"",
                   "1.50"});
  }
  std::string Member() {
    return Scalar({"\"低级\"", "\"中级\"", "\"高级\"", "\"初级\""},
                  {"null", "\"顶级\"", "\" 中级\"", "\"\"", "\"-\"", "1", "false"});
  }
  std::string Yes() {
    return Scalar({"true", "false", "\"是\"", "\"否\""},
                  {"null", "1", "0", "\"有\"", "\"无\"", "\"Y\"", "\"true\"", "\"也许\"", "\"\"", "2"});
  }
  std::string Date() {
    return Scalar({"\"2020-01-02\"", "\"2021年3月4日\""},
                  {"null", "20200102", "\"2020/1/2\"", "\"2020-13-01\"", "\"2020\"", "\"\"",
                   "\"2020-01-02T03:04:05\""});
  }
  std::string Amount() {
    return Scalar({"3", "2.5", "0.125", "1000000"},
                  {"null", "\"3万元\"", "\"2.5元\"", "-7.25", "99999999999999", "\"若干\""});
  }

  std::mt19937 random_;
};

}  // namespace yichi::random_lines
