#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "report/json_parts.h"
#include "report/report.h"

namespace yichi {
namespace {

using report::Json;

// One line of `yichi classify`.
class LineWriter {
 public:
  LineWriter(const RuleSet& rules, const Classification& classification, std::u32string_view text)
      : rules_(rules), classification_(classification), text_(text) {}

  Json Of(const Classified& classified) {
    auto clauses = Json::array();
    for (const auto& clause : classified.clauses) {
      clauses.push_back(Clause(classified, clause));
      Notes(classified, clause);
    }
    return clauses;
  }
  Json TakeNotes() { return std::move(notes_); }

 private:
  std::string Words(TextRange range) const {
    return EncodeUtf8(text_.substr(range.begin, range.end - range.begin));
  }
  std::string_view Class(std::optional<std::uint32_t> label) const {
    return ClassName(rules_, classification_, label);
  }
  const ClassClause& ClauseAt(std::uint32_t index) const { return classification_.clauses[index]; }

  Json Clause(const Classified& classified, const ClassifiedClause& clause) const {
    Json json;
    json["text"] = Words(clause.range);
    json["start"] = clause.range.begin;
    json["end"] = clause.range.end;
    json["label"] = Class(clause.label);
    json["rule"] = clause.decided_by == kNoIndex ? Json(nullptr) : Json(ClauseAt(clause.decided_by).code);
    json["evidence"] = Evidence(classified, clause);
    json["sources"] = clause.decided_by == kNoIndex ? Json::array() : Sources(ClauseAt(clause.decided_by));
    if (clause.runner_up != kNoIndex) json["runner_up"] = RuleAndLabel(clause.runner_up);
    if (clause.decided_by == kNoIndex && clause.standing > 0) {
      auto rivals = Json::array();
      for (std::uint32_t i = 0; i < clause.standing; ++i)
        rivals.push_back(RuleAndLabel(classified.standing[clause.first_standing + i]));
      json["rivals"] = std::move(rivals);
    }
    return json;
  }

  Json RuleAndLabel(std::uint32_t index) const {
    const auto& clause = ClauseAt(index);
    return {{"label", Class(clause.label)}, {"rule", clause.code}};
  }

  Json Evidence(const Classified& classified, const ClassifiedClause& clause) const {
    auto list = Json::array();
    for (std::uint32_t i = 0; i < clause.evidence; ++i) {
      auto range = classified.evidence[clause.first_evidence + i];
      list.push_back({{"start", range.begin}, {"end", range.end}, {"text", Words(range)}});
    }
    return list;
  }

  Json Sources(const ClassClause& clause) const {
    auto list = Json::array();
    for (const auto& citation : clause.citations) {
      const auto& source = rules_.sources[citation.source];
      list.push_back(
          {{"title", "《" + source.title + "》"}, {"number", source.number}, {"article", citation.article}});
    }
    return list;
  }

  void Note(std::string text) {
    if (std::find(notes_.begin(), notes_.end(), Json(text)) == notes_.end())
      notes_.push_back(std::move(text));
  }

  void Notes(const Classified& classified, const ClassifiedClause& clause) {
    if (clause.decided_by != kNoIndex) {
      const auto& advice = ClauseAt(clause.decided_by).declaration->advice;
      if (advice) Note(advice->text);
    }
    if (clause.decided_by != kNoIndex || clause.standing == 0) return;
    std::string names;
    for (std::uint32_t i = 0; i < clause.standing; ++i) {
      const auto& rival = ClauseAt(classified.standing[clause.first_standing + i]);
      names += (names.empty() ? "" : "、") + rival.code + "(" + std::string(Class(rival.label)) + ")";
    }
    Note("“" + Words(clause.range) + "”同时符合 " + names + ",没有优先次序,请人工判断");
  }

  const RuleSet& rules_;
  const Classification& classification_;
  std::u32string_view text_;
  Json notes_ = Json::array();
};

}  // namespace

std::string RenderClassified(const RuleSet& rules, const Classification& classification, std::string_view id,
                             std::u32string_view text, const Classified& classified) {
  LineWriter writer(rules, classification, text);
  Json json;
  json["id"] = id;
  json["label"] = LabelOf(rules, classification, classified);
  json["clauses"] = writer.Of(classified);
  json["notes"] = writer.TakeNotes();
  return report::Dumped(json, -1) + "\n";
}

}  // namespace yichi
