#include "cli/configuration.h"

#include <optional>

#include "cli/files.h"
#include "cli/outcome.h"

namespace yichi::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = 1u << 20;

fs::path FolderOf(const InputFile& input) {
  std::error_code error;
  auto path =
      fs::absolute(input.path == "-" ? fs::path(".") : fs::path(input.path), error).lexically_normal();
  return fs::is_directory(path, error) ? path : path.parent_path();
}

std::optional<fs::path> FileAbove(fs::path folder) {
  for (;; folder = folder.parent_path()) {
    std::error_code error;
    if (fs::is_regular_file(folder / "yichi.json", error)) return folder / "yichi.json";
    if (!folder.has_relative_path()) return std::nullopt;
  }
}

// As seen from the working directory.
std::string Near(const fs::path& path) {
  std::error_code error;
  return fs::proximate(path, error).string();
}

Settings Load(const fs::path& file, Language language) {
  auto refuse = [&](const std::string& why) { throw Refusal(Near(file) + ": " + why); };
  auto text = ReadBytes(file, kMostBytes);
  if (!text) refuse(SystemReason(language));
  if (text->size() > kMostBytes)
    refuse(Say(language, "配置文件超过 1 MiB", "the configuration is larger than 1 MiB"));
  auto parsed = ParseSettings(*text, language);
  if (auto* wrong = std::get_if<std::string>(&parsed)) refuse(*wrong);
  auto settings = std::get<Settings>(std::move(parsed));
  for (auto& rules : settings.rules) {
    std::error_code error;
    auto folder = file.parent_path() / rules;
    if (fs::exists(folder, error)) rules = Near(folder);
  }
  settings.file = Near(file);
  if (settings.baseline) settings.baseline->file = Near(file.parent_path() / settings.baseline->file);
  return settings;
}

}  // namespace

Settings FindSettings(const std::vector<InputFile>& inputs, Language language) {
  std::optional<fs::path> found;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    auto file = FileAbove(FolderOf(inputs[i]));
    if (i == 0) found = file;
    if (file == found) continue;
    auto name = [](const std::optional<fs::path>& path) { return path ? Near(*path) : std::string("—"); };
    throw Refusal(Say(language, "这些文件不属于同一个配置(" + name(found) + ";" + name(file) + "),请分开检查",
                      "these files fall under different configurations (" + name(found) + "; " + name(file) +
                          "); check them separately"));
  }
  return found ? Load(*found, language) : Settings{};
}

}  // namespace yichi::cli
