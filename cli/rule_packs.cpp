#include "cli/rule_packs.h"

#include <algorithm>
#include <set>

#include "cli/files.h"
#include "cli/log.h"
#include "cli/outcome.h"

namespace yichi::cli {
namespace {

namespace fs = std::filesystem;

// Where the packs lie that come with the program: the sources it was built from, or rules/ beside build/ or
// bin/.
fs::path ShippedRules() {
  std::error_code error;
  if (fs::is_directory(YICHI_RULES_DIR, error)) return YICHI_RULES_DIR;
  auto binary = fs::read_symlink("/proc/self/exe", error);
  auto beside = binary.parent_path().parent_path() / "rules";
  return fs::is_directory(beside, error) ? beside : fs::path();
}

std::string JoinNames(const ast::Path& path) {
  std::string out;
  for (const auto& name : path.names) (out += out.empty() ? "" : ".") += name.text;
  return out;
}

// What a rule file says of itself: its pack and the packs that it imports.
struct Header {
  std::string pack;
  std::vector<std::string> imports;
};

Header HeaderOf(const RuleFile& file) {
  SourceSet sources;
  Diagnostics ignored;  // the full reading reports them
  auto tree = ParseFile(sources, sources.Add(Source(file.path, file.text)), Limits{}, ignored);
  Header header{JoinNames(tree.pack), {}};
  for (const auto& import : tree.imports) header.imports.push_back(JoinNames(import.path));
  return header;
}

class Finder {
 public:
  explicit Finder(Language language) : language_(language), shipped_(ShippedRules()) {}

  RulePacks Find(const std::vector<std::string>& wanted) {
    if (wanted.empty()) {
      if (shipped_.empty())
        throw Refusal(Say(language_, "找不到随一尺提供的规则;请用 --rules 指明文件夹",
                          "the shipped rules are not found; name a folder with --rules"));
      AddFolder(shipped_, "rules");
    }
    for (const auto& name : wanted) Add(name);
    packs_.asked = packs_.files.size();
    if (!wanted.empty()) AddImports();
    return std::move(packs_);
  }

 private:
  void Add(const std::string& name) {
    std::error_code error;
    if (fs::is_directory(name, error)) return AddFolder(name, name);
    if (fs::is_regular_file(name, error)) return AddFile(name, name);
    if (!shipped_.empty() && fs::is_directory(shipped_ / name, error))
      return AddFolder(shipped_ / name, fs::path("rules") / name);
    if (!AddShippedPack(name))
      throw Refusal(Say(language_, "没有名为“" + name + "”的规则文件夹或规则包",
                        "there is no folder of rules and no pack named \"" + name + "\""));
  }

  void AddFolder(const fs::path& folder, const fs::path& shown_as) {
    auto files = FilesBelow(folder, {".chi"});
    if (files.empty())
      throw Refusal(Say(language_, "文件夹 " + shown_as.string() + " 里没有规则文件(.chi)",
                        "the folder " + shown_as.string() + " holds no rule files (.chi)"));
    for (const auto& file : files) AddFile(file, shown_as / file.lexically_relative(folder));
  }

  void AddFile(const fs::path& path, const fs::path& shown_as) {
    auto known = fs::weakly_canonical(path);
    if (!added_.insert(known).second) return;
    packs_.files.push_back(Read(path, shown_as));
    packs_.locations.push_back(path);
  }

  RuleFile Read(const fs::path& path, const fs::path& shown_as) const {
    auto text = ReadBytes(path, Limits{}.rule_file_bytes);
    auto reason = text ? "" : SystemReason(language_);
    if (!text)
      throw Refusal(Say(language_, "规则文件 " + shown_as.string() + " 打不开:" + reason,
                        "the rule file " + shown_as.string() + " cannot be opened: " + reason));
    return {shown_as.lexically_normal().string(), std::move(*text)};
  }

  bool AddShippedPack(const std::string& name) {
    bool found = false;
    for (const auto& [path, header] : ShippedHeaders()) {
      if (header.pack != name) continue;
      AddFile(path, fs::path("rules") / path.lexically_relative(shipped_));
      found = true;
    }
    return found;
  }

  const std::vector<std::pair<fs::path, Header>>& ShippedHeaders() {
    if (!headers_.empty() || shipped_.empty()) return headers_;
    for (const auto& path : FilesBelow(shipped_, {".chi"}))
      headers_.emplace_back(path, HeaderOf(Read(path, path)));
    return headers_;
  }

  void AddImports() {
    std::set<std::string> present;
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < packs_.files.size(); ++i) {
      auto header = HeaderOf(packs_.files[i]);
      present.insert(header.pack);
      missing.insert(missing.end(), header.imports.begin(), header.imports.end());
      // At the end of the files known so far: what is still missing may add files, and these imports.
      if (i + 1 < packs_.files.size()) continue;
      for (const auto& name : missing)
        if (present.insert(name).second) AddShippedPack(name);
      missing.clear();
    }
  }

  Language language_;
  fs::path shipped_;
  RulePacks packs_;
  std::set<fs::path> added_;
  std::vector<std::pair<fs::path, Header>> headers_;
};

}  // namespace

RulePacks FindRulePacks(const std::vector<std::string>& wanted, Language language) {
  return Finder(language).Find(wanted);
}

std::string ReadShipped(const fs::path& name, Language language) {
  auto text = ReadBytes(ShippedRules() / name, Limits{}.rule_file_bytes);
  if (!text)
    throw Refusal(Say(language, "找不到随一尺提供的 " + name.string() + ":" + SystemReason(language),
                      "the shipped " + name.string() + " is not found: " + SystemReason(language)));
  return *std::move(text);
}

std::vector<std::string> AskedPacks(const RulePacks& packs, const RuleSet& rules) {
  std::vector<std::string> names;
  for (const auto& file : rules.files) {
    auto name = JoinNames(file->pack);
    bool asked = file->source < packs.asked;
    if (asked && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

RulePacks NamedPacks(const Arguments& arguments) {
  auto wanted = arguments.All("--rules");
  wanted.insert(wanted.end(), arguments.inputs.begin(), arguments.inputs.end());
  return FindRulePacks(wanted, arguments.language);
}

Loaded CompileRules(const RulePacks& packs, Language language) {
  auto loaded = LoadRules(packs.files, Limits{});
  std::string text;
  for (const auto& diagnostic : loaded.diagnostics)
    text += RenderDiagnostic(loaded.sources, diagnostic, language);
  LogBlock(text);
  if (HasErrors(loaded.diagnostics))
    throw Refusal(Say(language, "规则有误,没有检查", "the rules do not compile; nothing was checked"));
  return loaded;
}

Loaded CompileRules(const Arguments& arguments, const std::vector<std::string>& otherwise) {
  auto wanted = arguments.All("--rules");
  return CompileRules(FindRulePacks(wanted.empty() ? otherwise : wanted, arguments.language),
                      arguments.language);
}

}  // namespace yichi::cli
