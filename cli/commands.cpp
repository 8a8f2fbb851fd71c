#include "cli/commands.h"

#include <algorithm>

namespace yichi::cli {

const std::vector<Command>& Commands() {
  constexpr auto kFlag = Option::Kind::Flag, kValue = Option::Kind::Value, kValues = Option::Kind::Values,
                 kUnbuilt = Option::Kind::Unbuilt;
  static const std::vector<Option> kReading = {
      {"--rules", kValue},   {"--region", kValue}, {"--as-of", kValue},  {"--kind", kValue},
      {"--changes", kValue}, {"--output", kValue}, {"--convert", kFlag}, {"--convert-seconds", kValue}};
  static const auto with = [](std::vector<Option> options, const std::vector<Option>& more) {
    options.insert(options.end(), more.begin(), more.end());
    return options;
  };
  static const std::vector<Command> kCommands = {
      {"check", "FILE…", "检查文稿,列出问题(文件、文件夹,或用 - 表示标准输入)",
       "check drafts and list what is wrong (files, folders, or - for the standard input)",
       with(kReading, {{"--format", kValue},
                       {"--fail-on", kValue},
                       {"--explain", kFlag},
                       {"--why-not", kValue},
                       {"--jobs", kValue},
                       {"--no-progress", kFlag},
                       {"--annotate", kValue},
                       {"--baseline", kValue},
                       {"--receipt", kValue},
                       {"--set", kValue},
                       {"--before", kValues},
                       {"--after", kValues},
                       {"--shard", kUnbuilt}}),
       Check},
      {"replay",
       "FILE",
       "按回执再检查一次,看结果是否相同",
       "check once more what a receipt records and tell whether the result is the same",
       {{"--output", kValue}},
       Replay},
      {"facts", "FILE", "列出从文稿读出的内容(JSON)", "print what was read from a document (JSON)", kReading,
       Facts},
      {"test",
       "[PACK…]",
       "运行规则包里的正例、反例和用例",
       "prove the examples and cases of rule packs",
       {{"--rules", kValue},
        {"--filter", kValue},
        {"--coverage", kFlag},
        {"--mutate", kFlag},
        {"--boundaries", kFlag},
        {"--junit", kValue}},
       Test},
      {"classify", "[FILE…]", "判断每项职责的性质,一行一项(ndjson);不写文件则读标准输入,一行一项",
       "class every duty, one a line (ndjson); reads lines from the standard input without a file", kReading,
       Classify},
      {"overlap", "FILE…", "职责交叉:列出不同单位相同、相近的职责,说明共有什么、差在哪里",
       "list duties that several units hold in the same or like words, what they share and where they differ",
       with(kReading, {{"--least", kValue}, {"--within", kFlag}, {"--format", kValue}, {"--jobs", kValue}}),
       Overlap},
      {"continuity", "", "职责衔接:改革前的每项职责改革后由谁承担,列出落空的、重复的、没有来源的",
       "tell who holds each duty after a reform; list those lost, doubled and new",
       with(kReading, {{"--before", kValues},
                       {"--after", kValues},
                       {"--least", kValue},
                       {"--within", kFlag},
                       {"--format", kValue},
                       {"--jobs", kValue}}),
       Continuity},
      {"lint",
       "[PACK…]",
       "找出能编译、但不会是本意的规则",
       "find rules that compile but cannot be meant",
       {{"--rules", kValue}, {"--format", kValue}, {"--output", kValue}},
       Lint},
      {"fmt",
       "[FILE…]",
       "整理规则文件的排版",
       "lay out rule files",
       {{"--check", kFlag}, {"--fix", kFlag}},
       Format},
      {"explain",
       "RULE|Y0123|D0012",
       "说明一条规则或一个提示编号",
       "explain a rule or a diagnostic code",
       {{"--rules", kValue}},
       Explain},
      {"compute", "[FILE…]", "算出规则里“计算”的值,或者一个标准的值,附推导",
       "compute what the rules' computations give, or the value of a standard, with derivations",
       with(kReading, {{"--standard", kValue},
                       {"--explain", kFlag},
                       {"--set", kValue},
                       {"--format", kValue},
                       {"--jobs", kValue},
                       {"--no-progress", kFlag}}),
       Compute},
      {"diff", "OLD NEW", "比较两版规则(哪些从严、哪些放宽,举出例子),或者一份文稿的两稿",
       "compare two versions of rules (stricter or looser, with witnesses) or of a draft",
       with(kReading, {{"--format", kValue}, {"--on", kValue}}), Diff},
      {"doc",
       "[PACK…]",
       "列出规则目录(Markdown;文件名以 .html 结尾或写明 html 时是一张网页)",
       "print the catalogue of rules (Markdown; one page of HTML for a file named .html or when asked)",
       {{"--rules", kValue}, {"--format", kValue}, {"--output", kValue}},
       Doc},
      {"new",
       "规则包|规则 [NAME]",
       "写出一个规则包或一条规则的样子(也可写 pack、rule)",
       "write the skeleton of a rule pack or of a rule (pack or rule)",
       {{"--output", kValue}},
       New},
      {"dump", "tree|rules|plan|document|facts [FILE]", "列出各步的中间结果", "print the product of a step",
       kReading, Dump},
      {"help", "[COMMAND]", "说明用法", "explain how to use it", {}, Help},
      {"version", "", "显示版本", "print the version", {}, Version},
      {"serve",
       "",
       "打开一个网页,起草文稿的人在浏览器里检查",
       "open a web page on which drafters check their files",
       {{"--port", kValue},
        {"--address", kValue},
        {"--rules", kValue},
        {"--region", kValue},
        {"--as-of", kValue},
        {"--kind", kValue}},
       Serve},
      {"lsp", "", "", "", {}, nullptr},
      {"merge", "", "", "", {}, nullptr},
  };
  return kCommands;
}

const Command* FindCommand(std::string_view name) {
  const auto& commands = Commands();
  auto found =
      std::find_if(commands.begin(), commands.end(), [&](const Command& c) { return c.name == name; });
  return found == commands.end() ? nullptr : &*found;
}

}  // namespace yichi::cli
