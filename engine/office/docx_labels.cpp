#include "office/docx_labels.h"

#include "office/number_format.h"

namespace yichi {
namespace {

std::u32string Trim(std::u32string text) {
  auto space = [](char32_t c) { return c == U' ' || c == U'\t' || c == U'\u3000' || c == U'\u00A0'; };
  while (!text.empty() && space(text.back())) text.pop_back();
  std::size_t begin = 0;
  while (begin < text.size() && space(text[begin])) ++begin;
  return text.substr(begin);
}

}  // namespace

const NumberingLevel& LabelCounter::LevelAt(const NumberingPlace& place, std::size_t level) const {
  const auto& own = numbering_.instances.at(place.instance).levels[level];
  return own ? *own : numbering_.definitions.at(place.definition).levels[level];
}

std::int64_t LabelCounter::StartAt(const NumberingPlace& place, std::size_t level) const {
  auto own = numbering_.instances.at(place.instance).starts[level];
  return own ? *own : LevelAt(place, level).start;
}

void LabelCounter::RestartDeeper(const NumberingPlace& place, Counters& counters) const {
  for (auto deeper = place.level + 1; deeper < kNumberingLevels; ++deeper) {
    auto restart = LevelAt(place, deeper).restart;
    bool restarts = !restart || (*restart > 0 && place.level < *restart);
    if (restarts) counters[deeper].reset();
  }
}

std::u32string LabelCounter::Next(const NumberingPlace& place) {
  auto& counters = counters_[place.definition];
  auto& counter = counters[place.level];
  bool overridden = numbering_.instances.at(place.instance).starts[place.level].has_value();
  if (overridden && started_.emplace(place.instance, place.level).second) counter.reset();
  counter = counter ? (*counter < INT64_MAX ? *counter + 1 : *counter) : StartAt(place, place.level);
  RestartDeeper(place, counters);
  return Draw(place, counters);
}

std::u32string LabelCounter::Draw(const NumberingPlace& place, const Counters& counters) const {
  const auto& level = LevelAt(place, place.level);
  if (level.format == "bullet") return {};
  std::u32string label;
  const auto& text = level.text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool hole = text[i] == U'%' && i + 1 < text.size() && text[i + 1] >= U'1' && text[i + 1] <= U'9';
    if (!hole) {
      label += text[i];
      continue;
    }
    std::size_t shown = text[++i] - U'1';
    auto format = LevelAt(place, shown).format;
    if (level.decimal_only && format != "none") format = "decimal";
    label += DrawNumber(format, counters[shown] ? *counters[shown] : StartAt(place, shown));
  }
  return Trim(std::move(label));
}

}  // namespace yichi
