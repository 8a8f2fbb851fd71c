#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "text/pattern_parse.h"

namespace yichi::pattern {
namespace {

std::u32string_view Trim(std::u32string_view text) {
  auto blank = [](char32_t c) { return FoldCharacter(c) == U' ' || FoldCharacter(c) == 0; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

Node Literal(std::u32string text) {
  Node node;
  node.kind = Node::Kind::Literal;
  node.text = std::move(text);
  return node;
}

template <typename Entry>
std::optional<std::uint32_t> FindName(const std::vector<Entry>& entries, std::string_view name) {
  auto folded = Fold(DecodeUtf8(name));
  for (std::uint32_t i = 0; i < entries.size(); ++i)
    if (entries[i].name == name || Fold(DecodeUtf8(entries[i].name)) == folded) return i;
  return std::nullopt;
}

// Longer words first, so that 副主任科员 is not read as 副主任.
void LongestFirst(Node& choice) {
  if (choice.children.size() < 2) return;
  std::vector<std::pair<std::size_t, Node>> children;
  for (auto& child : choice.children) children.emplace_back(LeastLength(child), std::move(child));
  std::stable_sort(children.begin(), children.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  choice.children.clear();
  for (auto& child : children) choice.children.push_back(std::move(child.second));
}

Node Shared(std::shared_ptr<const Node> node) {
  Node shared;
  shared.kind = Node::Kind::Shared;
  shared.shared = std::move(node);
  return shared;
}

// The names before the colon; empty when one is missing.
std::vector<std::string> Names(std::u32string_view text) {
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin <= text.size();) {
    auto end = std::min(text.find_first_of(U"=＝", begin), text.size());
    auto name = Trim(text.substr(begin, end - begin));
    if (name.empty() || name.find_first_of(U"{}()|^$\\") != name.npos) return {};
    names.push_back(EncodeUtf8(name));
    begin = end + 1;
  }
  return names;
}

struct Builtin {
  std::string_view name;
  HoleKind kind;
};
constexpr Builtin kBuiltins[] = {{"数", HoleKind::Number},
                                 {"比例", HoleKind::Percentage},
                                 {"文本", HoleKind::Text},
                                 {"日期", HoleKind::Date}};

}  // namespace

Node Parser::Braces() {
  auto begin = in_.at();
  in_.Take();
  if (FoldCharacter(in_.Peek()) == U'?') return OptionalPart(begin);
  if (FoldCharacter(in_.Peek()) == U'.') return Gap(begin);
  auto rest = in_.Rest();
  auto end = rest.find_first_of(U"{}");
  if (end == rest.npos || rest[end] == U'{') {
    Report(Code::Y0501, in_.Place(begin, begin + 1), {"{"});
    in_.Move(end == rest.npos ? in_.size() : in_.at() + end);
    return {};
  }
  auto inside = rest.substr(0, end);
  in_.Move(in_.at() + end + 1);
  auto place = in_.Place(begin, in_.at());
  auto colon = inside.find_first_of(U":：");
  auto node = colon == inside.npos ? Nameless(inside, place) : Named(inside, colon, place);
  WarnCounts();
  return node;
}

Node Parser::OptionalPart(std::size_t begin) {
  in_.Take();
  Node node;
  if (!Enter(in_.Place(begin, begin + 1))) return node;
  node.kind = Node::Kind::Optional;
  auto inside = in_.at();
  node.children.push_back(Alternatives(U'}'));
  Leave();
  if (in_.done()) {
    if (!failed_) Report(Code::Y0501, in_.Place(begin, begin + 1), {"{"});
    return node;
  }
  if (in_.at() == inside) Report(Code::Y0504, in_.Place(begin, in_.at() + 1), {"{?}"});
  in_.Take();
  return node;
}

Node Parser::Gap(std::size_t begin) {
  auto rest = in_.Rest();
  auto end = std::min(rest.find(U'}'), rest.size());
  std::size_t dots = FoldCharacter(in_.Peek(1)) == U'.' ? 2 : 1;
  auto inside = EncodeUtf8(Fold(Trim(rest.substr(dots, end < dots ? 0 : end - dots))));
  in_.Move(in_.at() + std::min(end + 1, rest.size()));
  Node node;
  node.kind = dots == 2 ? Node::Kind::Gap : Node::Kind::NarrowGap;
  auto [stop, error] = std::from_chars(inside.data(), inside.data() + inside.size(), node.count);
  bool sound = error == std::errc() && stop == inside.data() + inside.size();
  auto place = in_.Place(begin, in_.at());
  if (end == rest.size()) {
    Report(Code::Y0501, in_.Place(begin, begin + 1), {"{"});
  } else if (!sound || node.count == 0 || node.count > kLongestGap) {
    Report(Code::Y0506, place, {"{" + std::string(dots, '.') + inside + "}", std::to_string(kLongestGap)});
  }
  return node;
}

// {词表}
Node Parser::Nameless(std::u32string_view inside, Span place) {
  auto name = EncodeUtf8(Trim(inside));
  auto lexicon = FindName(context_.vocabulary.lexicons, name);
  if (lexicon) return LexiconWords(*lexicon, place);
  if (name.empty()) {
    Report(Code::Y0504, place, {"{}"});
  } else {
    Report(Code::Y0503, place, {name});
  }
  return {};
}

// {甲=乙:类型}
Node Parser::Named(std::u32string_view inside, std::size_t colon, Span place) {
  Hole hole;
  hole.names = Names(inside.substr(0, colon));
  hole.type = EncodeUtf8(Trim(inside.substr(colon + 1)));
  if (hole.names.empty() || hole.type.empty()) {
    Report(Code::Y0504, place, {"{" + EncodeUtf8(inside) + "}"});
    return {};
  }
  if (!context_.open_lexicons.empty()) {
    const auto& lexicon = context_.vocabulary.lexicons[context_.open_lexicons.back()].name;
    Report(Code::Y0508, place, {lexicon, "{" + EncodeUtf8(inside) + "}"});
    return {};
  }
  return Typed(std::move(hole), place);
}

Node Parser::Typed(Hole hole, Span place) {
  Node node;
  const auto& vocabulary = context_.vocabulary;
  auto builtin = std::find_if(std::begin(kBuiltins), std::end(kBuiltins),
                              [&](const Builtin& entry) { return entry.name == hole.type; });
  if (builtin != std::end(kBuiltins)) {
    hole.kind = builtin->kind;
    node.kind = hole.kind == HoleKind::Text ? Node::Kind::Text : Node::Kind::Token;
  } else if (auto unit = FindName(vocabulary.units, hole.type)) {
    hole.kind = HoleKind::Quantity;
    hole.index = node.unit = *unit;
    node.kind = Node::Kind::Token;
    if (vocabulary.units[*unit].words.empty()) Report(Code::Y0517, place, {hole.type});
  } else if (auto enumeration = FindName(vocabulary.enumerations, hole.type)) {
    hole.kind = HoleKind::Member;
    hole.index = *enumeration;
    node = MemberWords(*enumeration, place);
  } else if (auto lexicon = FindName(vocabulary.lexicons, hole.type)) {
    hole.kind = HoleKind::Lexicon;
    hole.index = *lexicon;
    node = LexiconWords(*lexicon, place);
  } else {
    Report(Code::Y0502, place, {hole.type});
    return node;
  }
  node.token = hole.kind;
  node.hole = static_cast<std::uint32_t>(context_.holes.size());
  context_.holes.push_back(std::move(hole));
  return node;
}

Node Parser::MemberWords(std::uint32_t enumeration, Span place) {
  Node choice;
  choice.kind = Node::Kind::Alternatives;
  for (const auto& word : context_.vocabulary.enumerations[enumeration].words) {
    auto text = Fold(DecodeUtf8(word.text));
    context_.nodes += text.size();
    if (!text.empty()) choice.children.push_back(Literal(std::move(text)));
  }
  if (choice.children.empty())
    Report(Code::Y0517, place, {context_.vocabulary.enumerations[enumeration].name});
  LongestFirst(choice);
  return choice;
}

Node Parser::LexiconWords(std::uint32_t lexicon, Span place) {
  Node choice;
  choice.kind = Node::Kind::Alternatives;
  auto& open = context_.open_lexicons;
  const auto& declared = context_.vocabulary.lexicons[lexicon];
  if (context_.lexicons)
    if (auto known = context_.lexicons->find(lexicon); known != context_.lexicons->end()) {
      context_.nodes += known->second.nodes;
      return Shared(known->second.words);
    }
  if (std::find(open.begin(), open.end(), lexicon) != open.end()) {
    Report(Code::Y0509, place, {declared.name});
    return choice;
  }
  if (!Enter(place)) return choice;
  auto before = context_.diagnostics.size();
  auto nodes_before = context_.nodes;
  open.push_back(lexicon);
  for (const auto& word : declared.words) {
    // Lexicons within lexicons multiply; the compiler reports what is too large.
    if (context_.nodes > context_.limits.pattern_states) break;
    if (auto node = LexiconWord(lexicon, word, place)) choice.children.push_back(std::move(*node));
  }
  open.pop_back();
  Leave();
  bool cut = context_.nodes > context_.limits.pattern_states;
  if (choice.children.empty() && !failed_ && !cut) Report(Code::Y0517, place, {declared.name});
  LongestFirst(choice);
  // What is wrong is told wherever the lexicon is named.
  if (!context_.lexicons || failed_ || cut || context_.diagnostics.size() != before) return choice;
  auto kept = std::make_shared<const Node>(std::move(choice));
  context_.lexicons->emplace(lexicon, SharedLexicon{kept, context_.nodes - nodes_before});
  return Shared(kept);
}

std::optional<Node> Parser::LexiconWord(std::uint32_t lexicon, const std::string& word, Span place) {
  auto text = DecodeUtf8(word);
  // One character alone can be no operator: the lexicon of brackets holds "(".
  if (text.size() == 1) {
    ++context_.nodes;
    return Literal(Fold(text));
  }
  auto before = context_.diagnostics.size();
  auto node = Parser(context_, Characters(word, place, true)).ParseAll();
  auto& diagnostics = context_.diagnostics;
  for (auto i = before; i < diagnostics.size(); ++i)
    if (diagnostics[i].remarks.empty())
      diagnostics[i].remarks.push_back({{}, Code::Y0516, {context_.vocabulary.lexicons[lexicon].name, word}});
  failed_ = failed_ || !node;
  return node;
}

std::optional<Node> ParsePattern(const PatternText& text, const PatternVocabulary& vocabulary,
                                 const Limits& limits, std::vector<Hole>& holes, Diagnostics& diagnostics,
                                 SharedLexicons* lexicons) {
  ParseContext context{vocabulary, limits, holes, diagnostics, lexicons, {}};
  auto node = Parser(context, Characters(text.text, text.span, false)).ParseAll();
  if (context.nodes > limits.pattern_states) {
    diagnostics.push_back(MakeDiagnostic(Code::Y0507, text.span, {std::to_string(limits.pattern_states)}));
    return std::nullopt;
  }
  return node;
}

}  // namespace yichi::pattern
