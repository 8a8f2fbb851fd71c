#include <algorithm>
#include <map>
#include <span>

#include "text/pattern_program.h"

namespace yichi::pattern {
namespace {

using Word = std::u32string_view;

class Emitter {
 public:
  Emitter(Pattern::Program& program, std::size_t most) : program_(program), most_(most) {}

  bool full() const { return program_.code.size() > most_; }

  std::uint32_t Here() const { return static_cast<std::uint32_t>(program_.code.size()); }
  std::uint32_t Add(Operation operation, std::uint32_t a = 0, std::uint32_t b = 0) {
    program_.code.push_back({operation, HoleKind::Number, a, b});
    return Here() - 1;
  }

  // A split into `count` ways; the caller emits each way between the calls of Way and Close.
  struct Choice {
    std::size_t left = 0;
    std::uint32_t split = 0;
    std::vector<std::uint32_t> jumps;  // to the common end
  };
  void BeginWay(Choice& choice) {
    if (--choice.left > 0) {
      choice.split = Add(Operation::Split);
      program_.code[choice.split].a = Here();
    }
  }
  void EndWay(Choice& choice) {
    if (choice.left == 0) return;
    choice.jumps.push_back(Add(Operation::Jump));
    program_.code[choice.split].b = Here();
  }
  void Close(const std::vector<std::uint32_t>& jumps) {
    for (auto jump : jumps) program_.code[jump].a = Here();
  }

  void Emit(const Node& node);

 private:
  void EmitText();
  void EmitGap(std::uint32_t count, Operation over);
  void EmitOptional(const Node& inner);
  void EmitToken(const Node& node);
  void EmitAlternatives(const std::vector<Node>& children);
  void EmitBare(const Node& node);
  void EmitWords(std::span<const Word> words, std::size_t depth, std::vector<std::uint32_t>& ends);
  void EmitSwitch(std::span<const Word> words, std::size_t depth, std::vector<std::uint32_t>& ends);

