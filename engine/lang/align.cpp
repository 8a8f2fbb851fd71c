#include <algorithm>

#include "ChiParser.h"
#include "base/utf8.h"
#include "lang/layout.h"
#include "lang/mistakes.h"

namespace yichi::lang {
namespace {

using grammar::ChiParser;
using Cells = std::vector<std::string>;

std::string Padded(std::string text, std::size_t width) {
  auto own = DisplayWidth(text);
  if (own < width) text.append(width - own, ' ');
  return text;
}

std::size_t FindType(const Line& line, std::size_t from, std::initializer_list<std::size_t> types) {
  for (auto i = from; i < line.words.size(); ++i)
    if (std::find(types.begin(), types.end(), line.words[i].type) != types.end()) return i;
  return line.words.size();
}

// 名称: | 文本 | 别名 …
Cells FieldCells(const Line& line) {
  constexpr std::size_t kAfterColon = 2;
  auto rest = FindType(line, kAfterColon, {ChiParser::EQ, ChiParser::DEFAULT, ChiParser::DOMAIN, ChiParser::ALIAS});
  Cells cells{JoinWords(line.words, 0, std::min(kAfterColon, line.words.size())),
              JoinWords(line.words, kAfterColon, rest)};
  if (rest < line.words.size()) cells.push_back(JoinWords(line.words, rest, line.words.size()));
  return cells;
}

Cells RowCells(const Line& line) {
  auto gives = FindType(line, 0, {ChiParser::GIVES});
  return {JoinWords(line.words, 0, gives), JoinWords(line.words, gives, line.words.size())};
}

Cells TableCells(const Line& line) {
  Cells cells;
  std::size_t begin = 1;
  for (std::size_t i = 1; i < line.words.size(); ++i) {
    if (line.words[i].type != ChiParser::BAR) continue;
    cells.push_back(JoinWords(line.words, begin, i));
    begin = i + 1;
  }
  if (begin < line.words.size()) cells.push_back(JoinWords(line.words, begin, line.words.size()));
  return cells;
}

bool EndsTable(const Line& line) { return !line.words.empty() && line.words.back().type == ChiParser::BAR; }

Cells CellsOf(const Line& line) {
  switch (line.kind) {
    case LineKind::Field:
      return FieldCells(line);
    case LineKind::Row:
      return RowCells(line);
    default:
      return TableCells(line);
  }
}

std::string JoinCells(const Line& line, const Cells& cells, const std::vector<std::size_t>& widths) {
  std::string out = line.kind == LineKind::TableRow ? "| " : "";
  for (std::size_t c = 0; c < cells.size(); ++c) {
    bool last = c + 1 == cells.size();
    if (line.kind == LineKind::TableRow) {
      bool open = last && !EndsTable(line);
      out += open ? cells[c] : Padded(cells[c], widths[c]) + (last ? " |" : " | ");
    } else {
      out += last ? cells[c] : Padded(cells[c], widths[c]) + (line.kind == LineKind::Field && c == 1 ? "  " : " ");
    }
  }
  return out;
}

// 设 and 得 are padded to the width of the other clause words.
std::string ClauseText(const Line& line) {
  auto text = JoinWords(line.words, 0, line.words.size());
  bool one_character = line.kind == LineKind::Clause && line.words.size() > 1 &&
                       (line.words[0].type == ChiParser::LET || line.words[0].type == ChiParser::YIELD);
  return one_character ? line.words[0].text + "   " + JoinWords(line.words, 1, line.words.size()) : text;
}

bool Aligned(const Line& line) {
  return line.kind == LineKind::Field || line.kind == LineKind::Row || line.kind == LineKind::TableRow;
}

bool OneBlock(const Line& a, const Line& b) {
  return a.kind == b.kind && a.indent == b.indent && !b.blank_above;
}

}  // namespace

std::string AlignLines(const std::vector<Line>& lines) {
  std::string out;
  auto emit = [&](const Line& line, const std::string& text) {
    if (line.blank_above && !out.empty()) out += "\n";
    auto whole = text;
    if (!line.comment.empty()) whole += (whole.empty() ? "" : "  ") + line.comment;
    out += std::string(line.indent, ' ') + whole + "\n";
  };
  for (std::size_t i = 0; i < lines.size();) {
    if (!Aligned(lines[i])) {
      emit(lines[i], lines[i].words.empty() ? "" : ClauseText(lines[i]));
      ++i;
      continue;
    }
    auto end = i + 1;
    while (end < lines.size() && OneBlock(lines[i], lines[end])) ++end;
    std::vector<std::size_t> widths;
    for (auto k = i; k < end; ++k) {
      auto cells = CellsOf(lines[k]);
      for (std::size_t c = 0; c < cells.size(); ++c) {
        if (widths.size() <= c) widths.push_back(0);
        // What nothing follows needs no room.
        bool counts = lines[k].kind == LineKind::TableRow ? c + 1 < cells.size() || EndsTable(lines[k]) : c + 1 < cells.size();
        if (counts) widths[c] = std::max(widths[c], DisplayWidth(cells[c]));
      }
    }
    for (; i < end; ++i) emit(lines[i], JoinCells(lines[i], CellsOf(lines[i]), widths));
  }
  return out;
}

}  // namespace yichi::lang
