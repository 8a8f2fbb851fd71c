#include "cli/commands.h"
#include "cli/files.h"
#include "cli/outcome.h"

namespace yichi::cli {
namespace {

struct OptionText {
  std::string_view name, value, chinese, english;
};

constexpr OptionText kOptionTexts[] = {
    {"--rules", "DIR|PACK", "规则文件夹或随附的规则包,可写几次;不写则用全部随附的规则",
     "a folder of rules or a shipped pack, repeatable; all shipped packs by default"},
    {"--region", "REGION", "文稿没有写明辖区时用的辖区,如 示例省.示例市",
     "the region of drafts that do not say theirs"},
    {"--as-of", "DATE", "按哪一天的规定判断,如 2026-01-01;不写则按今天",
     "the day whose law is applied; today by default"},
    {"--kind", "MODEL", "指明文种(模型的名称),不从标题去认",
     "the kind of document (a model's name), not taken from the title"},
    {"--changes", "accept|reject|both", "带修订的文稿读哪一种文字;不写则按接受修订",
     "which text of tracked changes is read"},
    {"--convert", "", "旧格式的文件(.doc、.xls、.wps、.et、.rtf、.odt、.ods)先由 LibreOffice 转换",
     "have LibreOffice convert files of old formats (.doc, .xls, .wps, .et, .rtf, .odt, .ods) first"},
    {"--convert-seconds", "N", "转换一份最多用几秒;不写则 60",
     "how long a conversion may take; 60 by default"},
    {"--format", "console|json|ndjson|sarif|junit|github|html",
     "输出的格式:console、json、ndjson、sarif、junit、github、html",
     "console, json, ndjson, sarif, junit, github or html"},
    {"--annotate", "DIR", "把加了批注的 Word、Excel 副本写到这个文件夹",
     "write copies of Word and Excel files with comments there"},
    {"--baseline", "FILE", "不列出这份旧报告(--format json 或 ndjson)里已有的问题",
     "leave out what an earlier report (--format json or ndjson) has already"},
    {"--receipt", "FILE", "写一份回执:文稿、规则和结果的摘要,供 yichi replay 重做",
     "write a receipt: digests of inputs, rules and result, for yichi replay"},
    {"--on", "FILE", "比较规则时,再看这份文稿的结论有什么不同,可写几次",
     "when comparing rules, tell whose findings change; repeatable"},
    {"--set", "FIELD=VALUE",
     "假设一个字段是这个值(编制总额=25名;只改一个单位写 单位:字段=值;列表的每一项写 科室.编制=3名,只改一项写 "
     "业务科:科室.编制=4名),可写几次",
     "assume that a field has this value (NAME:FIELD=VALUE for one record or element, LIST.FIELD=VALUE for "
     "the elements of a list); repeatable"},
    {"--standard", "NAME", "只算这个标准;可写成 名称(值, 字段…)",
     "only this standard; may be written NAME(value, field…)"},
    {"--coverage", "", "列出例子没有走到的地方", "tell what the examples do not reach"},
    {"--boundaries", "", "在每个限额上和两边各提出例子,看过再写进规则",
     "propose examples at every limit and beside it, to be looked at and kept"},
    {"--junit", "FILE", "另写一份 JUnit XML", "write JUnit XML too"},
    {"--mutate", "", "逐处改动规则,列出例子没有看出的改动",
     "change rules bit by bit and tell what the examples miss"},
    {"--output", "FILE", "写到文件(也可写 -o);check 可写几次,格式看文件名的结尾",
     "write to a file (or -o); check takes several, each in the format of its name"},
    {"--least", "SHARE", "相似到多少才列出,50% 到 100%;不写则是 80%",
     "how alike they must be, 50% to 100%; 80% by default"},
    {"--within", "", "也看单位内部:各内设机构的职责", "also inside a unit: the duties of its divisions"},
    {"--before", "FILE…", "改革前的文件、文件夹", "files and folders of the time before the reform"},
    {"--after", "FILE…", "改革后的文件、文件夹", "files and folders of the time after it"},
    {"--fail-on", "error|warning|undetermined", "有哪一级的问题时退出码为 1;不写则是 error",
     "from which level on the exit code is 1; error by default"},
    {"--explain", "", "列出每个结论的推导", "print how each verdict came about"},
    {"--why-not", "RULE", "说明这条规则为什么是现在的结论、差多少、改什么会变",
     "tell why this rule came out as it did, by how much, and what would turn it"},
    {"--jobs", "N", "同时检查几份", "how many are checked at a time"},
    {"--port", "N", "网页用的端口;不写则是 8090,写 0 则找一个空着的",
     "the page's port; 8090 by default, 0: any that is free"},
    {"--address", "ADDRESS", "在哪个地址上听;不写则只有本机(127.0.0.1)能打开",
     "where to listen; only this machine (127.0.0.1) by default"},
    {"--no-progress", "", "不显示进度", "show no progress"},
    {"--shard", "I/N", "只检查第 I 份,共 N 份(一行一条记录的文件),写出部分结果,由 yichi merge 合并",
     "check only share I of N (of records, one a line) and write a partial result for yichi merge"},
    {"--filter", "TEXT", "只运行编号或名称含这段文字的", "only what has this text in its code or title"},
    {"--check", "", "只看是否整齐,不改文件", "only tell which files are not laid out; change none"},
    {"--fix", "", "一并补上缺少的空格等", "also insert missing spaces and the like"},
    {"--lang", "zh|en", "提示用的语言", "the language of messages"},
};

std::string OptionLine(std::string_view name, Language language) {
  for (const auto& text : kOptionTexts) {
    if (text.name != name) continue;
    std::string left = "  " + std::string(name) + (text.value.empty() ? "" : " ") + std::string(text.value);
    left.resize(std::max<std::size_t>(left.size() + 2, 38), ' ');
    return left + Say(language, text.chinese, text.english) + "\n";
  }
  return {};
}

std::string Overview(const Arguments& arguments) {
  auto text = arguments.Say("一尺:按规则检查机构文稿\n\n用法: yichi 命令 …\n\n",
                            "Yichi checks institutional documents by rules\n\nusage: yichi COMMAND …\n\n");
  for (const auto& command : Commands()) {
    if (!command.run) continue;
    auto left = "  " + std::string(command.name);
    left.resize(14, ' ');
    text += left + arguments.Say(command.chinese, command.english) + "\n";
  }
  return text +
         arguments.Say(
             "\nyichi help 命令 列出该命令的选项。\n"
             "退出码: 0 没有问题,1 有问题,2 用法、配置或规则有误,3 有文件没有读出,4 一尺自身出错。\n",
             "\nyichi help COMMAND lists the options of a command.\n"
             "Exit codes: 0 clean, 1 findings, 2 bad usage, configuration or rules, 3 an input could not "
             "be read, 4 a defect of Yichi.\n");
}

std::string PageOf(const Command& command, const Arguments& arguments) {
  auto text = arguments.Say("用法: yichi ", "usage: yichi ") + std::string(command.name);
  if (!command.options.empty()) text += arguments.Say(" [选项]", " [OPTIONS]");
  if (!command.usage.empty()) text += " " + std::string(command.usage);
  text += "\n" + arguments.Say(command.chinese, command.english) + "\n\n";
  for (const auto& option : command.options) text += OptionLine(option.name, arguments.language);
  return text + OptionLine("--lang", arguments.language);
}

}  // namespace

int Help(const Arguments& arguments) {
  if (arguments.inputs.empty()) {
    WriteOutput(arguments, Overview(arguments));
    return kClean;
  }
  const auto* command = FindCommand(arguments.inputs[0]);
  if (!command || !command->run)
    throw Refusal(
        arguments.Say("没有命令 " + arguments.inputs[0], "there is no command " + arguments.inputs[0]));
  WriteOutput(arguments, PageOf(*command, arguments));
  return kClean;
}

int Version(const Arguments& arguments) {
  WriteOutput(arguments, "yichi " YICHI_VERSION "\n");
  return kClean;
}

}  // namespace yichi::cli
