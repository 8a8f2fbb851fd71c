#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "base/limits.h"
#include "text/view.h"
#include "value/date.h"
#include "value/number.h"

namespace yichi {

// What the names inside a pattern's holes mean; made from the declarations of the rule packs.
struct PatternVocabulary {
  struct Unit {
    std::string name;                // 名
    std::vector<std::string> words;  // 名 人 位 员
  };
  struct Word {
    std::string text;          // as the texts write it (a name or one of its 别名)
    std::uint32_t member = 0;  // which member of the enumeration it means
  };
  struct Enumeration {
    std::string name;
    std::vector<Word> words;
  };
  struct Lexicon {
    std::string name;
    std::vector<std::string> words;  // each may be a pattern itself, without capturing holes
  };
  std::vector<Unit> units;
  std::vector<Enumeration> enumerations;
  std::vector<Lexicon> lexicons;
};

enum class HoleKind { Number, Quantity, Percentage, Text, Date, Member, Lexicon };

// One `{…}` that gives names a value. `{正职=副职:数}` has two names.
struct Hole {
  std::vector<std::string> names;
  HoleKind kind = HoleKind::Text;
  std::string type;         // as written after the colon: 数, 名, 规格 …
  std::uint32_t index = 0;  // of the unit, enumeration or lexicon in the vocabulary
};

// A captured value. monostate: the text leaves it open (若干, a range) or it did not take part in the match.
// Number: numbers, quantities (in the hole's unit), percentages (19.3% is 193/1000). std::uint32_t: the
// enumeration's member. Text and lexicon words: the original text, trimmed. What bounds a number leaves it
// open as well (不超过5名, 16名至30名, 30名以下), unless the pattern itself writes the bound: 不超过{甲:名}.
using CapturedValue = std::variant<std::monostate, Number, Day, std::uint32_t, std::u32string>;

struct Capture {
  std::uint32_t hole = 0;  // index into Pattern::holes()
  TextRange range;         // in the original text, of texts and words without the blanks around them
  CapturedValue value;
};

struct Match {
  TextRange range;                // in the original text
  std::uint32_t alternative = 0;  // which of the patterns given to CompilePattern
  std::vector<Capture> captures;  // only holes that took part
};

// One or several alternatives (`"甲" | "乙"`), compiled into one linear-time automaton: Matches and Find cost
// O(text × states), no input makes them backtrack; FindAll is one Find after another, each reading no further
// than its match could reach. Copies share the automaton; several threads may use it at once.
// Texts and gaps stay within a sentence (and within 2048 characters of it), numbers and dates within a line.
// ^ and $ are the ends of a line of the view without the blanks around it. A lexicon's or an enumeration's
// longer words come first.
class Pattern {
 public:
  const std::vector<Hole>& holes() const;
  // Every alternative's text, for messages.
  const std::vector<std::string>& texts() const;

  // Whether it matches anywhere; cheaper than Find.
  bool Matches(const TextView& text) const;
  // The leftmost match, the first alternative preferred, text holes as short as possible.
  std::optional<Match> Find(const TextView& text, std::size_t from_folded = 0) const;
  // All matches from left to right that do not overlap.
  std::vector<Match> FindAll(const TextView& text) const;

  struct Program;
  explicit Pattern(std::shared_ptr<const Program> program);
  Pattern() = default;

 private:
  std::shared_ptr<const Program> program_;
};

// One alternative as it stands in a rule file: the text between the quotes, and where that text begins.
struct PatternText {
  std::string text;
  Span span;  // of the text between the quotes; column arithmetic by bytes
};

// Reads the pattern language of language.md §3. Reports (codes Y05xx) unknown names in holes, open brackets,
// patterns that can match the empty text, `{..n}` over the limit, full-width ｜ and （…｜…） that look like
// operators (a warning), a pattern over limits.pattern_states. std::nullopt after an error.
std::optional<Pattern> CompilePattern(std::span<const PatternText> alternatives,
                                      const PatternVocabulary& vocabulary, const Limits& limits,
                                      Diagnostics& diagnostics);

}  // namespace yichi
