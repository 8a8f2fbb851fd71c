#include "office/annotate_parts.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "office/annotate_anchors.h"
#include "office/relationships.h"

namespace yichi::annotate {
namespace {

using Outcome = std::variant<std::string, Unreadable>;

constexpr std::string_view kTypesPart = "[Content_Types].xml";
constexpr std::string_view kCommentsContent =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

bool IsAllowedInXml(char32_t c) {
  return c == U'\t' || c == U'\n' || c == U'\r' || (c >= 0x20 && c <= 0xD7FF) ||
         (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
}

std::string Escaped(std::string_view text) {
  std::string out;
  for (char32_t c : DecodeUtf8(text)) {
    if (c == U'&')
      out += "&amp;";
    else if (c == U'<')
      out += "&lt;";
    else if (c == U'>')
      out += "&gt;";
    else if (c == U'"')
      out += "&quot;";
    else if (IsAllowedInXml(c))
      AppendUtf8(out, c);
  }
  return out;
}

std::string ParagraphXml(std::string_view text, bool first) {
  std::string out = "<w:p>";
  if (first) out += "<w:r><w:annotationRef/></w:r>";
  while (true) {
    auto stop = std::min(text.find('\n'), text.size());
    out += "<w:r><w:t xml:space=\"preserve\">" + Escaped(text.substr(0, stop)) + "</w:t></w:r>";
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
  out += " w:id=\"" + comment.id + "\" w:author=\"" + Escaped(annotation.author) + "\"";
  if (!annotation.date.empty()) out += " w:date=\"" + Escaped(annotation.date) + "\"";
  out += " w:initials=\"" + Escaped(annotation.initials) + "\">";
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

// The part with `added` as the last content of its root.
std::string Extended(const XmlDocument& part, std::string_view added) {
  std::string_view text = part.text();
  auto root = part.root();
  auto begin = root.content_begin();
  std::string out;
  if (text[begin - 2] != '/') {
    out += text.substr(0, root.content_end());
    out += added;
    return out += text.substr(root.content_end());
  }
  out += text.substr(0, begin - 2);
  (out += ">") += added;
  ((out += "</") += PrefixOf(text, root)) += root.name();
  return (out += ">") += text.substr(begin);
}

std::variant<XmlDocument, Unreadable> ParsePart(Package& package, const std::string& name,
                                                const Limits& limits) {
  auto bytes = package.Read(name);
  if (auto* wrong = std::get_if<Unreadable>(&bytes)) return *wrong;
  return ParseXml(name, std::get<std::string>(std::move(bytes)), limits);
}

// `make` turns the parsed part into the added bytes.
template <class Make>
Outcome ExtendPart(Package& package, const std::string& name, const Limits& limits, const Make& make) {
  auto parsed = ParsePart(package, name, limits);
  if (auto* wrong = std::get_if<Unreadable>(&parsed)) return *wrong;
  const auto& part = std::get<XmlDocument>(parsed);
  return Extended(part, make(part));
}

Outcome CommentsXml(Package& package, const std::string& name, const std::vector<Comment>& comments,
                    const Dialect& dialect, const Limits& limits) {
  if (package.Has(name))
    return ExtendPart(package, name, limits, [&](const XmlDocument& part) {
      bool declare = PrefixOf(part.text(), part.root()) != "w:";
      std::string added;
      for (const auto& comment : comments) added += CommentXml(comment, dialect, declare);
      return added;
    });
  auto out = std::string(kDeclaration) + "<w:comments xmlns:w=\"" + dialect.WordUri() + "\">";
  for (const auto& comment : comments) out += CommentXml(comment, dialect, false);
  return out + "</w:comments>";
}

std::string LastStep(const std::string& name) { return name.substr(name.rfind('/') + 1); }

Outcome LinksXml(Package& package, const std::string& links, const std::string& comments,
                 const Dialect& dialect, const Limits& limits) {
  auto link = [&](std::string_view prefix, const std::string& id) {
    return "<" + std::string(prefix) + "Relationship Id=\"" + id + "\" Type=\"" + dialect.CommentsType() +
           "\" Target=\"" + LastStep(comments) + "\"/>";
  };
  if (!package.Has(links))
    return std::string(kDeclaration) +
           "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
           link("", "rId1") + "</Relationships>";
  return ExtendPart(package, links, limits, [&](const XmlDocument& part) {
    std::set<std::string> taken;
    for (auto child : Children(part.root()))
      taken.insert(child.Attribute(XmlNamespace::None, "Id").value_or(""));
    std::size_t number = taken.size() + 1;
    while (taken.contains("rId" + std::to_string(number))) ++number;
    return link(PrefixOf(part.text(), part.root()), "rId" + std::to_string(number));
  });
}

Outcome TypesXml(Package& package, const std::string& comments, const Limits& limits) {
  return ExtendPart(package, std::string(kTypesPart), limits, [&](const XmlDocument& part) {
    for (auto child : Children(part.root()))
      if (child.Attribute(XmlNamespace::None, "PartName") == "/" + comments) return std::string();
    return "<" + std::string(PrefixOf(part.text(), part.root())) + "Override PartName=\"/" + comments +
           "\" ContentType=\"" + std::string(kCommentsContent) + "\"/>";
  });
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
  auto add = [&](std::string name, Outcome outcome) -> std::optional<Unreadable> {
    if (auto* wrong = std::get_if<Unreadable>(&outcome)) return *wrong;
    parts.push_back({std::move(name), std::get<std::string>(std::move(outcome))});
    return std::nullopt;
  };
  bool made = !package.Has(part.name);
  if (auto wrong = add(part.name, CommentsXml(package, part.name, comments, dialect, limits))) return *wrong;
  auto links = LinksPartOf(main);
  if (!part.linked)
    if (auto wrong = add(links, LinksXml(package, links, part.name, dialect, limits))) return *wrong;
  if (made && package.Has(kTypesPart))
    if (auto wrong = add(std::string(kTypesPart), TypesXml(package, part.name, limits))) return *wrong;
  return parts;
}

}  // namespace yichi::annotate
