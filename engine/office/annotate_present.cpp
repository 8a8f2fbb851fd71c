#include "office/annotate_present.h"

#include <algorithm>

#include "base/utf8.h"

namespace yichi::annotate {
namespace {

void AppendTexts(XmlElement element, std::u32string& text) {
  std::vector<std::uint32_t> offsets;
  if (element.IsWord("t")) element.AppendText(text, offsets);
  for (auto child : Children(element)) AppendTexts(child, text);
}

std::string WithoutBreaks(const std::vector<std::string>& paragraphs) {
  std::string text;
  for (const auto& paragraph : paragraphs)
    std::copy_if(paragraph.begin(), paragraph.end(), std::back_inserter(text),
                 [](char c) { return c != '\n'; });
  return text;
}

}  // namespace

void PresentComments::Read(XmlElement comments, XmlElement body) {
  std::map<std::string, std::size_t> by_id;
  for (auto element : Children(comments)) {
    if (!element.IsWord("comment")) continue;
    std::u32string text;
    AppendTexts(element, text);
    by_id.emplace(element.Word("id").value_or(""), comments_.size());
    AddReadings(element.Word("author").value_or(""), EncodeUtf8(text));
    comments_.emplace_back();
  }
  if (!comments_.empty()) FindMarks(body, by_id);
}

void PresentComments::AddReadings(const std::string& author, const std::string& text) {
  constexpr std::string_view kOpen = "“", kClose = "”";
  said_[{author, text}].push_back({comments_.size(), false});
  if (!text.starts_with(kOpen)) return;
  for (auto at = text.find(kClose); at != text.npos; at = text.find(kClose, at + 1))
    said_[{author, text.substr(at + kClose.size())}].push_back({comments_.size(), true});
}

void PresentComments::FindMarks(XmlElement element, const std::map<std::string, std::size_t>& by_id) {
  if (element.IsWord("commentRangeStart"))
    if (auto comment = by_id.find(element.Word("id").value_or("")); comment != by_id.end())
      comments_[comment->second].begin = element.begin();
  for (auto child : Children(element)) FindMarks(child, by_id);
}

bool PresentComments::Take(const Annotation& annotation, Stretch stretch) {
  auto said = said_.find({annotation.author, WithoutBreaks(annotation.text)});
  if (said == said_.end()) return false;
  for (const auto& [index, quoted] : said->second) {
    auto& comment = comments_[index];
    bool there = quoted || (comment.begin >= stretch.begin && comment.begin < stretch.end);
    if (comment.taken || !there) continue;
    comment.taken = true;
    return true;
  }
  return false;
}

}  // namespace yichi::annotate
