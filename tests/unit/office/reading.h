#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "office/read.h"

namespace yichi {

inline Document ReadSound(std::string bytes, Changes changes = Changes::Accept, std::string path = "a.docx") {
  auto outcome = ReadDocument(std::move(path), std::move(bytes), {changes, {}});
  if (auto* wrong = std::get_if<Unreadable>(&outcome)) {
    ADD_FAILURE() << CodeName(wrong->reason.code) << " " << MessageOf(wrong->reason, Language::English);
    return {};
  }
  return std::get<Document>(std::move(outcome));
}

// “D0027”, or “read”.
inline std::string CodeOf(std::string bytes, const Limits& limits = {}, std::string path = "a.docx") {
  auto outcome = ReadDocument(std::move(path), std::move(bytes), {Changes::Accept, limits});
  auto* wrong = std::get_if<Unreadable>(&outcome);
  return wrong ? std::string(CodeName(wrong->reason.code)) : "read";
}

// “[第一条] 文本” for each paragraph.
inline std::vector<std::string> Lines(const Document& document) {
  std::vector<std::string> lines;
  for (const auto& paragraph : document.paragraphs) {
    auto label = paragraph.label.empty() ? "" : "[" + EncodeUtf8(paragraph.label) + "] ";
    lines.push_back(label + EncodeUtf8(paragraph.text));
  }
  return lines;
}

inline std::vector<std::string> NoteCodes(const Document& document) {
  std::vector<std::string> codes;
  for (const auto& note : document.notes) codes.emplace_back(CodeName(note.code));
  return codes;
}

using Strings = std::vector<std::string>;

}  // namespace yichi
