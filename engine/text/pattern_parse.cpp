#include "text/pattern_parse.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace yichi::pattern {
namespace {

std::string Sign(char32_t c) { return EncodeUtf8(std::u32string_view(&c, 1)); }

void AddLiteral(std::vector<Node>& pieces, char32_t original) {
  auto c = FoldCharacter(original);
  if (c == 0) return;
  if (pieces.empty() || pieces.back().kind != Node::Kind::Literal) {
    pieces.emplace_back();
    pieces.back().kind = Node::Kind::Literal;
  }
  pieces.back().text += c;
}

Node Simple(Node::Kind kind) {
  Node node;
  node.kind = kind;
  return node;
}

std::size_t Sum(const std::vector<Node>& children) {
  std::size_t sum = 0;
  for (const auto& child : children) sum += LeastLength(child);
  return sum;
}

std::size_t Least(const std::vector<Node>& children) {
  if (children.empty()) return 0;
  auto least = LeastLength(children[0]);
  for (std::size_t i = 1; i < children.size(); ++i) least = std::min(least, LeastLength(children[i]));
  return least;
}

}  // namespace

std::size_t LeastLength(const Node& node) {
  switch (node.kind) {
    case Node::Kind::Literal:
      return node.text.size();
    case Node::Kind::Sequence:
      return Sum(node.children);
    case Node::Kind::Alternatives:
      return Least(node.children);
    case Node::Kind::Shared:
      return LeastLength(*node.shared);
    case Node::Kind::Text:
    case Node::Kind::Token:
      return 1;
    case Node::Kind::Optional:
    case Node::Kind::Gap:
    case Node::Kind::NarrowGap:
    case Node::Kind::Begin:
    case Node::Kind::End:
      return 0;
  }
  return 0;
}

Characters::Characters(std::string_view utf8, Span span, bool whole)
    : characters_(DecodeUtf8(utf8)), span_(span), whole_(whole) {
  std::uint32_t offset = 0;
  for (auto c : characters_) {
    offsets_.push_back(offset);
    offset += static_cast<std::uint32_t>(Sign(c).size());
  }
  offsets_.push_back(offset);
}

Span Characters::Place(std::size_t begin, std::size_t end) const {
  if (whole_) return span_;
  auto at = [&](std::size_t i) { return std::min(span_.begin + offsets_[std::min(i, size())], span_.end); };
  return {span_.source, at(begin), at(end)};
}

void Parser::Report(Code code, Span place, std::vector<std::string> arguments) {
  auto diagnostic = MakeDiagnostic(code, place, std::move(arguments));
  failed_ = failed_ || diagnostic.severity == Severity::Error;
  context_.diagnostics.push_back(std::move(diagnostic));
}

bool Parser::Enter(Span place) {
  if (++context_.depth <= context_.limits.rule_depth) return true;
  if (!failed_) Report(Code::Y0515, place, {std::to_string(context_.limits.rule_depth)});
  in_.Move(in_.size());
  return false;
}

std::optional<Node> Parser::ParseAll() {
  auto node = Alternatives(0);
  return failed_ ? std::nullopt : std::optional<Node>(std::move(node));
}

// a|b up to `closing`, which stays unread; 0 means the end of the text.
Node Parser::Alternatives(char32_t closing) {
  auto outer = std::exchange(wide_brackets_, {});
  auto outer_crossed = std::exchange(crossed_brackets_, {});
  auto choice = Simple(Node::Kind::Alternatives);
  auto begin = in_.at();
  for (;;) {
    auto side = in_.at();
    choice.children.push_back(Sequence(closing));
    bool more = in_.Peek() == U'|' && !in_.done();
    bool empty = in_.at() == side && (more || choice.children.size() > 1);
    if (empty) Report(Code::Y0513, in_.Place(side > begin ? side - 1 : side, std::min(side + 1, in_.size())));
    if (!more) break;
    crossed_brackets_.insert(crossed_brackets_.end(), wide_brackets_.begin(), wide_brackets_.end());
    wide_brackets_.clear();
    in_.Take();
  }
  wide_brackets_ = std::move(outer);
  crossed_brackets_ = std::move(outer_crossed);
  if (choice.children.size() > 1) return choice;
  return std::move(choice.children[0]);
}

Node Parser::Sequence(char32_t closing) {
  auto sequence = Simple(Node::Kind::Sequence);
  while (!in_.done() && in_.Peek() != U'|' && (closing == 0 || in_.Peek() != closing))
    Piece(sequence.children);
  if (sequence.children.size() == 1) return std::move(sequence.children[0]);
  return sequence;
}

void Parser::Piece(std::vector<Node>& pieces) {
  ++context_.nodes;
  auto at = in_.at();
  switch (in_.Peek()) {
    case U'(':
      pieces.push_back(Group());
      return;
    case U'{':
      pieces.push_back(Braces());
      return;
    case U')':
    case U'}':
      Report(Code::Y0501, in_.Place(at, at + 1), {Sign(in_.Take())});
      return;
    case U'^':
      in_.Take();
      pieces.push_back(Simple(Node::Kind::Begin));
      return;
    case U'$':
      in_.Take();
      pieces.push_back(Simple(Node::Kind::End));
      return;
    case U'\\':
      in_.Take();
      if (in_.done()) return Report(Code::Y0514, in_.Place(at, at + 1));
      return AddLiteral(pieces, in_.Take());
    default:
      WarnWideSigns();
      return AddLiteral(pieces, in_.Take());
  }
}

Node Parser::Group() {
  auto begin = in_.at();
  in_.Take();
  if (!Enter(in_.Place(begin, begin + 1))) return {};
  auto inner = Alternatives(U')');
  Leave();
  if (in_.done()) {
    if (!failed_) Report(Code::Y0501, in_.Place(begin, begin + 1), {"("});
    return inner;
  }
  in_.Take();
  if (in_.at() == begin + 2) Report(Code::Y0513, in_.Place(begin, in_.at()));
  WarnCounts();
  // A literal of its own: text after the group must not grow it.
  if (inner.kind == Node::Kind::Literal) {
    auto group = Simple(Node::Kind::Sequence);
    group.children.push_back(std::move(inner));
    return group;
  }
  return inner;
}

void Parser::WarnWideSigns() {
  auto at = in_.at();
  auto c = in_.Peek();
  if (c == U'（') wide_brackets_.push_back(at);
  if (c == U'）' && !wide_brackets_.empty()) {
    wide_brackets_.pop_back();
  } else if (c == U'）' && !crossed_brackets_.empty()) {
    // （|） in a list of signs is meant as it stands.
    if (in_.Text(at - 1, at) != U"|") Report(Code::Y0511, in_.Place(crossed_brackets_.back(), at + 1), {"|"});
    crossed_brackets_.clear();
  }
  if (c != U'｜') return;
  Report(Code::Y0510, in_.Place(at, at + 1));
  auto place = in_.Place(at, at + 1);
  if (place.end - place.begin == 3) context_.diagnostics.back().fix = Fix{place, "|"};
}

// `)?`, `}*`: the habits of regular expressions.
void Parser::WarnCounts() {
  auto c = in_.Peek();
  if (in_.done() || (c != U'?' && c != U'*' && c != U'+')) return;
  Report(Code::Y0512, in_.Place(in_.at(), in_.at() + 1), {Sign(c)});
}

}  // namespace yichi::pattern
