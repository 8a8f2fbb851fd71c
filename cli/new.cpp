#include <array>
#include <filesystem>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/outcome.h"
#include "cli/skeletons.h"
#include "cli/templates.h"

namespace yichi::cli {
namespace {

namespace fs = std::filesystem;

enum class What { Pack, Rule };

What WhatOf(const Arguments& arguments) {
  constexpr std::array<std::pair<std::string_view, What>, 4> kNames = {
      {{"规则包", What::Pack}, {"pack", What::Pack}, {"规则", What::Rule}, {"rule", What::Rule}}};
  std::string word = arguments.inputs.empty() ? "" : arguments.inputs[0];
  for (const auto& [name, what] : kNames)
    if (word == name) return what;
  throw Refusal(arguments.Say(
      "请写明要新建什么:三定、权限清单、章程、改革方案、规则包、规则,例如 yichi new 三定 某市图书馆",
      "say what to make: sanding, authority, charter, reform, pack or rule, for example yichi new pack "
      "mine"));
}

// Names of the rule language are words: a letter or Han character, then digits too.
bool IsName(std::string_view word) {
  if (word.empty() || (word[0] >= '0' && word[0] <= '9')) return false;
  for (char c : word) {
    bool letter = static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                  (c >= '0' && c <= '9') || c == '_';
    if (!letter) return false;
  }
  return true;
}

std::string NameOf(const Arguments& arguments, std::string otherwise) {
  auto name = arguments.inputs.size() > 1 ? arguments.inputs[1] : otherwise;
  if (arguments.inputs.size() > 2 || !IsName(name))
    throw Refusal(
        arguments.Say("名称由汉字、字母和数字组成,不以数字开头,中间没有空格:" + name,
                      "a name has letters and digits only and does not begin with a digit: " + name));
  return name;
}

int NewPack(const Arguments& arguments) {
  auto name = NameOf(arguments, "我的规则");
  fs::path folder = arguments.Last("--output").value_or(name);
  auto file = folder / "规则.chi";
  std::error_code error;
  if (fs::exists(file, error))
    throw Refusal(
        arguments.Say(file.string() + " 已经有了,没有改动它", file.string() + " exists; it was not touched"));
  fs::create_directories(folder, error);
  if (error)
    throw Refusal(
        arguments.Say("建不了文件夹 " + folder.string(), "cannot make the folder " + folder.string()));
  WriteFile(file, PackSkeleton(name), arguments.language);
  auto next = arguments;
  next.options.clear();
  WriteOutput(next, arguments.Say("写好了 " + file.string() + "。接下来:\n  yichi test " + folder.string() +
                                      "    运行其中的正例、反例和用例\n  yichi check 文稿.docx --rules " +
                                      folder.string() + "    用它检查一份文稿\n",
                                  "wrote " + file.string() + ". Next:\n  yichi test " + folder.string() +
                                      "    prove its examples\n  yichi check draft.docx --rules " +
                                      folder.string() + "    check a draft with it\n"));
  return kClean;
}

int NewRule(const Arguments& arguments) {
  auto path = arguments.Last("--output").value_or("-");
  std::error_code error;
  if (path != "-" && fs::exists(path, error))
    throw Refusal(arguments.Say(path + " 已经有了,没有改动它", path + " exists; it was not touched"));
  auto folder = fs::path(path).parent_path().filename().string();
  WriteOutput(arguments, RuleSkeleton(IsName(folder) ? folder : "我的规则", NameOf(arguments, "BD102")));
  return kClean;
}

}  // namespace

int New(const Arguments& arguments) {
  const auto* made = arguments.inputs.empty() ? nullptr : FindTemplate(arguments.inputs[0]);
  if (made) return NewFromTemplate(*made, arguments);
  return WhatOf(arguments) == What::Pack ? NewPack(arguments) : NewRule(arguments);
}

}  // namespace yichi::cli
