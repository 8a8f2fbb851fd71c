#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "text/pattern.h"

namespace yichi::pattern {

// A pattern as it is written, lexicons and enumerations expanded to their words.
struct Node {
  enum class Kind {
    Literal,       // text
    Sequence,      // children one after another
    Alternatives,  // one of the children, the first preferred
    Optional,      // children[0] or nothing, preferring it
    Gap,           // at most `count` characters of one sentence, as few as possible
    NarrowGap,     // the same, and none of them a comma; 、 is none
    Begin,         // ^
    End,           // $
    Text,          // one or more characters of one sentence, as few as possible
    Token,         // a number, quantity, percentage or date
    Shared,        // what `shared` is
  };
  Kind kind = Kind::Sequence;
  std::u32string text;
  std::vector<Node> children;
  std::uint32_t count = 0;
  HoleKind token = HoleKind::Number;
  std::uint32_t unit = 0;             // of a quantity, in the vocabulary
  std::optional<std::uint32_t> hole;  // captures into it
  std::shared_ptr<const Node> shared;
};

// Lexicons that were read already, by their number: patterns of one vocabulary share them.
struct SharedLexicon {
  std::shared_ptr<const Node> words;
  std::size_t nodes = 0;  // what it counts against the limit wherever it is named
};
using SharedLexicons = std::map<std::uint32_t, SharedLexicon>;

// `{..n}` beyond this is no gap but a text.
inline constexpr std::uint32_t kLongestGap = 200;

// The least number of characters a match takes.
std::size_t LeastLength(const Node& node);

// Reads one alternative of a pattern; adds its holes to `holes`. nullopt after an error. With `lexicons`, those
// it names are shared nodes, kept there for the next pattern.
std::optional<Node> ParsePattern(const PatternText& text, const PatternVocabulary& vocabulary,
                                 const Limits& limits, std::vector<Hole>& holes, Diagnostics& diagnostics,
                                 SharedLexicons* lexicons = nullptr);

}  // namespace yichi::pattern
