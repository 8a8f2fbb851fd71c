#include "cli/arguments.h"

#include <algorithm>

#include "cli/outcome.h"

namespace yichi::cli {
namespace {

constexpr Option kEverywhere[] = {{"--lang", Option::Kind::Value}, {"--help", Option::Kind::Flag}};

class Reader {
 public:
  Reader(const std::vector<Option>& options, const std::vector<std::string>& words, Language language)
      : options_(options), words_(words) {
    result_.language = language;
  }

  Arguments Read() {
    for (; at_ < words_.size(); ++at_) {
      const auto& word = words_[at_];
      if (word == "--") {
        result_.inputs.insert(result_.inputs.end(), words_.begin() + static_cast<std::ptrdiff_t>(at_) + 1,
                              words_.end());
        break;
      }
      if (word.size() > 1 && word[0] == '-')
        ReadOption(word);
      else
        result_.inputs.push_back(word);
    }
    CheckLanguage();
    return std::move(result_);
  }

 private:
  void ReadOption(const std::string& word) {
    auto equals = word.starts_with("--") ? word.find('=') : std::string::npos;
    auto name = word.substr(0, equals);
    if (name == "-o") name = "--output";
    if (name == "-h") name = "--help";
    const auto& option = Find(name);
    if (option.kind == Option::Kind::Flag) {
      if (equals != std::string::npos)
        throw Refusal(result_.Say("选项 " + name + " 后面不带值", "the option " + name + " takes no value"));
      result_.options.emplace_back(name, "");
      return;
    }
    result_.options.emplace_back(name, equals == std::string::npos ? Next(name) : word.substr(equals + 1));
    if (option.kind != Option::Kind::Values) return;
    while (at_ + 1 < words_.size() && !words_[at_ + 1].starts_with('-'))
      result_.options.emplace_back(name, words_[++at_]);
  }

  const Option& Find(const std::string& name) const {
    auto named = [&](const Option& option) { return option.name == name; };
    auto own = std::find_if(options_.begin(), options_.end(), named);
    if (own != options_.end()) return *own;
    auto common = std::find_if(std::begin(kEverywhere), std::end(kEverywhere), named);
    if (common != std::end(kEverywhere)) return *common;
    throw Refusal(result_.Say("没有选项 " + name + ";yichi help 列出全部用法",
                              "there is no option " + name + "; yichi help lists what there is"));
  }

  std::string Next(const std::string& name) {
    if (at_ + 1 >= words_.size())
      throw Refusal(result_.Say("选项 " + name + " 后面缺少值", "the option " + name + " needs a value"));
    return words_[++at_];
  }

  void CheckLanguage() const {
    for (const auto& language : result_.All("--lang"))
      if (language != "zh" && language != "en")
        throw Refusal(result_.Say("--lang 应是 zh 或 en", "--lang must be zh or en"));
  }

  const std::vector<Option>& options_;
  const std::vector<std::string>& words_;
  std::size_t at_ = 0;
  Arguments result_;
};

}  // namespace

bool Arguments::Has(std::string_view name) const { return Last(name).has_value(); }

std::optional<std::string> Arguments::Last(std::string_view name) const {
  for (auto option = options.rbegin(); option != options.rend(); ++option)
    if (option->first == name) return option->second;
  return std::nullopt;
}

std::vector<std::string> Arguments::All(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [option, value] : options)
    if (option == name) values.push_back(value);
  return values;
}

Arguments ReadArguments(const std::vector<Option>& options, const std::vector<std::string>& words,
                        Language language) {
  return Reader(options, words, language).Read();
}

}  // namespace yichi::cli
