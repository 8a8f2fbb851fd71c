#pragma once

#include <algorithm>
#include <functional>
#include <random>

#include "check/check.h"
#include "lang/parse.h"

// Rules and records at random, from a seed.
namespace yichi::random_rules {

inline constexpr std::string_view kHead = R"(包 随机
依据 办法 = 《随机试验办法》
计量单位 名 整数 别名 "人", 个 整数, 元, 万元 = 10000元
枚举 等级 = 低级 别名 "初级" < 中级 < 高级
模型 科室
  称呼: 文本
  人数: 名
  级:   等级
  有效: 是非
模型 单位
  名称: 文本 别名 "单位名称"
  总数: 名 别名 "总计", "total"
  已有: 名 默认 总数 - 3名 别名 "实有"
  档:   等级 别名 "级别"
  开:   是非 默认 否 别名 "open"
  日子: 日期
  金额: 元
  科室: 列表 科室
  别称: 列表 文本
)";

class Generator {
 public:
  // `flat`: the rules look at no list.
  explicit Generator(std::uint32_t seed, bool flat = false) : random_(seed), flat_(flat) {}

  std::string Rule(int number) {
    inside_ = !flat_ && Chance(3);
    std::string rule = "规则 R" + std::to_string(number) + " \"随机\"\n  依据 办法\n  对象 单位";
    if (inside_) rule += ".科室";
    if (Chance(4)) rule += " 其中 " + Truth(1);
    rule += "\n";
    if (Chance(2)) rule += "  适用 " + Truth(1) + "\n";
    if (Chance(4)) rule += "  适用 " + Truth(1) + "\n";
    if (Chance(2)) rule += "  除外 " + Truth(1) + (Chance(2) ? " 但 " + Truth(1) : "") + "\n";
    if (Chance(4)) rule += "  除外 " + Truth(1) + "\n";
    rule += (Chance(5) ? "  不得 " : "  要求 ") + Truth(3) + "\n";
    if (flat_ && Chance(3))
      rule += "  定位 " + Pick({"总数", "名称", "档, 已有", "单位, 总数", "科室, 开"}) + "\n";
    if (flat_ && Chance(3)) rule += "  级别 警告 但 " + Truth(1) + " 时 错误\n";
    return rule + "  正例 { 名称: \"甲\" }\n  反例 { 名称: \"乙\" }\n";
  }

  Record Unit(const RuleSet& rules) {
    Record record;
    record.model = rules.FindModel("单位");
    record.fields.resize(rules.models[record.model].fields.size());
    auto at = [&](std::string_view name) -> FieldValue& {
      return record.fields[rules.models[record.model].FindField(name)];
    };
    at("名称") = Text();
    at("总数") = Count();
    at("已有") = Count();
    at("档") = Member();
    at("开") = Yes();
    auto& divisions = at("科室");
    divisions.status = Known();
    if (divisions.status == Status::Known)
      for (auto left = Upto(4); left > 0; --left) divisions.records.push_back(Division(rules));
    auto& names = at("别称");
    names.status = Known();
    if (names.status == Status::Known)
      for (auto left = Upto(3); left > 0; --left) names.scalars.push_back(Text());
    return record;
  }

 private:
  int Upto(int most) { return std::uniform_int_distribution<int>(0, most)(random_); }
  bool Chance(int one_in) { return Upto(one_in - 1) == 0; }

  // One of the cases up to `most`; where lists are not wanted, none of those with lists.
  int Drawn(int most, std::initializer_list<int> with_lists) {
    auto drawn = Upto(most);
    while (flat_ && std::find(with_lists.begin(), with_lists.end(), drawn) != with_lists.end())
      drawn = Upto(most);
    return drawn;
  }

  Status Known() {
    switch (Upto(7)) {
      case 0:
        return Status::Missing;
      case 1:
        return Upto(2) == 0 ? Status::Conflict : Status::Vague;
      default:
        return Status::Known;
    }
  }

  template <typename Scalar>
  FieldValue Field(Scalar scalar) {
    FieldValue value;
    value.status = Known();
    if (value.status == Status::Known) value.scalar = scalar;
    return value;
  }

  FieldValue Text() { return Field(std::string(Chance(2) ? "甲" : Chance(2) ? "乙" : "丙")); }
  FieldValue Count() { return Field(Number(Upto(9))); }
  FieldValue Member() { return Field(static_cast<std::uint32_t>(Upto(2))); }
  FieldValue Yes() { return Field(Chance(2)); }

  Record Division(const RuleSet& rules) {
    Record record;
    record.model = rules.FindModel("科室");
    record.fields.resize(rules.models[record.model].fields.size());
    record.fields[1] = Text();
    record.fields[2] = Count();
    record.fields[3] = Member();
    record.fields[4] = Yes();
    return record;
  }

  // Inside a list the element's own names stand bare too.
  std::string Within(const std::function<std::string()>& make) {
    auto saved = std::exchange(inside_, true);
    auto text = make();
    inside_ = saved;
    return text;
  }

