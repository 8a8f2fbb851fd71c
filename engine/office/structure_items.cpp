#include <algorithm>

#include "office/structure.h"
#include "office/structure_text.h"

namespace yichi {
namespace {

// The items that are open at one place of the document.
class ItemStack {
 public:
  explicit ItemStack(Document& document) : document_(document) {}

  bool empty() const { return open_.empty(); }

  void Close(std::uint32_t p) {
    while (!open_.empty()) Pop({p, kNone}, false);
    interrupted_ = false;
  }

  // Something else than items stands here: a 1 behind it begins a new list.
  void Interrupt() { interrupted_ = true; }

  // The number of the open item of this style; 0 without one.
  std::int64_t NumberOf(NumberStyle style) const {
    auto at = Find(style);
    return at == open_.size() ? 0 : document_.items[open_[at].item].number;
  }

  // An item from `begin` to `end`, where the paragraph's text ends.
  void Add(std::uint32_t paragraph, const NumberLabel& label, std::uint32_t begin, std::uint32_t end) {
    Item item;
    item.paragraph = paragraph;
    item.label_range = label.range;
    item.range = {std::min(begin, end), end};
    item.label = label.text;
    item.style = label.style;
    item.number = label.number;
    item.level = ItemLevel(label.style);
    MakeRoom(item);
    if (!open_.empty()) item.parent = open_.back().item;
    open_.push_back({static_cast<std::uint32_t>(document_.items.size()), paragraph + 1});
    document_.items.push_back(std::move(item));
    interrupted_ = false;
  }

 private:
  struct Open {
    std::uint32_t item;
    std::uint32_t claimed;  // first paragraph that is not surely its own
  };

  // Where what is open ends; `at` is kNone at the paragraph's head.
  struct Cut {
    std::uint32_t paragraph, at;
  };

  std::size_t Find(NumberStyle style) const {
    for (auto i = open_.size(); i-- > 0;)
      if (document_.items[open_[i].item].style == style) return i;
    return open_.size();
  }

  void MakeRoom(Item& item) {
    Cut cut{item.paragraph, item.label_range.begin};
    auto sibling = Find(item.style);
    if (sibling < open_.size()) {
      bool new_list = item.number == 1 && interrupted_;
      if (!new_list) item.previous = document_.items[open_[sibling].item].number;
      while (open_.size() > sibling) Pop(cut, !new_list && open_.size() == sibling + 1);
      return;
    }
    while (!open_.empty() && document_.items[open_.back().item].level > item.level) {
      // A list of a higher style below an item that announces it hangs there, out of order.
      if (item.number == 1 && Announces(document_.items[open_.back().item])) break;
      Pop(cut, false);
    }
  }

  bool Announces(const Item& item) const {
    auto text = std::u32string_view(document_.paragraphs[item.paragraph].text)
                    .substr(item.range.begin, item.range.end - item.range.begin);
    return EndsWithColon(text) || ReadsAsHeading(text);
  }

  // A list goes on over plain paragraphs to its next item; its last item keeps them only when it announces
  // something.
  void Pop(Cut cut, bool goes_on) {
    auto open = open_.back();
    open_.pop_back();
    auto& item = document_.items[open.item];
    bool here = item.paragraph == cut.paragraph;
    bool keeps = goes_on || (!here && Announces(item));
    item.end_paragraph = std::max(open.claimed, keeps ? cut.paragraph : 0);
    if (here && cut.at != kNone && cut.at >= item.range.begin)
      item.range = TrimRange(document_.paragraphs[item.paragraph].text, {item.range.begin, cut.at});
    if (!open_.empty()) open_.back().claimed = std::max(open_.back().claimed, item.end_paragraph);
  }

  Document& document_;
  std::vector<Open> open_;
  bool interrupted_ = false;
};

// Labels behind the head of a paragraph: “…职责：（一）…；（二）…”.
class InnerLabels {
 public:
  explicit InnerLabels(std::u32string_view text) : text_(text) {}

