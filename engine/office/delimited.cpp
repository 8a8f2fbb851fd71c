#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "office/delimited_rows.h"
#include "office/encoding.h"
#include "office/text.h"
#include "office/workbook_parts.h"

namespace yichi {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::size_t kLinesLookedAt = 50;

// Fields of a text with separators, one after another. A quote counts only at the start of a field; one that
// never closes is a plain character.
class FieldScanner {
 public:
  FieldScanner(std::string_view text, char separator) : text_(text), separator_(separator) {}

  bool done() const { return at_ >= text_.size() && !empty_field_; }
  std::uint32_t line() const { return line_; }
  std::size_t at() const { return at_; }
  // A quote was met that nothing closes.
  bool open_quote() const { return last_quote_ == text_.npos; }

  // The next field; `last` tells whether its line ends with it. The view holds until the next call.
  std::string_view Next(bool& last) {
    empty_field_ = false;
    if (at_ < text_.size() && text_[at_] == '"' && last_quote_ != text_.npos)
      if (auto end = Closing(); end != text_.npos) return Quoted(end, last);
    auto end = at_;
    while (end < text_.size() && text_[end] != separator_ && text_[end] != '\n' && text_[end] != '\r') ++end;
    auto field = text_.substr(at_, end - at_);
    at_ = end;
    last = Separator();
    return field;
  }

 private:
  // The quote that closes the field: a separator, a line's end or the text's end follows.
  std::size_t Closing() {
    for (auto at = text_.find('"', at_ + 1); at != text_.npos; at = text_.find('"', at + 1)) {
      auto after = at + 1;
      if (after < text_.size() && text_[after] == '"') {
        at = after;
        continue;
      }
      while (after < text_.size() && text_[after] == ' ' && separator_ != ' ') ++after;
      bool closes =
          after >= text_.size() || text_[after] == separator_ || text_[after] == '\n' || text_[after] == '\r';
      if (closes) return at;
    }
    last_quote_ = text_.npos;  // none closes from here on: do not look again for each field
    return text_.npos;
  }

  std::string_view Quoted(std::size_t end, bool& last) {
    auto inside = text_.substr(at_ + 1, end - at_ - 1);
    line_ += static_cast<std::uint32_t>(std::count(inside.begin(), inside.end(), '\n'));
    at_ = end + 1;
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    last = Separator();
    if (inside.find_first_of("\"\r") == inside.npos) return inside;
    unquoted_.clear();
    for (std::size_t i = 0; i < inside.size(); ++i) {
      if (inside[i] == '\r') {
        if (inside.substr(i, 2) != "\r\n") unquoted_ += '\n';
        continue;
      }
      unquoted_ += inside[i];
      if (inside[i] == '"') ++i;
    }
    return unquoted_;
  }

  // Moves past what ends a field; true at the end of a line.
  bool Separator() {
    if (at_ >= text_.size()) return true;
    if (text_[at_] == separator_) {
      ++at_;
      empty_field_ = at_ == text_.size();
      return false;
    }
    at_ += text_.substr(at_, 2) == "\r\n" ? 2 : 1;
    ++line_;
    return true;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t last_quote_ = 0;
  std::uint32_t line_ = 1;
  bool empty_field_ = false;  // after a separator that ends the text
  std::string unquoted_;
};

// How well a separator divides the first lines: how many fields the lines with the commonest count have, and
// how many lines those are.
struct Division {
  std::size_t fields = 0, lines = 0, all = 0;
};

Division Divide(std::string_view text, char separator) {
  FieldScanner scanner(text, separator);
  std::array<std::size_t, 256> lines{};
  Division division;
  std::size_t fields = 0;
  bool blank = true;
  while (!scanner.done() && division.all < kLinesLookedAt) {
    bool last = false;
    auto field = scanner.Next(last);
    blank = blank && field.empty();
    ++fields;
    if (!last) continue;
    if (!blank) {
      ++lines[std::min<std::size_t>(fields, 255)];
      ++division.all;
    }
    fields = 0;
    blank = true;
  }
  for (std::size_t n = 2; n < lines.size(); ++n)
    if (lines[n] > 0 && lines[n] * n >= division.lines * division.fields) {
      division.fields = n;
      division.lines = lines[n];
    }
  return division;
}

// The first lines are enough to tell, however long the text.
std::string_view Head(std::string_view text) { return text.substr(0, 256u << 10); }

}  // namespace

char FindSeparator(std::string_view text) {
  char best = ',';
  std::size_t best_score = 0;
  for (char separator : {'\t', ',', ';'}) {
    auto division = Divide(Head(text), separator);
    auto score = division.fields * division.lines;
    if (score <= best_score) continue;
    best = separator;
    best_score = score;
  }
  return best;
}

namespace {

class DelimitedReader {
 public:
  DelimitedReader(std::string path, const Limits& limits) : limits_(limits) {
    book_.format = Format::Delimited;
    book_.sheets.emplace_back().part = std::move(path);
  }

  std::variant<Workbook, Unreadable> Read(std::string_view text) {
    auto& sheet = book_.sheets[0];
    FieldScanner scanner(text, FindSeparator(text));
    std::uint32_t row = 0, column = 0;
    while (!scanner.done() && !wrong_) {
      if (column == 0) sheet.lines.push_back(scanner.line());
      if (row >= limits_.sheet_rows) return SheetTooLarge(sheet, "limits.sheet_rows", limits_.sheet_rows);
      if (column >= limits_.sheet_columns)
        return SheetTooLarge(sheet, "limits.sheet_columns", limits_.sheet_columns);
      bool last = false;
      Add(scanner.Next(last), row, column);
      column = last ? 0 : column + 1;
      if (last) ++row;
    }
    if (wrong_) return *wrong_;
    return std::move(book_);
  }