  std::string Number_(int depth) {
    switch (Drawn(depth > 0 ? 9 : 3, {5, 6, 8})) {
      case 0:
        return std::to_string(Upto(9)) + "名";
      case 1:
        return "总数";
      case 2:
        return "已有";
      case 3:
        return inside_ ? "人数" : "总数";
      case 4:
        return "(" + Number_(depth - 1) + (Chance(2) ? " + " : " - ") + Number_(depth - 1) + ")";
      case 5:
        return Pick({"合计", "最大", "最小", "平均", "唯一", "首项", "末项"}) + "(科室.人数)";
      case 6:
        return "合计(科室 其中 " + Within([&] { return Truth(depth - 1); }) + " 取 " +
               Within([&] { return Number_(depth - 1); }) + ")";
      case 7:
        return Pick({"上取整", "下取整"}) + "(" + Number_(depth - 1) + " / " + std::to_string(Upto(3)) + ")";
      case 8:
        return Pick({"最大", "最小"}) + "(科室 取 " + Within([&] { return Number_(depth - 1); }) + ")";
      default:
        return Number_(depth - 1) + " × " + std::to_string(Upto(3));
    }
  }

  std::string Pick(std::vector<std::string> words) {
    return words[static_cast<std::size_t>(Upto(static_cast<int>(words.size()) - 1))];
  }

  std::string Compare() { return Pick({"=", "≠", "小于", "不超过", "大于", "不少于"}); }

  std::string Truth(int depth) {
    switch (Drawn(depth > 0 ? 15 : 7, {7, 11, 12, 13, 14})) {
      case 0:
        return "开";
      case 1:
        return Pick({"档 = 中级", "档 不低于 中级", "档 属于 中级以上", "档 属于 中级以下"});
      case 2:
        return inside_ ? Pick({"有效", "级 = 高级", "级 小于 档"}) : "开";
      case 3:
        if (flat_ && Chance(2))
          return Pick({"日子 早于 2020-06-01", "日子 + 1年 不早于 2021-02-01", "金额 × 3 不超过 7.5元",
                       "金额 / 3 大于 1元", "上取整(金额 / 7元) 大于 2", "四舍五入(金额 / 3元, 1) = 0.8",
                       "名称 含 \"甲\"", "名称 匹配 \"甲|乙\"", "总数 / 已有 大于 1",
                       "总数 × 10000000000 大于 已有"});
        return Pick({"已填(总数)", "缺失(档)", "已填(已有)", flat_ ? "缺失(名称)" : "缺失(科室)"});
      case 4:
        return Number_(depth) + " " + Compare() + " " + Number_(depth);
      case 5:
        return Pick({"总数", "已有"}) + Pick({" 属于 ", " 不属于 "}) +
               Pick({"3名至6名", "5名以上", "4名以下", "2名以上不满7名", "3名以外"});
      case 6:
        return "名称 " + Pick({"=", "≠"}) + " \"" + Pick({"甲", "乙"}) + "\"";
      case 7:
        return "别称 " + Pick({"含", "不含"}) + " 名称";
      case 8:
      case 9:
        return "(" + Truth(depth - 1) + Pick({" 且 ", " 或 "}) + Truth(depth - 1) + ")";
      case 10:
        return "非 (" + Truth(depth - 1) + ")";
      case 11:
        return "存在(科室 其中 " + Within([&] { return Truth(depth - 1); }) + ")";
      case 12:
        return "每个(科室 满足 " + Within([&] { return Truth(depth - 1); }) + ")";
      case 13:
        return "数量(科室) " + Compare() + " " + std::to_string(Upto(4)) + "个";
      case 14:
        return "数量(科室 其中 " + Within([&] { return Truth(depth - 1); }) + ") " + Compare() + " " +
               std::to_string(Upto(3)) + "个";
      default:
        return "(" + Truth(depth - 1) + Pick({" 且 ", " 或 "}) + Truth(depth - 1) + Pick({" 且 ", " 或 "}) +
               Truth(depth - 1) + ")";
    }
  }

  std::mt19937 random_;
  bool inside_ = false;
  bool flat_ = false;
};

struct Compiled {
  SourceSet sources;
  RuleSet rules;
  Diagnostics diagnostics;
};

inline Compiled Compile(const std::string& text) {
  Compiled compiled;
  auto id = compiled.sources.Add(Source("随机.chi", text));
  std::vector<std::unique_ptr<const ast::File>> files;
  files.push_back(
      std::make_unique<const ast::File>(ParseFile(compiled.sources, id, Limits{}, compiled.diagnostics)));
  compiled.rules = CheckFiles(compiled.sources, std::move(files), Limits{}, compiled.diagnostics);
  return compiled;
}

inline Compiled CompileRandom(std::uint32_t seed, bool flat, int rules) {
  Generator generator(seed, flat);
  std::string text(kHead);
  for (int i = 0; i < rules; ++i) text += generator.Rule(i);
  return Compile(text);
}

}  // namespace yichi::random_rules
