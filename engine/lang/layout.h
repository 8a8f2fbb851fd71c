#pragma once

#include <string>
#include <vector>

#include "lang/fold_stream.h"

namespace yichi::lang {

// One token as the formatter sees it.
struct Word {
  std::size_t type = 0;
  std::string text;         // with half-width punctuation
  bool touches = false;     // nothing stands between it and the token before
  bool first = false;       // of its line
  bool blank_above = false; // an empty line stands before its line
  bool comment = false;
};

enum class LineKind { Declaration, Clause, Continuation, Field, Row, TableRow, Comment };

// A line of output before alignment.
struct Line {
  LineKind kind = LineKind::Clause;
  std::size_t indent = 0;
  bool blank_above = false;
  std::vector<Word> words;
  std::string comment;  // at its end, or the line itself
};

// The tokens of a text without errors.
std::vector<Word> WordsOf(FoldStream& stream);

// Breaks the tokens into lines: the writer's own lines, and a new one before every clause of a rule.
std::vector<Line> BreakLines(std::vector<Word> words);

// The line's words with one space where one belongs.
std::string JoinWords(const std::vector<Word>& words, std::size_t begin, std::size_t end);

// Aligns the columns of fields, rows and tables that stand one below the other; the finished text.
std::string AlignLines(const std::vector<Line>& lines);

}  // namespace yichi::lang
