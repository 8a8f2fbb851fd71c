#include <exception>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/log.h"
#include "cli/outcome.h"

namespace yichi::cli {
namespace {

const Command& ChooseCommand(const std::string& name, Language language) {
  const auto* command = FindCommand(name);
  if (!command)
    throw Refusal(Say(language, "没有命令 " + name + ";yichi help 列出全部命令",
                      "there is no command " + name + "; yichi help lists them"));
  if (!command->run)
    throw Refusal(Say(language, "命令 " + name + " 还没有做出来,这一版不能用",
                      "the command " + name + " is not built yet; this version does not have it"));
  return *command;
}

int Run(std::vector<std::string> words, Language language) {
  if (words.empty() || words[0] == "--help" || words[0] == "-h" || words[0].starts_with("--lang"))
    words.insert(words.begin(), "help");
  if (words[0] == "--version") words[0] = "version";
  const auto& command = ChooseCommand(words[0], language);
  words.erase(words.begin());
  auto arguments = ReadArguments(command.options, words, language);
  if (arguments.Has("--help") && command.name != "help") {
    arguments.inputs = {std::string(command.name)};
    return Help(arguments);
  }
  return command.run(arguments);
}

int RunGuarded(const std::vector<std::string>& words) {
  auto language = ChooseLanguage(words);
  try {
    return Run(words, language);
  } catch (const Refusal& refusal) {
    LogError(refusal.what());
    return refusal.outcome;
  } catch (const std::exception& error) {
    LogError(Say(language, "一尺自身出错:", "a defect of Yichi: ") + error.what());
    return kDefect;
  }
}

}  // namespace
}  // namespace yichi::cli

int main(int count, char** words) {
  yichi::cli::SetUpLog();
  return yichi::cli::RunGuarded(std::vector<std::string>(words + 1, words + count));
}
