#include "office/docx_figures.h"

#include "base/utf8.h"
#include "office/docx_view.h"

namespace yichi {
namespace {

char32_t FoldDigit(char32_t c) { return c >= U'０' && c <= U'９' ? c - U'０' + U'0' : c; }

bool IsFigure(char32_t c) {
  constexpr std::u32string_view kNumerals = U"〇零一二三四五六七八九十百千万亿两廿卅壹贰叁肆伍陆柒捌玖拾佰仟";
  return (c >= U'0' && c <= U'9') || kNumerals.find(c) != kNumerals.npos;
}

// The figures in their order: 36、十二.
std::u32string FiguresOf(std::u32string_view text) {
  std::u32string figures;
  bool inside = false;
  for (char32_t original : text) {
    auto c = FoldDigit(original);
    bool point = c == U'.' && inside;
    if (!IsFigure(c) && !point) {
      inside = false;
      continue;
    }
    if (!inside && !figures.empty()) figures += U'、';
    figures += c;
    inside = true;
  }
  return figures;
}

// Compares the two views between paragraph ends that both of them keep.
class Comparison {
 public:
  explicit Comparison(Diagnostics& notes) : notes_(notes) {}

  void Blocks(const std::vector<StoryBlock>& blocks) {
    for (const auto& block : blocks) {
      if (const auto* paragraph = std::get_if<StoryParagraph>(&block.content)) {
        Paragraph(*paragraph);
      } else {
        Compare();
        Table(*std::get<std::unique_ptr<StoryTable>>(block.content));
      }
    }
    Compare();
  }

 private:
  void Paragraph(const StoryParagraph& paragraph) {
    accepted_ += TextInView(paragraph, Changes::Accept);
    rejected_ += TextInView(paragraph, Changes::Reject);
    if (Stays(paragraph.mark, Changes::Accept)) accepted_ += U'\n';
    if (Stays(paragraph.mark, Changes::Reject)) rejected_ += U'\n';
    if (paragraph.mark == kUnchanged) Compare();
    if (!paragraph.boxes.empty()) Comparison(notes_).Blocks(paragraph.boxes);
  }

  void Table(const StoryTable& table) {
    for (const auto& row : table.rows)
      for (const auto& cell : row.cells) Blocks(cell.blocks);
  }

  void Compare() {
    auto accepted = FiguresOf(accepted_), rejected = FiguresOf(rejected_);
    if (accepted != rejected) {
      auto shown = accepted_.find_first_not_of(U'\n') == accepted_.npos ? rejected_ : accepted_;
      std::erase(shown, U'\n');
      notes_.push_back(MakeDiagnostic(Code::D0103, {},
                                      {Shown(accepted), Shown(rejected), EncodeUtf8(shown.substr(0, 20))}));
    }
    accepted_.clear();
    rejected_.clear();
  }

  static std::string Shown(const std::u32string& figures) {
    return figures.empty() ? "—" : EncodeUtf8(figures.substr(0, 40));
  }

  Diagnostics& notes_;
  std::u32string accepted_, rejected_;
};

}  // namespace

void NoteChangedFigures(const std::vector<StoryBlock>& blocks, Diagnostics& notes) {
  Comparison(notes).Blocks(blocks);
}

}  // namespace yichi
