#include "cli/part_reader.h"

#include "cli/files.h"
#include "cli/outcome.h"

namespace yichi::cli {

PartReader::PartReader(std::string path, Language language) : path_(std::move(path)), language_(language) {
  file_.open(path_, std::ios::binary);
  if (!file_) {
    auto reason = SystemReason(language_);
    Refuse("打不开:" + reason, "cannot be opened: " + reason);
  }
  std::string digest, line;
  bool headed = false, ended = false;
  while (!ended && std::getline(file_, line)) {
    // Portions are read when their turn comes; here it is enough that they are what was written.
    bool other = !headed || line.starts_with("{\"stretches\"");
    if (other) {
      auto parsed = Parse(line);
      if (auto* head = std::get_if<PartHead>(&*parsed)) head_ = std::move(*head), headed = true;
      if (auto* end = std::get_if<PartEnd>(&*parsed)) end_ = std::move(*end), ended = true;
    }
    if (!headed) Refuse("不是 check --shard 写出的部分结果", "is no partial result of check --shard");
    if (!ended) digest = Sha256(digest + line + "\n");
  }
  if (!ended || digest != end_.lines)
    Refuse("不完整或者被改动过;请重新运行这一份", "is not whole, or was changed; run this shard again");
  file_.clear();
  file_.seekg(0);
  std::getline(file_, line);
}

std::optional<PartLine> PartReader::Next() {
  std::string line;
  if (!std::getline(file_, line)) return std::nullopt;
  auto parsed = Parse(line);
  if (std::holds_alternative<PartEnd>(*parsed)) return std::nullopt;
  return parsed;
}

std::optional<PartLine> PartReader::Parse(const std::string& line) const {
  auto parsed = ParsePart(line);
  if (!parsed) Refuse("不是这一版的部分结果", "is no partial result of this version");
  return parsed;
}

void PartReader::Refuse(std::string_view chinese, std::string_view english) const {
  throw Refusal(path_ + Say(language_, " ", " ") + Say(language_, chinese, english));
}

}  // namespace yichi::cli
