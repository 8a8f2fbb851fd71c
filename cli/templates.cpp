#include "cli/templates.h"

#include <algorithm>
#include <filesystem>

#include "cli/files.h"
#include "cli/outcome.h"
#include "cli/rule_packs.h"
#include "engine/yichi.h"

namespace yichi::cli {
namespace {

namespace fs = std::filesystem;

// Where the unit's name goes, and the line of the front matter that says what stands there without one.
constexpr std::string_view kUnit = "〔单位〕", kBlankUnit = "单位: ";

// A name goes into Markdown and into a file's name, so marks of either are none of it.
bool IsUnitName(std::string_view name) {
  constexpr std::string_view kAllowed = " ()-.";
  auto plain = [&](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || kAllowed.find(c) != kAllowed.npos;
  };
  bool framed = name.empty() || name.back() == ' ' || kAllowed.find(name[0]) != kAllowed.npos;
  return !framed && std::all_of(name.begin(), name.end(), plain);
}

std::string UnitOf(const Arguments& arguments) {
  if (arguments.inputs.size() < 2) return {};
  const auto& name = arguments.inputs[1];
  if (arguments.inputs.size() > 2 || !IsUnitName(name))
    throw Refusal(
        arguments.Say("单位名称写成一个词,不含标点和斜线:" + arguments.inputs.back(),
                      "the unit's name is one word without marks or slashes: " + arguments.inputs.back()));
  return name;
}

std::string BlankUnit(const std::string& markdown) {
  auto begin = markdown.find(kBlankUnit);
  if (begin == markdown.npos) return {};
  begin += kBlankUnit.size();
  return markdown.substr(begin, markdown.find('\n', begin) - begin);
}

std::string Filled(std::string markdown, std::string unit) {
  if (unit.empty()) unit = BlankUnit(markdown);
  for (auto at = markdown.find(kUnit); at != markdown.npos; at = markdown.find(kUnit, at + unit.size()))
    markdown.replace(at, kUnit.size(), unit);
  return markdown;
}

template <class T>
T Sound(std::variant<T, Unreadable> outcome, Language language) {
  if (auto* wrong = std::get_if<Unreadable>(&outcome)) throw Refusal(MessageOf(wrong->reason, language));
  return std::get<T>(std::move(outcome));
}

std::string DocxOf(const std::string& source, const std::string& markdown, Language language) {
  auto document = Sound(ReadDocument(source, markdown, {}), language);
  return Sound(AnnotateDocx(WriteDocx(document), RemarksIn(markdown, document), {}), language);
}

}  // namespace

const Template* FindTemplate(std::string_view word) {
  static constexpr Template kTemplates[] = {{"三定", "sanding", "sanding/template.md"},
                                            {"权限清单", "authority", "authority/template.md"},
                                            {"章程", "charter", "charter/template.md"},
                                            {"改革方案", "reform", "reform/template.md"}};
  auto found = std::find_if(std::begin(kTemplates), std::end(kTemplates),
                            [&](const Template& t) { return t.name == word || t.other == word; });
  return found == std::end(kTemplates) ? nullptr : found;
}

int NewFromTemplate(const Template& made, const Arguments& arguments) {
  auto unit = UnitOf(arguments);
  auto path = arguments.Last("--output").value_or(unit + std::string(made.name) + ".docx");
  std::error_code error;
  if (path != "-" && fs::exists(path, error))
    throw Refusal(arguments.Say(path + " 已经有了,没有改动它", path + " exists; it was not touched"));
  auto source = std::string(made.source);
  auto markdown = Filled(ReadShipped(source, arguments.language), unit);
  WriteTo(path, DocxOf(source, markdown, arguments.language), arguments.language);
  if (path == "-") return kClean;
  auto next = arguments;
  next.options.clear();
  WriteOutput(
      next,
      arguments.Say("写好了 " + path +
                        "。接下来:\n  用 Word 打开,填写标有 ×× 的地方;怎样填见批注,填完删去\n  yichi check " +
                        path + "    检查填好的文稿\n",
                    "wrote " + path +
                        ". Next:\n  open it in Word, fill in what is marked ××; comments say how, delete "
                        "them when done\n  yichi check " +
                        path + "    check the filled draft\n"));
  return kClean;
}

}  // namespace yichi::cli
