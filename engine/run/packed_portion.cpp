#include "base/bytes.h"
#include "base/utf8.h"
#include "run/portion.h"

namespace yichi {
namespace {

// One function for both ways: what is written and what is read cannot differ.
class Writing {
 public:
  void Do(std::uint32_t value) { out_.Number(value); }
  void Do(std::uint64_t value) { out_.Number(value); }
  void Do(bool value) { out_.Number(value); }
  void Do(const std::string& text) { out_.Text(text); }
  void Do(const std::u32string& text) { out_.Text(EncodeUtf8(text)); }
  template <typename Enum>
  requires std::is_enum_v<Enum>
  void Do(Enum value) { out_.Number(static_cast<std::uint64_t>(value)); }
  template <typename T, typename One>
  void Each(std::vector<T>& all, One one) {
    out_.Number(all.size());
    for (auto& element : all) one(element);
  }
  void Excerpt(Excerpts& excerpts, auto one) {
    out_.Number(excerpts.size());
    for (auto& [number, paragraph] : excerpts) {
      out_.Number(number);
      one(paragraph);
    }
  }
  std::string Take() { return out_.Take(); }

 private:
  ByteWriter out_;
};

class Reading {
 public:
  explicit Reading(std::string_view bytes) : in_(bytes) {}
  void Do(std::uint32_t& value) { value = in_.Small(); }
  void Do(std::uint64_t& value) { value = in_.Number(); }
  void Do(bool& value) { value = in_.Number() != 0; }
  void Do(std::string& text) { text = in_.Text(); }
  void Do(std::u32string& text) { text = DecodeUtf8(in_.Text()); }
  template <typename Enum>
  requires std::is_enum_v<Enum>
  void Do(Enum& value) { value = static_cast<Enum>(in_.Small()); }
  template <typename T, typename One>
  void Each(std::vector<T>& all, One one) {
    for (auto count = in_.Count(); count > 0; --count) one(all.emplace_back());
  }
  void Excerpt(Excerpts& excerpts, auto one) {
    for (auto count = in_.Count(); count > 0; --count) one(excerpts[in_.Small()]);
  }
  bool sound() const { return in_.sound() && in_.at_end(); }

 private:
  ByteReader in_;
};

template <typename Way>
class Visitor {
 public:
  explicit Visitor(Way& way) : way_(way) {}

  void Do(Portion& portion) {
    All(portion.paragraphs, portion.rows, portion.region, portion.records);
    Do(portion.notes);
    Do(portion.judgement.counts);
    way_.Each(portion.judgement.by_rule, [&](Counts& counts) { Do(counts); });
    way_.Each(portion.judgement.findings, [&](Finding& finding) { Do(finding); });
    way_.Excerpt(portion.excerpts, [&](Paragraph& paragraph) { All(paragraph.text, paragraph.line); });
  }

 private:
  template <typename... T>
  void All(T&... values) {
    (way_.Do(values), ...);
  }

  void Do(RecordNotes& notes) {
    for (auto* some : {&notes.lines, &notes.values})
      way_.Each(*some, [&](Diagnostic& note) {
        way_.Do(note.code);
        way_.Do(note.severity);
        way_.Each(note.arguments, [&](std::string& argument) { way_.Do(argument); });
      });
    All(notes.unread_lines, notes.unread_values);
    way_.Each(notes.unknown, [&](UnknownKey& key) { All(key.model, key.name); });
  }

  void Do(Counts& counts) {
    All(counts.pass, counts.violation, counts.undetermined, counts.exempt, counts.not_applicable);
  }

  void Do(Place& place) { All(place.paragraph, place.begin, place.end); }

  void Do(Located& located) {
    Do(located.place);
    All(located.field, located.value);
  }

  void Do(Finding& finding) {
    All(finding.rule, finding.verdict, finding.level, finding.message, finding.suggestion, finding.defaulted,
        finding.element);
    way_.Each(finding.sources,
              [&](CitationOf& citation) { All(citation.source, citation.article, citation.reference); });
    Do(finding.at);
    way_.Each(finding.related, [&](Located& related) { Do(related); });
    way_.Each(finding.unknowns, [&](Unknown& unknown) {
      All(unknown.status, unknown.field);
      Do(unknown.place);
    });
    way_.Each(finding.derivation, [&](DerivationStep& step) {
      All(step.span.source, step.span.begin, step.span.end, step.value, step.defaulted, step.depth);
      Do(step.place);
    });
  }

  Way& way_;
};

bool Fits(const Portion& portion, const RuleSet& rules) {
  if (portion.judgement.by_rule.size() != rules.rules.size()) return false;
  for (const auto& finding : portion.judgement.findings) {
    if (finding.rule >= rules.rules.size()) return false;
    for (const auto& citation : finding.sources)
      if (citation.source >= rules.sources.size()) return false;
  }
  for (const auto& key : portion.notes.unknown)
    if (key.model >= rules.models.size()) return false;
  return true;
}

}  // namespace

std::string PackPortion(const Portion& portion) {
  Writing writing;
  auto copy = portion;
  Visitor(writing).Do(copy);
  return writing.Take();
}

std::optional<Portion> UnpackPortion(std::string_view bytes, const RuleSet& rules) {
  Portion portion;
  Reading reading(bytes);
  Visitor(reading).Do(portion);
  if (!reading.sound() || !Fits(portion, rules)) return std::nullopt;
  return portion;
}

}  // namespace yichi
