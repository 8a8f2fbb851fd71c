#include "cli/files.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "cli/outcome.h"

namespace yichi::cli {
namespace {

namespace fs = std::filesystem;

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

// std::nullopt on an error of reading; errno says which.
std::optional<std::string> ReadAll(std::FILE* file, std::size_t most) {
  std::string bytes;
  char buffer[1 << 16];
  while (bytes.size() <= most) {
    auto wanted = std::min(sizeof buffer, most + 1 - bytes.size());
    auto count = std::fread(buffer, 1, wanted, file);
    bytes.append(buffer, count);
    if (count < wanted) break;
  }
  if (std::ferror(file)) return std::nullopt;
  return bytes;
}

bool Hidden(const fs::path& path) {
  auto name = path.filename().string();
  return name.starts_with(".") || name.starts_with("~$");
}

std::string LowerExtension(const fs::path& path) {
  auto extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
  return extension;
}

}  // namespace

std::string SystemReason(Language language) {
  auto error = errno;
  if (language == Language::Chinese) {
    constexpr std::pair<int, std::string_view> kWords[] = {{ENOENT, "没有这个文件或文件夹"},
                                                           {EACCES, "没有权限"},
                                                           {EPERM, "不允许这样做"},
                                                           {EIO, "读写出错"},
                                                           {EISDIR, "这是文件夹"},
                                                           {ENOSPC, "磁盘已满"},
                                                           {EROFS, "磁盘只能读"},
                                                           {ENOTDIR, "路径中有一段不是文件夹"},
                                                           {ELOOP, "链接绕成了圈"},
                                                           {EMFILE, "打开的文件太多"}};
    for (const auto& [number, words] : kWords)
      if (number == error) return std::string(words);
  }
  return std::strerror(error);
}

std::optional<std::string> ReadBytes(const fs::path& path, std::size_t most) {
  File file(std::fopen(path.c_str(), "rb"));
  return file ? ReadAll(file.get(), most) : std::nullopt;
}

std::string ReadStandardInput(std::size_t most) { return ReadAll(stdin, most).value_or(""); }

void WriteFile(const fs::path& path, std::string_view text, Language language) {
  auto fail = [&](const fs::path& beside) {
    auto reason = SystemReason(language);
    std::error_code ignored;
    fs::remove(beside, ignored);
    throw Refusal(Say(language, "写不了 " + path.string() + ":" + reason,
                      "cannot write " + path.string() + ": " + reason));
  };
  // Beside the target, so that the renaming stays within one file system.
  auto beside = path;
  beside += "." + std::to_string(::getpid()) + ".tmp";
  {
    File file(std::fopen(beside.c_str(), "wb"));
    if (!file) fail(beside);
    bool written = std::fwrite(text.data(), 1, text.size(), file.get()) == text.size() &&
                   std::fflush(file.get()) == 0 && ::fsync(::fileno(file.get())) == 0;
    if (!written) fail(beside);
  }
  if (std::rename(beside.c_str(), path.c_str()) != 0) fail(beside);
}

void WriteTo(const std::string& path, std::string_view text, Language language) {
  if (path != "-") return WriteFile(path, text, language);
  bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!written) throw Refusal(Say(language, "标准输出写不进去", "the standard output cannot be written"));
}

void WriteOutput(const Arguments& arguments, std::string_view text) {
  WriteTo(arguments.Last("--output").value_or("-"), text, arguments.language);
}

std::vector<fs::path> FilesBelow(const fs::path& folder, const std::vector<std::string_view>& extensions,
                                 std::size_t* left_out) {
  std::vector<fs::path> files;
  auto options = fs::directory_options::skip_permission_denied;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, options, error), end; !error && entry != end;
       entry.increment(error)) {
    if (Hidden(entry->path())) {
      if (entry->is_directory()) entry.disable_recursion_pending();
      continue;
    }
    if (!entry->is_regular_file()) continue;
    auto extension = LowerExtension(entry->path());
    if (std::find(extensions.begin(), extensions.end(), extension) != extensions.end())
      files.push_back(entry->path());
    else if (left_out)
      ++*left_out;
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace yichi::cli
