#include <nlohmann/json.hpp>

#include "report/held_json.h"
#include "report/held_words.h"
#include "report/json_parts.h"

namespace yichi::report {
namespace {

constexpr int kSchema = 1;

double Share(Number share) {
  return static_cast<double>(share.numerator * 10000 / share.denominator) / 10000;
}

Json HolderJson(const HeldReport& report, const HeldTexts& held, const HeldText& text) {
  const auto& document = report.documents[text.place.document];
  Json json = {{"unit", held.owners[text.owner]}};
  if (text.part != kNoIndex) json["division"] = held.parts[text.part];
  json["document"] = document.path;
  json["location"] = LocationJson(*document.document, text.place);
  return json;
}

Json WordingJson(const HeldReport& report, const HeldTexts& held, const std::vector<std::uint32_t>& wording) {
  auto holders = Json::array();
  for (auto text : wording) holders.push_back(HolderJson(report, held, held.texts[text]));
  return {{"text", held.texts[wording[0]].text}, {"held_by", std::move(holders)}};
}

Json PairJson(const HeldTexts& held, const OverlapFamily& family, const OverlapPair& pair) {
  auto difference = CompareWordings(held.texts[family.wordings[pair.first][0]].text,
                                    held.texts[family.wordings[pair.second][0]].text);
  return {{"first", pair.first},
          {"second", pair.second},
          {"similarity", Share(pair.similarity)},
          {"shared", difference.shared},
          {"only_first", difference.only_first},
          {"only_second", difference.only_second}};
}

Json FamilyJson(const HeldReport& report, const HeldTexts& held, const OverlapFamily& family) {
  auto wordings = Json::array(), pairs = Json::array();
  for (const auto& wording : family.wordings) wordings.push_back(WordingJson(report, held, wording));
  for (const auto& pair : family.pairs) pairs.push_back(PairJson(held, family, pair));
  return {{"similarity", Share(family.most)},
          {"units", family.owners},
          {"wordings", std::move(wordings)},
          {"pairs", std::move(pairs)}};
}

std::string Lines(const std::vector<Json>& lines) {
  std::string out;
  for (const auto& line : lines) out += Dumped(line, -1) + "\n";
  return out;
}

// As it stands in a value around it.
std::string Indented(const Json& json, std::string_view indent) {
  std::string out;
  for (char c : Dumped(json, 1)) {
    out += c;
    if (c == '\n') out += indent;
  }
  return out;
}

std::string_view NameOf(Fate fate) {
  constexpr std::string_view kNames[] = {"lost", "doubled", "moved", "kept"};
  return kNames[static_cast<std::size_t>(fate)];
}

Json TextJson(const HeldReport& report, const HeldTexts& held, const HeldText& text, std::string_view fate) {
  Json json;
  if (!fate.empty()) json["fate"] = fate;
  json["text"] = text.text;
  json["held_by"] = HolderJson(report, held, text);
  return json;
}

Json FateJson(const HeldReport& report, const HeldTexts& before, const HeldTexts& after, const FateOf& fate) {
  auto json = TextJson(report, before, before.texts[fate.text], NameOf(fate.fate));
  json["after"] = Json::array();
  for (const auto& successor : fate.successors) {
    auto next = TextJson(report, after, after.texts[successor.text], "");
    next["similarity"] = Share(successor.similarity);
    json["after"].push_back(std::move(next));
  }
  return json;
}

}  // namespace

// One at a time: the families of a large run are many times as large as values than as text.
std::string OverlapsJson(const HeldReport& report, const HeldTexts& held, const Overlaps& overlaps,
                         bool lines) {
  std::string out;
  if (lines) {
    for (const auto& family : overlaps.families) out += Dumped(FamilyJson(report, held, family), -1) + "\n";
    return out;
  }
  out = Dumped({{"schema", kSchema},
                {"texts", held.texts.size()},
                {"left_out", held.bare},
                {"complete", overlaps.complete},
                {"families", Json::array()}},
               1);
  if (overlaps.families.empty()) return out + "\n";
  out.resize(out.rfind(']'));
  for (std::size_t i = 0; i < overlaps.families.size(); ++i)
    out += (i > 0 ? ",\n  " : "\n  ") + Indented(FamilyJson(report, held, overlaps.families[i]), "  ");
  return out + "\n ]\n}\n";
}

std::string ContinuityJson(const HeldReport& report, const HeldTexts& before, const HeldTexts& after,
                           const Continuity& continuity, bool lines) {
  std::vector<Json> fates, orphans;
  for (const auto& fate : continuity.fates) fates.push_back(FateJson(report, before, after, fate));
  for (auto text : continuity.orphans)
    orphans.push_back(TextJson(report, after, after.texts[text], lines ? "new" : ""));
  if (lines) return Lines(fates) + Lines(orphans);
  Json json = {{"schema", kSchema},           {"before", before.texts.size()},
               {"after", after.texts.size()}, {"complete", continuity.complete},
               {"duties", std::move(fates)},  {"new", std::move(orphans)}};
  return Dumped(json, 1) + "\n";
}

}  // namespace yichi::report