  Pattern::Program& program_;
  std::size_t most_;
};

void Emitter::Emit(const Node& node) {
  if (full()) return;
  if (node.hole) Add(Operation::Save, 2 + 2 * *node.hole);
  EmitBare(node);
  if (node.hole) Add(Operation::Save, 3 + 2 * *node.hole);
}

void Emitter::EmitBare(const Node& node) {
  switch (node.kind) {
    case Node::Kind::Literal:
      for (auto c : node.text) {
        Add(Operation::Character, c);
        program_.one_line = program_.one_line && c != U'\n';
      }
      return;
    case Node::Kind::Sequence:
      for (const auto& child : node.children) Emit(child);
      return;
    case Node::Kind::Alternatives:
      return EmitAlternatives(node.children);
    case Node::Kind::Optional:
      return EmitOptional(node.children[0]);
    case Node::Kind::Gap:
      return EmitGap(node.count, Operation::Any);
    case Node::Kind::NarrowGap:
      return EmitGap(node.count, Operation::NoComma);
    case Node::Kind::Begin:
      Add(Operation::Begin);
      return;
    case Node::Kind::End:
      Add(Operation::End);
      return;
    case Node::Kind::Text:
      return EmitText();
    case Node::Kind::Token:
      return EmitToken(node);
    case Node::Kind::Shared:
      return Emit(*node.shared);
  }
}

// Blanks, one visible character, then as few as possible.
void Emitter::EmitText() {
  auto blank = Add(Operation::Split, Here() + 1, Here() + 3);
  Add(Operation::Character, U' ');
  Add(Operation::Jump, blank);
  Add(Operation::Visible);
  auto more = Add(Operation::Split, Here() + 3, Here() + 1);
  Add(Operation::Any);
  Add(Operation::Jump, more);
}

void Emitter::EmitGap(std::uint32_t count, Operation over) {
  std::vector<std::uint32_t> splits;
  for (std::uint32_t i = 0; i < count; ++i) {
    splits.push_back(Add(Operation::Split, 0, Here() + 1));
    Add(over);
  }
  Close(splits);
}

void Emitter::EmitOptional(const Node& inner) {
  auto split = Add(Operation::Split, Here() + 1);
  Emit(inner);
  program_.code[split].b = Here();
}

void Emitter::EmitToken(const Node& node) {
  auto at = Add(Operation::Token, node.unit);
  program_.code[at].token = node.token;
}

bool IsWord(const Node& node) {
  if (node.hole) return false;
  if (node.kind == Node::Kind::Literal) return !node.text.empty();
  return node.kind == Node::Kind::Sequence && node.children.size() == 1 && IsWord(node.children[0]);
}

Word WordOf(const Node& node) {
  return node.kind == Node::Kind::Literal ? Word(node.text) : WordOf(node.children[0]);
}

// Runs of plain words become a tree, so that a lexicon of a thousand words costs one look at a character.
void Emitter::EmitAlternatives(const std::vector<Node>& children) {
  std::vector<std::size_t> parts = {0};
  for (std::size_t i = 1; i < children.size(); ++i)
    if (!IsWord(children[i]) || !IsWord(children[i - 1])) parts.push_back(i);
  Choice choice{parts.size(), 0, {}};
  for (std::size_t p = 0; p < parts.size(); ++p) {
    auto end = p + 1 < parts.size() ? parts[p + 1] : children.size();
    BeginWay(choice);
    if (end - parts[p] == 1) {
      Emit(children[parts[p]]);
    } else {
      std::vector<Word> words;
      for (auto i = parts[p]; i < end; ++i) words.push_back(WordOf(children[i]));
      std::vector<std::uint32_t> ends;
      EmitWords(words, 0, ends);
      Close(ends);
    }
    EndWay(choice);
  }
  Close(choice.jumps);
}

// Words in the order of preference that agree up to `depth`. A word that ends here divides the others into
// those preferred to it and those that come after it.
void Emitter::EmitWords(std::span<const Word> words, std::size_t depth, std::vector<std::uint32_t>& ends) {
  auto whole = std::find_if(words.begin(), words.end(), [&](Word word) { return word.size() == depth; });
  auto before = words.subspan(0, static_cast<std::size_t>(whole - words.begin()));
  std::vector<Word> after;
  if (whole != words.end())
    std::copy_if(whole, words.end(), std::back_inserter(after),
                 [&](Word word) { return word.size() > depth; });
  Choice choice{
      (before.empty() ? 0u : 1u) + (whole == words.end() ? 0u : 1u) + (after.empty() ? 0u : 1u), 0, {}};
  if (!before.empty()) {
    BeginWay(choice);
    EmitSwitch(before, depth, ends);
    if (choice.left > 0) program_.code[choice.split].b = Here();
  }
  if (whole == words.end()) return;
  BeginWay(choice);
  ends.push_back(Add(Operation::Jump));
  if (after.empty()) return;
  program_.code[choice.split].b = Here();
  EmitSwitch(after, depth, ends);
}

void Emitter::EmitSwitch(std::span<const Word> words, std::size_t depth, std::vector<std::uint32_t>& ends) {
  std::map<char32_t, std::vector<Word>> groups;
  for (auto word : words) groups[word[depth]].push_back(word);
  if (groups.size() == 1) {
    // A common stretch in one go: recursing for each character would be as deep as the word is long.
    auto common = words[0].size();
    for (auto word : words)
      common = std::min(common,
                        static_cast<std::size_t>(
                            std::mismatch(word.begin(), word.end(), words[0].begin(), words[0].end()).first -
                            word.begin()));
    for (auto c : words[0].substr(depth, common - depth)) Add(Operation::Character, c);
    return EmitWords(words, common, ends);
  }
  auto first = static_cast<std::uint32_t>(program_.cases.size());
  Add(Operation::Switch, first, first + static_cast<std::uint32_t>(groups.size()));
  for (const auto& group : groups) program_.cases.push_back({group.first, 0});
  auto at = first;
  for (const auto& group : groups) {
    program_.cases[at++].target = Here();
    EmitWords(group.second, depth + 1, ends);
  }
}

}  // namespace

bool EmitCode(const std::vector<Node>& alternatives, std::size_t most, Pattern::Program& program) {
  Emitter emitter(program, most);
  Emitter::Choice choice{alternatives.size(), 0, {}};
  for (std::uint32_t i = 0; i < alternatives.size(); ++i) {
    emitter.BeginWay(choice);
    emitter.Emit(alternatives[i]);
    emitter.Add(Operation::Match, i);
    if (choice.left > 0) program.code[choice.split].b = emitter.Here();
  }
  return !emitter.full();
}

}  // namespace yichi::pattern