  template <class Visit>
  void ForEach(std::uint32_t begin, const Visit& visit) {
    char32_t before = U' ';
    for (auto i = begin; i < text_.size(); ++i) {
      auto c = FoldCharacter(text_[i]);
      if (c == U'《') titles_ = true;
      if (c == U'》') titles_ = false;
      bool may_begin = c != U' ' && c != 0 && c != U'第' && Bounds(before) && !titles_;
      auto label = may_begin ? ReadLabel(text_, i) : std::nullopt;
      if (label && label->range.begin == i && IsItemStyle(label->style) && visit(*label, before)) {
        before = U' ';
        i = std::max(i, label->range.end - 1);
        continue;
      }
      if (c != U' ' && c != 0) before = text_[i] == U'、' ? U'、' : c;
    }
  }

 private:
  static bool Bounds(char32_t c) {
    constexpr std::u32string_view kBounds = U"。;:,\n";
    return kBounds.find(c) != kBounds.npos;
  }

  std::u32string_view text_;
  bool titles_ = false;
};

class ItemFinder {
 public:
  ItemFinder(Document& document, const std::vector<Lead>& leads)
      : document_(document), leads_(leads), body_(document), inside_cell_(document) {}

  void Find() {
    std::uint32_t p = 0;
    for (; p < leads_.size() && document_.paragraphs[p].part == 0; ++p) {
      bool title = document_.title <= p && p < document_.title_end;
      if (title) continue;
      if (document_.paragraphs[p].cell) {
        InCell(p);
      } else {
        InBody(p);
      }
    }
    inside_cell_.Close(p);
    body_.Close(p);
  }

 private:
  bool BeginsSection(std::uint32_t p) {
    while (section_ < document_.sections.size() && document_.sections[section_].paragraph < p) ++section_;
    if (section_ == document_.sections.size() || document_.sections[section_].paragraph != p) return false;
    const auto& style = document_.sections[section_].style;
    return !style || !IsItemStyle(*style);
  }

  void InBody(std::uint32_t p) {
    if (leads_[p].breaks || BeginsSection(p)) body_.Close(p);
    Paragraph(p, body_);
  }

  // Each cell by itself, and only what begins there: a column of running numbers is no list of items.
  void InCell(std::uint32_t p) {
    const auto& cell = *document_.paragraphs[p].cell;
    bool same = cell_ && cell_->table == cell.table && cell_->row == cell.row && cell_->column == cell.column;
    if (!same) inside_cell_.Close(p);
    cell_ = cell;
    const auto& lead = leads_[p];
    bool goes_on = !lead.label || lead.label->number == 1 || inside_cell_.NumberOf(lead.label->style) > 0;
    bool empty = lead.begin >= document_.paragraphs[p].text.size();
    if (goes_on && !empty) Paragraph(p, inside_cell_);
  }

  void Paragraph(std::uint32_t p, ItemStack& stack) {
    const auto& lead = leads_[p];
    const auto& text = document_.paragraphs[p].text;
    auto end = TrimRange(text, {0, static_cast<std::uint32_t>(text.size())}).end;
    bool item = lead.label && IsItemStyle(lead.label->style);
    if (item) {
      stack.Add(p, *lead.label, lead.begin, end);
    } else {
      stack.Interrupt();
    }
    std::vector<std::pair<NumberStyle, std::int64_t>>
        seen;  // in this paragraph, the last number of each style
    if (item) seen.emplace_back(lead.label->style, lead.label->number);
    InnerLabels(text).ForEach(lead.begin, [&](const NumberLabel& label, char32_t before) {
      auto last =
          std::find_if(seen.begin(), seen.end(), [&](const auto& s) { return s.first == label.style; });
      auto number = last == seen.end() ? 0 : last->second;
      if (!GoesOn(label, before, number)) return false;
      if (before == U':') stack.Interrupt();
      stack.Add(p, label, label.after, end);
      if (last == seen.end()) seen.emplace_back(label.style, 0), last = seen.end() - 1;
      last->second = label.number;
      return true;
    });
  }

  // Whether a label within a paragraph begins or carries on a list; all else is a reference.
  static bool GoesOn(const NumberLabel& label, char32_t before, std::int64_t last) {
    if (before == U',') return last > 0 && label.number == last + 1 && label.style != NumberStyle::Ideograph;
    if (before == U'\n') return true;
    return label.number == 1 || last > 0;
  }

  Document& document_;
  const std::vector<Lead>& leads_;
  ItemStack body_, inside_cell_;
  std::optional<CellPosition> cell_;
  std::size_t section_ = 0;
};

}  // namespace

void FindItems(Document& document, const std::vector<Lead>& leads) { ItemFinder(document, leads).Find(); }

}  // namespace yichi
