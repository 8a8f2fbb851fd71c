#include "text/view.h"

#include <algorithm>
#include <iterator>

namespace yichi {
namespace {

bool Between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

bool IsDropped(char32_t c) {
  return Between(c, 0x200B, 0x200F) || Between(c, 0x202A, 0x202E) || Between(c, 0x2060, 0x206F) ||
         c == 0xFEFF || c == 0x00AD || c == 0x180E || Between(c, 0xFE00, 0xFE0F) ||
         Between(c, 0xE0100, 0xE01EF);
}

bool IsSpace(char32_t c) {
  return c == U'\t' || c == 0x00A0 || c == 0x1680 || Between(c, 0x2000, 0x200A) || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

bool IsLineBreak(char32_t c) { return Between(c, 0x0A, 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029; }

// U+2F00–2FD5, the Kangxi radicals, in their order.
constexpr char32_t kKangxi[] =
    U"一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土"
    U"士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手"
    U"支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉"
    U"瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳"
    U"聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛"
    U"辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯"
    U"鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

struct Pair {
  char32_t from, to;
};

// CJK Radicals Supplement: those that fonts and PDF exports put in place of the ideograph.
constexpr Pair kRadicals[] = {
    {0x2E85, U'亻'}, {0x2E89, U'刂'}, {0x2E8F, U'尣'}, {0x2E96, U'忄'}, {0x2E98, U'扌'}, {0x2E9F, U'母'},
    {0x2EA0, U'民'}, {0x2EA1, U'氵'}, {0x2EA9, U'王'}, {0x2EB0, U'纟'}, {0x2EB6, U'羊'}, {0x2EBE, U'艹'},
    {0x2EC4, U'西'}, {0x2EC5, U'见'}, {0x2EC8, U'讠'}, {0x2EC9, U'贝'}, {0x2ECB, U'车'}, {0x2ECD, U'辶'},
    {0x2ED0, U'钅'}, {0x2ED1, U'長'}, {0x2ED2, U'镸'}, {0x2ED3, U'长'}, {0x2ED4, U'门'}, {0x2ED8, U'青'},
    {0x2EDA, U'页'}, {0x2EDB, U'风'}, {0x2EDC, U'飞'}, {0x2EDD, U'食'}, {0x2EDE, U'飠'}, {0x2EE0, U'饣'},
    {0x2EE2, U'马'}, {0x2EE3, U'骨'}, {0x2EE4, U'鬼'}, {0x2EE5, U'鱼'}, {0x2EE6, U'鸟'}, {0x2EE8, U'麦'},
    {0x2EE9, U'黄'}, {0x2EEB, U'斉'}, {0x2EEC, U'齐'}, {0x2EED, U'歯'}, {0x2EEE, U'齿'}, {0x2EEF, U'竜'},
    {0x2EF0, U'龙'}, {0x2EF2, U'亀'}, {0x2EF3, U'龟'},
};

// Marks whose half-width form is not found by the arithmetic of the full-width block.
constexpr Pair kMarks[] = {{0x2010, U'-'},  {0x2011, U'-'}, {0x2012, U'-'}, {0x2013, U'-'},  {0x2212, U'-'},
                           {0x2236, U':'},  {0x3001, U','}, {0x301C, U'~'}, {0xFE10, U','},  {0xFE11, U','},
                           {0xFE12, U'。'}, {0xFE13, U':'}, {0xFE14, U';'}, {0xFE15, U'!'},  {0xFE16, U'?'},
                           {0xFE30, U':'},  {0xFE35, U'('}, {0xFE36, U')'}, {0xFE50, U','},  {0xFE51, U','},
                           {0xFE52, U'.'},  {0xFE54, U';'}, {0xFE55, U':'}, {0xFE56, U'?'},  {0xFE57, U'!'},
                           {0xFE59, U'('},  {0xFE5A, U')'}, {0xFE6A, U'%'}, {0xFF61, U'。'}, {0xFF62, U'「'},
                           {0xFF63, U'」'}, {0xFF64, U','}};

template <std::size_t kSize>
char32_t Look(const Pair (&table)[kSize], char32_t c) {
  auto at = std::lower_bound(std::begin(table), std::end(table), c,
                             [](const Pair& pair, char32_t key) { return pair.from < key; });
  return at != std::end(table) && at->from == c ? at->to : c;
}

}  // namespace

std::uint32_t TextView::OriginalEnd(std::size_t folded_index) const {
  return folded_index == 0 ? origin[0] : origin[folded_index - 1] + 1;
}

char32_t FoldCharacter(char32_t c) {
  if (Between(c, 0x3400, 0x9FFF) || Between(c, 0x20, 0x7E)) return c;
  if (Between(c, 0xFF01, 0xFF5E)) return c - 0xFEE0;
  if (IsDropped(c)) return 0;
  if (IsSpace(c)) return U' ';
  if (IsLineBreak(c)) return U'\n';
  if (Between(c, 0x2F00, 0x2FD5)) return kKangxi[c - 0x2F00];
  if (Between(c, 0x2E80, 0x2EFF)) return Look(kRadicals, c);
  return Look(kMarks, c);
}

TextView MakeView(std::u32string_view original) {
  TextView view;
  view.original = original;
  view.folded.reserve(original.size());
  view.origin.reserve(original.size() + 1);
  for (std::uint32_t i = 0; i < original.size(); ++i) {
    auto c = FoldCharacter(original[i]);
    if (c == 0) continue;
    view.folded.push_back(c);
    view.origin.push_back(i);
  }
  view.origin.push_back(static_cast<std::uint32_t>(original.size()));
  return view;
}

std::u32string Fold(std::u32string_view original) {
  std::u32string folded;
  folded.reserve(original.size());
  for (auto character : original)
    if (auto c = FoldCharacter(character); c != 0) folded.push_back(c);
  return folded;
}

}  // namespace yichi
