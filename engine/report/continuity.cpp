#include <algorithm>

#include "report/held_json.h"
#include "report/held_words.h"
#include "report/words.h"

namespace yichi {
namespace {

using report::In;

class Page {
 public:
  Page(const HeldReport& report, const HeldTexts& before, const HeldTexts& after,
       const Continuity& continuity)
      : report_(report), before_(before), after_(after), continuity_(continuity) {}

  std::string Render() {
    Fates(Fate::Lost, "落空", "lost", "改革前有、改革后没有单位承担", "nobody holds it after");
    Fates(Fate::Doubled, "重复", "doubled", "改革后由几个单位承担", "several units hold it after");
    Orphans();
    Fates(Fate::Moved, "划转", "moved", "改革后由别的单位承担", "another unit holds it after");
    Last();
    return std::move(out_);
  }

 private:
  std::string Say(std::string_view chinese, std::string_view english) const {
    return std::string(In(report_.language, chinese, english));
  }

  std::size_t Count(Fate fate) const {
    return static_cast<std::size_t>(std::count_if(continuity_.fates.begin(), continuity_.fates.end(),
                                                  [&](const FateOf& one) { return one.fate == fate; }));
  }

  void Heading(const std::string& name, std::size_t count, const std::string& meaning) {
    out_ += name + " " + std::to_string(count) + Say(" 项:", ": ") + meaning + "\n";
  }

  void Fates(Fate fate, std::string_view chinese, std::string_view english, std::string_view meaning,
             std::string_view english_meaning) {
    if (Count(fate) == 0) return;
    Heading(Say(chinese, english), Count(fate), Say(meaning, english_meaning));
    for (const auto& one : continuity_.fates) {
      if (one.fate != fate) continue;
      Text(before_, before_.texts[one.text], Say("前  ", "before  "));
      for (const auto& successor : one.successors) Next(before_.texts[one.text], successor);
    }
    out_ += "\n";
  }

  void Orphans() {
    if (continuity_.orphans.empty()) return;
    Heading(Say("无来源", "new"), continuity_.orphans.size(),
            Say("改革后有、改革前没有单位承担", "nobody held it before"));
    for (auto text : continuity_.orphans) Text(after_, after_.texts[text], Say("后  ", "after  "));
    out_ += "\n";
  }

  void Text(const HeldTexts& held, const HeldText& text, const std::string& lead) {
    out_ += "  " + text.text + "\n";
    Holder(held, text, lead);
    out_ += "\n";
  }

  void Holder(const HeldTexts& held, const HeldText& text, const std::string& lead) {
    out_ +=
        "      " + lead + report::HolderText(report_, held, text) + "  " + report::HeldPlace(report_, text);
  }

  void Next(const HeldText& before, const Successor& successor) {
    const auto& text = after_.texts[successor.text];
    Holder(after_, text, Say("后  ", "after  "));
    if (text.text != before.text)
      out_ += "  " + report::PercentText(successor.similarity) + Say(" 写作“", " as “") + text.text + "”";
    out_ += "\n";
  }

  void Last() {
    auto count = [](std::size_t number) { return std::to_string(number); };
    out_ += Say("改革前 " + count(before_.texts.size()) + " 项" + report_.noun + ",改革后 " +
                    count(after_.texts.size()) + " 项:落空 ",
                count(before_.texts.size()) + " before, " + count(after_.texts.size()) + " after: lost ") +
            count(Count(Fate::Lost)) + Say(",重复 ", ", doubled ") + count(Count(Fate::Doubled)) +
            Say(",无来源 ", ", new ") + count(continuity_.orphans.size()) + Say(",划转 ", ", moved ") +
            count(Count(Fate::Moved)) + Say(",未变 ", ", kept ") + count(Count(Fate::Kept)) +
            Say("(相似度不低于 ", " (at least ") + report::PercentText(report_.least) + ")\n";
    if (!continuity_.complete)
      out_ +=
          Say("相近的太多,没有全部对照;请提高 --least", "too many are alike to compare all; raise --least") +
          "\n";
  }

  const HeldReport& report_;
  const HeldTexts &before_, &after_;
  const Continuity& continuity_;
  std::string out_;
};

}  // namespace

std::string RenderContinuity(const HeldReport& report, const HeldTexts& before, const HeldTexts& after,
                             const Continuity& continuity, ListFormat format) {
  if (format != ListFormat::Console)
    return report::ContinuityJson(report, before, after, continuity, format == ListFormat::Ndjson);
  return Page(report, before, after, continuity).Render();
}

}  // namespace yichi
