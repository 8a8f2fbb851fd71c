#include "office/annotate_parts.h"

#include <algorithm>

#include "office/annotate_anchors.h"
#include "office/annotate_package.h"
#include "office/annotate_xml.h"
#include "office/relationships.h"

namespace yichi::annotate {
namespace {

using Outcome = std::variant<std::string, Unreadable>;

constexpr std::string_view kCommentsContent =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

std::string ParagraphXml(std::string_view text, bool first) {
  std::string out = "<w:p>";
  if (first) out += "<w:r><w:annotationRef/></w:r>";
  while (true) {
    auto stop = std::min(text.find('\n'), text.size());
    out += "<w:r><w:t xml:space=\"preserve\">" + EscapedMarkup(text.substr(0, stop)) + "</w:t></w:r>";
    if (stop == text.size()) return out + "</w:p>";
    out += "<w:r><w:br/></w:r>";
    text.remove_prefix(stop + 1);
  }
}

// Declares the prefix it uses, whatever the part around it calls Word's elements.
std::string CommentXml(const Comment& comment, const Dialect& dialect, bool declare) {
  const auto& annotation = *comment.annotation;
  std::string out = "<w:comment";
  if (declare) out += " xmlns:w=\"" + dialect.WordUri() + "\"";
  out += " w:id=\"" + comment.id + "\" w:author=\"" + EscapedMarkup(annotation.author) + "\"";
  if (!annotation.date.empty()) out += " w:date=\"" + EscapedMarkup(annotation.date) + "\"";
  out += " w:initials=\"" + EscapedMarkup(annotation.initials) + "\">";
  bool first = true;
  auto add = [&](std::string_view text) {
    out += ParagraphXml(text, first);
    first = false;
  };
  if (!comment.quoted.empty()) add("“" + comment.quoted + "”");
  for (const auto& text : annotation.text) add(text);
  if (first) add("");  // a comment without paragraph counts as damage
  return out + "</w:comment>";
}

Outcome CommentsXml(Package& package, const std::string& name, const std::vector<Comment>& comments,
                    const Dialect& dialect, const Limits& limits) {
  if (package.Has(name)) {
    auto parsed = ParsePart(package, name, limits);
    if (auto* wrong = std::get_if<Unreadable>(&parsed)) return *wrong;
    const auto& part = std::get<XmlDocument>(parsed);
    bool declare = PrefixOf(part.text(), part.root()) != "w:";
    std::string added;
    for (const auto& comment : comments) added += CommentXml(comment, dialect, declare);
    return ApplyEdits(part.text(), {AddLast(part.text(), part.root(), added)});
  }
  auto out = std::string(kDeclaration) + "<w:comments xmlns:w=\"" + dialect.WordUri() + "\">";
  for (const auto& comment : comments) out += CommentXml(comment, dialect, false);
  return out + "</w:comments>";
}

}  // namespace

std::string Dialect::WordUri() const {
  return strict ? "http://purl.oclc.org/ooxml/wordprocessingml/main"
                : "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
}

std::string Dialect::CommentsType() const {
  return strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
                : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
}

Dialect DialectOf(const std::string& main_part) {
  return {main_part.find(Dialect{true}.WordUri()) != main_part.npos};
}

std::variant<CommentsPart, Unreadable> FindComments(Package& package, const std::string& main,
                                                    const Limits& limits) {
  auto links = ReadRelationships(package, main, limits);
  if (auto* wrong = std::get_if<Unreadable>(&links)) return *wrong;
  auto target = FindLinked(std::get<std::vector<Relationship>>(links), main, "comments");
  if (auto* wrong = std::get_if<Unreadable>(&target)) return *wrong;
  if (auto& found = std::get<std::optional<std::string>>(target)) return CommentsPart{*found, true};
  auto folder = main.substr(0, main.rfind('/') + 1);
  auto name = folder + "comments.xml";
  for (int number = 1; package.Has(name); ++number)
    name = folder + "comments" + std::to_string(number) + ".xml";
  return CommentsPart{name, false};
}

std::variant<std::vector<PartBytes>, Unreadable> CommentParts(Package& package, const std::string& main,
                                                              const CommentsPart& part,
                                                              const std::vector<Comment>& comments,
                                                              const Dialect& dialect, const Limits& limits) {
  std::vector<PartBytes> parts;
  auto types = ContentTypes::Read(package, limits);
  if (auto* wrong = std::get_if<Unreadable>(&types)) return *wrong;
  auto links = PartLinks::Read(package, main, limits);
  if (auto* wrong = std::get_if<Unreadable>(&links)) return *wrong;
  auto bytes = CommentsXml(package, part.name, comments, dialect, limits);
  if (auto* wrong = std::get_if<Unreadable>(&bytes)) return *wrong;
  if (!part.linked) std::get<PartLinks>(links).Add(dialect.CommentsType(), part.name);
  if (!package.Has(part.name)) std::get<ContentTypes>(types).AddPart(part.name, kCommentsContent);
  parts.push_back({part.name, std::get<std::string>(std::move(bytes))});
  for (auto changed : {std::get<PartLinks>(links).Changed(), std::get<ContentTypes>(types).Changed()})
    if (changed) parts.push_back(*std::move(changed));
  return parts;
}

}  // namespace yichi::annotate
