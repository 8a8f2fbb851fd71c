#include "cli/skeletons.h"

namespace yichi::cli {
namespace {

constexpr std::string_view kPack = R"chi(## 说明这个规则包管什么。
包 〔名称〕
版本 0.1.0
引用 基础
# 只管一地的规则包写明辖区,不在该地的文稿不受它管:
# 辖区 示例省.示例市

# 一、依据。每条规则都要引用其中一个文件的某一条;没有核实过的文件在后面写“参考”,它的规则只作提醒。
依据 办法 = 《示例市机构编制管理办法》 文号 "示例办发〔2026〕1号" 施行 2026-01-01

# 二、标准。一行一档;漏掉的数、重复的档,编译时就会指出。
标准 科室限额(编制: 名  范围 1名至500名) -> 个  依据 办法 第五条
  15名以下   => 2个
  16名至40名 => 4个
  其余       => 6个

# 三、规则。照条文写;反例是违反它的样子,正例是合规的样子,yichi test 逐个验证。
规则 BD101 "内设机构个数不超过限额"
  依据 办法 第五条
  对象 机构
  除外 单位类型 = 公立医院  依据 办法 第六条
  要求 数量(内设机构) 不超过 科室限额(编制总额)
  定位 内设机构
  提示 "编制总额{编制总额},限设{科室限额(编制总额)},实设{数量(内设机构)}"
  建议 "减少内设机构,或者合并职责相近的内设机构"
  理由 "内设机构过多,编制就分散"
  反例 { 编制总额: 12名, 内设机构: [ | 名称 | | "综合科" | | "业务科" | | "信息科" | ] }
  正例 { 编制总额: 12名, 内设机构: [ | 名称 | | "综合科" | | "业务科" | ] }

# 四、用例。跨规则、跨标准的情形写在这里。
用例 "限额的分界"
  应 科室限额(15名) = 2个
  应 科室限额(16名) = 4个
)chi";

constexpr std::string_view kRule = R"chi(包 〔名称〕
引用 基础

依据 新办法 = 《写文件的名称》 文号 "写文号" 施行 2026-01-01

## 写这条规则的来由。
规则 〔编号〕 "写规则的名称,像条文的小标题"
  依据 新办法 第一条  # 哪个文件的哪一条
  对象 机构  # 对什么作出结论:模型,或者它的列表,如 机构.内设机构
  适用 已填(编制总额)  # 可以不写:什么情形才管
  除外 单位类型 = 学校  依据 新办法 第二条  # 可以不写:例外和它自己的依据
  要求 编制总额 不超过 100名  # 该怎样;不该怎样用“不得”
  定位 编制总额  # 可以不写:把问题标在哪里
  提示 "编制总额{编制总额},超过100名"  # 给起草人看的话,{}里写要显示的数
  建议 "写怎么改"
  理由 "写为什么这样规定"
  级别 错误  # 错误、警告或者提醒
  反例 { 编制总额: 101名 }  # 违反它的样子
  正例 { 编制总额: 100名 }  # 合规的样子
)chi";

std::string Filled(std::string_view skeleton, std::string_view mark, std::string_view word) {
  std::string text(skeleton);
  for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + word.size()))
    text.replace(at, mark.size(), word);
  return text;
}

}  // namespace

std::string PackSkeleton(std::string_view name) { return Filled(kPack, "〔名称〕", name); }

std::string RuleSkeleton(std::string_view pack, std::string_view code) {
  return Filled(Filled(kRule, "〔名称〕", pack), "〔编号〕", code);
}

}  // namespace yichi::cli
