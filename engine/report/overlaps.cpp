#include <algorithm>

#include "report/held_json.h"
#include "report/held_words.h"
#include "report/words.h"

namespace yichi {
namespace {

using report::In;

constexpr std::size_t kMostHolders = 20, kMostPairs = 10;  // shown of one family; JSON has all

class Page {
 public:
  Page(const HeldReport& report, const HeldTexts& held, const Overlaps& overlaps)
      : report_(report), held_(held), overlaps_(overlaps) {}

  std::string Render() {
    for (const auto& family : overlaps_.families) Family(family);
    Last();
    return std::move(out_);
  }

 private:
  std::string Say(std::string_view chinese, std::string_view english) const {
    return std::string(In(report_.language, chinese, english));
  }

  void Family(const OverlapFamily& family) {
    out_ += report::PercentText(family.most) + Say(" 涉及 ", ", held by ") + std::to_string(family.owners) +
            Say(" 个单位", " units") + "\n";
    for (std::size_t i = 0; i < family.wordings.size(); ++i) Wording(family, i);
    auto shown = std::min(family.pairs.size(), kMostPairs);
    for (std::size_t i = 0; i < shown; ++i) Pair(family, family.pairs[i]);
    if (family.pairs.size() > shown) More(family.pairs.size() - shown, "对", "pairs");
    out_ += "\n";
  }

  void Wording(const OverlapFamily& family, std::size_t number) {
    const auto& wording = family.wordings[number];
    auto lead = family.wordings.size() > 1 ? std::to_string(number + 1) + ". " : std::string();
    out_ += "  " + lead + held_.texts[wording[0]].text + "\n";
    auto shown = std::min(wording.size(), kMostHolders);
    for (std::size_t i = 0; i < shown; ++i) {
      const auto& text = held_.texts[wording[i]];
      out_ += "      " + report::HolderText(report_, held_, text) + "  " + report::HeldPlace(report_, text) +
              "\n";
    }
    if (wording.size() > shown) More(wording.size() - shown, "处", "places");
  }

  void Pair(const OverlapFamily& family, const OverlapPair& pair) {
    auto first = std::to_string(pair.first + 1), second = std::to_string(pair.second + 1);
    auto difference = report::CompareWordings(held_.texts[family.wordings[pair.first][0]].text,
                                              held_.texts[family.wordings[pair.second][0]].text);
    out_ += "  " + first + Say(" 与 ", " and ") + second + " " + report::PercentText(pair.similarity) +
            Say(":都写 ", ": both say ") + Quoted(difference.shared);
    if (!difference.only_first.empty())
      out_ += Say(";只在 ", "; only in ") + first + " " + Quoted(difference.only_first);
    if (!difference.only_second.empty())
      out_ += Say(";只在 ", "; only in ") + second + " " + Quoted(difference.only_second);
    out_ += "\n";
  }

  static std::string Quoted(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += "“" + word + "”";
    return out;
  }

  void More(std::size_t count, std::string_view chinese, std::string_view english) {
    auto number = std::to_string(count);
    out_ += "      " +
            Say("另有 " + number + " " + std::string(chinese), number + " more " + std::string(english)) +
            "\n";
  }

  void Last() {
    auto number = [](std::size_t count) { return std::to_string(count); };
    auto families = number(overlaps_.families.size()), texts = number(held_.texts.size());
    out_ += Say("共比较 " + texts + " 项" + report_.noun + ",相近的 " + families + " 组",
                texts + " compared, " + families + " families alike");
    out_ += Say("(相似度不低于 ", " (at least ") + report::PercentText(report_.least) + Say(")", ")");
    if (held_.bare > 0)
      out_ += Say(";没有实际内容、不作比较的 " + number(held_.bare) + " 项",
                  "; " + number(held_.bare) + " without content left out");
    out_ += "\n";
    if (!overlaps_.complete)
      out_ += Say("相近的太多,没有全部列出;请提高 --least", "too many are alike to list all; raise --least") +
              "\n";
  }

  const HeldReport& report_;
  const HeldTexts& held_;
  const Overlaps& overlaps_;
  std::string out_;
};

}  // namespace

std::string RenderOverlaps(const HeldReport& report, const HeldTexts& held, const Overlaps& overlaps,
                           ListFormat format) {
  if (format != ListFormat::Console)
    return report::OverlapsJson(report, held, overlaps, format == ListFormat::Ndjson);
  return Page(report, held, overlaps).Render();
}

}  // namespace yichi