  // Row by row: what is wrong with one is no matter of the others.
  Workbook ReadRows(std::string_view text, char separator, std::uint32_t first_row, std::uint32_t first_line,
                    Diagnostics& unread) {
    auto& sheet = book_.sheets[0];
    std::uint32_t line = 1;
    bool quotes = true;
    for (std::uint32_t row = 0; !text.empty(); ++row) {
      if (row == first_row) line = first_line;
      auto found = FindRowEnd(text, separator, true, quotes).value_or(RowEnd{text.size(), 1});
      sheet.lines.push_back(line);
      auto cells = sheet.cells.size();
      if (auto why = AddRow(text.substr(0, found.end), separator, row); !why.empty()) {
        sheet.cells.resize(cells);
        unread.push_back(MakeDiagnostic(Code::D0150, {}, {std::to_string(line), why}));
        wrong_.reset();
      }
      line += found.lines;
      text.remove_prefix(found.end);
    }
    return std::move(book_);
  }

  void Note(Diagnostic note) { book_.notes.push_back(std::move(note)); }

 private:
  // Why it cannot be read, if so.
  std::string AddRow(std::string_view text, char separator, std::uint32_t row) {
    if (ValidUtf8Prefix(text) < text.size()) return "不是 UTF-8 文字";
    FieldScanner scanner(text, separator);
    bool last = false;
    for (std::uint32_t column = 0; !scanner.done() && !last; ++column) {
      if (column >= limits_.sheet_columns)
        return "超过 " + std::to_string(limits_.sheet_columns) + " 列（limits.sheet_columns）";
      Add(scanner.Next(last), row, column);
      if (wrong_) return "一格超过 " + std::to_string(limits_.cell_bytes) + " 字节（limits.cell_bytes）";
    }
    return {};
  }

  void Add(std::string_view field, std::uint32_t row, std::uint32_t column) {
    if (field.empty()) return;
    auto& sheet = book_.sheets[0];
    // ="000123" keeps Excel from reading a code as a number.
    if (field.size() > 3 && field.substr(0, 2) == "=\"" && field.back() == '"')
      field = field.substr(2, field.size() - 3);
    auto slice = store_.Add(field);
    if (field.size() > limits_.cell_bytes) {
      wrong_ = SheetTooLarge(sheet, "limits.cell_bytes", limits_.cell_bytes);
    } else if (!slice) {
      wrong_ = SheetTooLarge(sheet, "limits.sheet_text", limits_.sheet_text);
    } else if (sheet.cells.size() >= limits_.sheet_cells) {
      wrong_ = SheetTooLarge(sheet, "limits.sheet_cells", limits_.sheet_cells);
    } else {
      sheet.cells.push_back({row, static_cast<std::uint16_t>(column), CellKind::Text, *slice, *slice});
    }
  }

  Limits limits_;
  Workbook book_;
  TextStore store_{book_.texts, limits_};
  std::optional<Unreadable> wrong_;
};

}  // namespace

std::variant<Workbook, Unreadable> ReadDelimited(std::string path, std::string_view bytes,
                                                 const ReadOptions& options) {
  DelimitedReader reader(std::move(path), options.limits);
  if (bytes.substr(0, 3) == kUtf8Mark) bytes.remove_prefix(3);
  if (!IsUtf16(bytes) && ValidUtf8Prefix(bytes) == bytes.size()) return reader.Read(bytes);
  auto decoding = DecodeText(bytes);
  if (!decoding.decoded) return MakeUnreadable(Code::D0014, {std::to_string(decoding.bad_byte)});
  reader.Note(MakeDiagnostic(Code::D0105, {}, {std::string(decoding.decoded->encoding)}));
  auto text = EncodeUtf8(decoding.decoded->text);
  decoding.decoded.reset();
  return reader.Read(text);
}

std::optional<RowEnd> FindRowEnd(std::string_view text, char separator, bool complete, bool& quotes) {
  auto line = std::min(text.find('\n'), text.size());
  auto first = text.substr(0, line);
  if (first.ends_with('\r') && line < text.size()) first.remove_suffix(1);
  if (first.find_first_of(quotes ? "\"\r" : "\r") == first.npos) {
    if (line == text.size() && !complete) return std::nullopt;
    return RowEnd{std::min(line + 1, text.size()), 1};
  }
  FieldScanner scanner(text, separator);
  for (bool last = false; !last && !scanner.done();) scanner.Next(last);
  if (!complete && (scanner.open_quote() || scanner.at() >= text.size())) return std::nullopt;
  quotes = quotes && !scanner.open_quote();
  return RowEnd{scanner.at(), std::max(scanner.line() - 1, 1u)};
}

bool IsLoneField(std::string_view row, char separator) {
  FieldScanner scanner(row, separator);
  std::size_t filled = 0;
  for (bool last = false; !last && !scanner.done();)
    filled += scanner.Next(last).find_first_not_of(" \t\r\n") != row.npos;
  return filled <= 1;
}

Workbook ReadRowsOf(std::string_view utf8, char separator, std::uint32_t first_row, std::uint32_t first_line,
                    const Limits& limits, Diagnostics& unread) {
  DelimitedReader reader({}, limits);
  return reader.ReadRows(utf8, separator, first_row, first_line, unread);
}

bool LooksDelimited(std::string_view bytes) {
  auto head = Head(bytes);
  // GB18030 uses the bytes of none of the separators in its characters of two bytes.
  for (char separator : {'\t', ',', ';'}) {
    auto division = Divide(head, separator);
    if (division.fields >= 3 && division.lines >= 2 && division.lines == division.all) return true;
  }
  return false;
}

}  // namespace yichi
