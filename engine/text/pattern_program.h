#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "text/pattern.h"
#include "text/pattern_literal.h"
#include "text/pattern_token.h"
#include "text/pattern_tree.h"

namespace yichi::pattern {

enum class Operation : std::uint8_t {
  Character,  // the character a
  Any,        // a character that does not end the sentence
  Visible,    // the same, but no space
  NoComma,    // the same as Any, but no comma
  Switch,     // one of cases[a, b), each with its own way on
  Split,      // on at a, or else at b
  Jump,       // on at a
  Save,       // the place into slot a
  Begin,      // only at the begin of a paragraph
  End,        // only at its end
  Token,      // a number, quantity (of unit a), percentage or date, whole
  Match,      // of alternative a
};

struct Instruction {
  Operation operation = Operation::Match;
  HoleKind token = HoleKind::Number;
  std::uint32_t a = 0, b = 0;
};

// A case of a switch; those of one switch are sorted by character.
struct Case {
  char32_t character = 0;
  std::uint32_t target = 0;
};

struct Scratch;

}  // namespace yichi::pattern

namespace yichi {

struct Pattern::Program {
  using Member = std::pair<std::u32string, std::uint32_t>;

  std::vector<pattern::Instruction> code;  // begins at 0
  std::vector<pattern::Case> cases;
  std::vector<Hole> holes;
  std::vector<std::string> texts;
  std::vector<pattern::UnitWords> units;                 // of the vocabulary, for quantity tokens
  pattern::UnitWords all_units;                          // for 数 before a unit
  std::map<std::uint32_t, std::vector<Member>> members;  // words of the enumerations that holes use
  pattern::LiteralSet prefixes, required;
  bool one_line = true;  // no match spans a line break

  // Working memory of finished runs, for the next one. Guarded, since copies of a pattern share it.
  mutable std::mutex mutex;
  mutable std::vector<std::unique_ptr<pattern::Scratch>> scratch;

  Program();
  ~Program();
};

}  // namespace yichi

namespace yichi::pattern {

// Appends the alternatives to the program's code. False when it grows over `most` instructions.
bool EmitCode(const std::vector<Node>& alternatives, std::size_t most, Pattern::Program& program);

}  // namespace yichi::pattern
