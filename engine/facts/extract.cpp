#include "facts/extract.h"

#include <algorithm>

#include "base/utf8.h"
#include "facts/reader.h"

namespace yichi {
namespace {

std::uint32_t ByName(const RuleSet& rules, const std::string& name) { return rules.FindModel(name); }

facts::Pieces WholeDocument(const Document& document) {
  facts::Pieces pieces;
  for (std::uint32_t p = 0; p < document.paragraphs.size(); ++p)
    pieces.push_back({p, 0, static_cast<std::uint32_t>(document.paragraphs[p].text.size())});
  return pieces;
}

}  // namespace

std::uint32_t FindKind(const RuleSet& rules, const Document& document, const std::optional<std::string>& kind) {
  if (kind) return ByName(rules, *kind);
  auto title = Fold(DecodeUtf8(document.TitleText()));
  std::uint32_t best = kNoIndex;
  std::pair<std::size_t, std::size_t> best_key{0, 0};  // length, position
  for (std::uint32_t model = 0; model < rules.models.size(); ++model) {
    for (const auto& written : rules.models[model].kinds) {
      auto words = Fold(DecodeUtf8(written));
      auto at = title.rfind(words);
      if (at == title.npos) continue;
      std::pair key{words.size(), at + 1};
      if (key <= best_key) continue;
      best_key = key;
      best = model;
    }
  }
  return best;
}

Facts Extract(const RuleSet& rules, const Document& document, std::uint32_t model) {
  Facts facts;
  facts.model = model;
  facts.document = DocumentRecord(rules, document);
  if (model == kNoIndex) return facts;
  std::vector<facts::Task> tasks;
  for (const auto& extraction : rules.extractions)
    if (rules.IsA(model, extraction.model))
      for (const auto& reading : extraction.readings) tasks.push_back({&reading, 0});
  facts::Reader reader(rules, document);
  facts::Draft root(model, rules.models[model].fields.size(), WholeDocument(document));
  reader.Read(root, tasks);
  facts.unread = reader.TakeUnread(root);
  facts.records.push_back(facts::Finish(rules, root, "", facts.disagreements));
  if (document.title != kNone) {
    auto length = static_cast<std::uint32_t>(document.paragraphs[document.title].text.size());
    facts.records[0].place = {document.title, 0, length};
  }
  return facts;
}

}  // namespace yichi
