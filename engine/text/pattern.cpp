#include "text/pattern.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/pattern_machine.h"

namespace yichi {

Pattern::Program::Program() = default;
Pattern::Program::~Program() = default;

namespace {

using pattern::kUnset;
using pattern::Lines;
using pattern::Machine;

std::u32string Trimmed(std::u32string_view text, TextRange& range) {
  auto blank = [](char32_t c) {
    auto folded = FoldCharacter(c);
    return folded == 0 || folded == U' ' || folded == U'\n';
  };
  while (range.begin < range.end && blank(text[range.begin])) ++range.begin;
  while (range.begin < range.end && blank(text[range.end - 1])) --range.end;
  return std::u32string(text.substr(range.begin, range.end - range.begin));
}

CapturedValue MemberOf(const Pattern::Program& program, const Hole& hole, std::u32string_view folded) {
  for (const auto& [word, member] : program.members.at(hole.index))
    if (word == folded) return member;
  return {};
}

// Reading the token again is cheaper than carrying its value through the machine.
CapturedValue TokenValue(const Pattern::Program& program, const Hole& hole, Lines& lines, std::uint32_t begin,
                         std::uint32_t end) {
  lines.Seek(begin);
  auto readings =
      pattern::ReadToken(program, {pattern::Operation::Token, hole.kind, hole.index, 0}, lines, begin);
  for (std::uint32_t i = 0; i < readings.count; ++i)
    if (readings.ways[i].length == end - begin) return std::move(readings.ways[i].value);
  return {};
}

Capture MakeCapture(const Pattern::Program& program, const TextView& view, Lines& lines, std::uint32_t hole,
                    std::uint32_t begin, std::uint32_t end) {
  Capture capture{hole, {view.OriginalBegin(begin), view.OriginalEnd(end)}, {}};
  const auto& declared = program.holes[hole];
  switch (declared.kind) {
    case HoleKind::Text:
    case HoleKind::Lexicon:
      capture.value = Trimmed(view.original, capture.range);
      break;
    case HoleKind::Member:
      capture.value =
          MemberOf(program, declared, std::u32string_view(view.folded).substr(begin, end - begin));
      break;
    default:
      capture.value = TokenValue(program, declared, lines, begin, end);
  }
  return capture;
}

Match MakeMatch(const Pattern::Program& program, const TextView& view, Lines& lines, const Machine& machine) {
  const auto& slots = machine.slots();
  Match match{{view.OriginalBegin(slots[0]), view.OriginalEnd(slots[1])}, machine.alternative(), {}};
  for (std::uint32_t hole = 0; hole < program.holes.size(); ++hole) {
    auto begin = slots[2 + 2 * hole], end = slots[3 + 2 * hole];
    if (begin != kUnset && end != kUnset)
      match.captures.push_back(MakeCapture(program, view, lines, hole, begin, end));
  }
  return match;
}

void AddUnits(const PatternVocabulary& vocabulary, Pattern::Program& program) {
  auto longest_first = [](const std::u32string& a, const std::u32string& b) { return a.size() > b.size(); };
  for (const auto& unit : vocabulary.units) {
    pattern::UnitWords words;
    for (const auto& word : unit.words)
      if (auto folded = Fold(DecodeUtf8(word)); !folded.empty()) words.push_back(std::move(folded));
    std::stable_sort(words.begin(), words.end(), longest_first);
    program.all_units.insert(program.all_units.end(), words.begin(), words.end());
    program.units.push_back(std::move(words));
  }
}

void AddMembers(const PatternVocabulary& vocabulary, Pattern::Program& program) {
  for (const auto& hole : program.holes) {
    if (hole.kind != HoleKind::Member) continue;
    auto& members = program.members[hole.index];
    if (!members.empty()) continue;
    for (const auto& word : vocabulary.enumerations[hole.index].words)
      members.emplace_back(Fold(DecodeUtf8(word.text)), word.member);
  }
}

// Most texts lack a word that every match begins with or holds: then no machine is set up.
bool MayMatch(const Pattern::Program& program, const TextView& view) {
  const auto& text = view.folded;
  if (!program.prefixes.empty()) return program.prefixes.Find(text, 0) <= text.size();
  return program.required.empty() || program.required.Find(text, 0) <= text.size();
}

Span Around(std::span<const PatternText> alternatives) {
  return alternatives.empty() ? Span{} : alternatives.front().span;
}

}  // namespace

Pattern::Pattern(std::shared_ptr<const Program> program) : program_(std::move(program)) {}

const std::vector<Hole>& Pattern::holes() const {
  static const std::vector<Hole> kNone;
  return program_ ? program_->holes : kNone;
}

const std::vector<std::string>& Pattern::texts() const {
  static const std::vector<std::string> kNone;
  return program_ ? program_->texts : kNone;
}

bool Pattern::Matches(const TextView& text) const {
  if (!program_ || !MayMatch(*program_, text)) return false;
  Lines lines(text);
  pattern::ScratchLease scratch(*program_);
  return Machine(*program_, text, lines, *scratch, false).Run(0);
}

std::optional<Match> Pattern::Find(const TextView& text, std::size_t from_folded) const {
  if (!program_ || !MayMatch(*program_, text)) return std::nullopt;
  Lines lines(text);
  pattern::ScratchLease scratch(*program_);
  Machine machine(*program_, text, lines, *scratch, true);
  if (!machine.Run(from_folded)) return std::nullopt;
  return MakeMatch(*program_, text, lines, machine);
}

std::vector<Match> Pattern::FindAll(const TextView& text) const {
  std::vector<Match> matches;
  if (!program_ || !MayMatch(*program_, text)) return matches;
  Lines lines(text);
  pattern::ScratchLease scratch(*program_);
  Machine machine(*program_, text, lines, *scratch, true);
  for (std::size_t from = 0; machine.Run(from); from = machine.slots()[1])
    matches.push_back(MakeMatch(*program_, text, lines, machine));
  return matches;
}

std::optional<Pattern> CompilePattern(std::span<const PatternText> alternatives,
                                      const PatternVocabulary& vocabulary, const Limits& limits,
                                      Diagnostics& diagnostics) {
  auto program = std::make_shared<Pattern::Program>();
  pattern::Node choice;
  choice.kind = pattern::Node::Kind::Alternatives;
  bool sound = !alternatives.empty();
  for (const auto& text : alternatives) {
    program->texts.push_back(text.text);
    auto node = pattern::ParsePattern(text, vocabulary, limits, program->holes, diagnostics);
    sound = sound && node;
    if (!node) continue;
    if (pattern::LeastLength(*node) == 0) {
      diagnostics.push_back(MakeDiagnostic(Code::Y0505, text.span));
      sound = false;
    }
    choice.children.push_back(std::move(*node));
  }
  if (!sound) return std::nullopt;
  AddUnits(vocabulary, *program);
  AddMembers(vocabulary, *program);
  if (!pattern::EmitCode(choice.children, limits.pattern_states, *program)) {
    auto most = std::to_string(limits.pattern_states);
    diagnostics.push_back(MakeDiagnostic(Code::Y0507, Around(alternatives), {most}));
    return std::nullopt;
  }
  program->prefixes = pattern::PrefixesOf(choice);
  program->required = pattern::RequiredOf(choice);
  return Pattern(std::move(program));
}

}  // namespace yichi
