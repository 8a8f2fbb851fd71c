#include "check/extraction.h"

#include <algorithm>
#include <map>

namespace yichi::check {
namespace {

using From = ReadingRule::From;
using Each = ReadingRule::Each;

const std::map<std::string_view, From> kPlaces = {
    {"标题", From::Title}, {"文头", From::Head},  {"落款", From::Foot}, {"章", From::Chapter},
    {"节", From::Section}, {"条", From::Article}, {"表", From::Table},  {"全文", From::Whole}};

const std::map<std::string_view, Each> kParts = {{"各项", Each::Items},     {"各段", Each::Paragraphs},
                                                 {"各句", Each::Sentences}, {"各行", Each::Rows},
                                                 {"各条", Each::Articles},  {"各章", Each::Chapters},
                                                 {"各处", Each::Matches},   {"合计行", Each::TotalRow}};

class ReadingCompiler {
 public:
  ReadingCompiler(Context& context, std::uint32_t model) : context_(context), model_(model) {}

  std::optional<ReadingRule> Compile(const ast::Reading& reading) {
    rule_.span = reading.span;
    for (const auto& target : reading.targets) Target(target);
    for (const auto& part : reading.parts) Part(part);
    if (fine_) CheckHoles(reading);
    bool says_how =
        rule_.from != From::Anywhere || rule_.each != Each::None || rule_.match || !rule_.columns.empty();
    if (fine_ && !says_how)
      Fail(Code::Y0273, reading.span, {rule_.target_names.empty() ? "" : rule_.target_names[0]});
    return fine_ ? std::optional(std::move(rule_)) : std::nullopt;
  }

 private:
  void Fail(Code code, Span span, std::vector<std::string> arguments) {
    context_.Report(code, span, std::move(arguments));
    fine_ = false;
  }

  std::optional<std::vector<std::uint32_t>> Resolve(const ast::Path& path) {
    std::vector<std::uint32_t> fields;
    auto model = model_;
    for (const auto& name : path.names) {
      auto field = model == kNoIndex ? kNoIndex : context_.rules.models[model].FindField(name.text);
      if (field == kNoIndex) {
        std::vector<std::string> names;
        if (model != kNoIndex)
          for (const auto& known : context_.rules.models[model].fields) names.push_back(known.name);
        context_.ReportUnknown(Code::Y0270, name.span,
                               {name.text, context_.rules.models[model == kNoIndex ? model_ : model].name},
                               name.text, names);
        fine_ = false;
        return std::nullopt;
      }
      fields.push_back(field);
      const auto& type = context_.rules.models[model].fields[field].type;
      model = type.kind == Kind::Record ? type.index : kNoIndex;
    }
    return fields;
  }

  void Target(const ast::Path& path) {
    auto fields = Resolve(path);
    if (!fields) return;
    std::string name;
    for (const auto& step : path.names) name += (name.empty() ? "" : ".") + step.text;
    rule_.targets.push_back(std::move(*fields));
    rule_.target_names.push_back(std::move(name));
  }

  std::optional<Pattern> Patterns(const std::vector<ast::String>& patterns) {
    std::vector<PatternText> texts;
    for (const auto& pattern : patterns) texts.push_back({pattern.text, pattern.span});
    auto compiled = CompilePattern(texts, context_.rules.vocabulary, context_.limits, context_.diagnostics);
    if (!compiled) fine_ = false;
    return compiled;
  }

  void Part(const ast::ReadingPart& part) {
    switch (part.kind) {
      case ast::ReadingPart::Kind::From:
        Place(part);
        break;
      case ast::ReadingPart::Kind::Each:
        rule_.each = kParts.at(part.word.text);
        break;
      case ast::ReadingPart::Kind::Carry:
        rule_.carry = true;
        break;
      case ast::ReadingPart::Kind::Match:
        rule_.match = Patterns(part.patterns);
        break;
      case ast::ReadingPart::Kind::Except:
        if (auto pattern = Patterns(part.patterns)) rule_.except.push_back(std::move(*pattern));
        break;
      case ast::ReadingPart::Kind::Column:
        for (const auto& column : part.patterns) rule_.columns.push_back(column.text);
        break;
    }
  }

  void Place(const ast::ReadingPart& part) {
    if (auto known = kPlaces.find(part.word.text); known != kPlaces.end()) {
      rule_.from = known->second;
      if (!part.patterns.empty())
        if (auto pattern = Patterns(part.patterns)) rule_.headings.push_back(std::move(*pattern));
      for (const auto& name : part.having) rule_.having.push_back(name.text);
      return;
    }
    auto field = context_.rules.models[model_].FindField(part.word.text);
    if (field == kNoIndex) {
      std::vector<std::string> names;
      for (const auto& [name, place] : kPlaces) names.emplace_back(name);
      context_.ReportUnknown(Code::Y0272, part.word.span, {part.word.text}, part.word.text, names);
      fine_ = false;
      return;
    }
    rule_.from = From::Field;
    rule_.from_field = {field};
  }

  static std::string LastStep(const std::string& path) { return path.substr(path.rfind('.') + 1); }

  // 各处 gives its holes to the fields of the element; every other line only to its own targets.
  bool IsTarget(const std::string& hole) {
    for (std::size_t i = 0; i < rule_.targets.size(); ++i) {
      const auto& name = rule_.target_names[i];
      if (hole == name || hole == LastStep(name) || name.ends_with("." + hole)) return true;
      if (ElementHas(rule_.targets[i], hole)) return true;
    }
    return false;
  }

  bool ElementHas(const std::vector<std::uint32_t>& target, const std::string& hole) {
    auto model = model_;
    for (auto field : target) {
      const auto& type = context_.rules.models[model].fields[field].type;
      if (type.kind != Kind::Record) return false;
      model = type.index;
    }
    std::size_t at = 0;
    while (at != std::string::npos) {
      auto dot = hole.find('.', at);
      auto field =
          context_.rules.models[model].FindField(hole.substr(at, dot == std::string::npos ? dot : dot - at));
      if (field == kNoIndex) return false;
      if (dot == std::string::npos) return true;
      const auto& type = context_.rules.models[model].fields[field].type;
      if (type.kind != Kind::Record) return false;
      model = type.index;
      at = dot + 1;
    }
    return false;
  }

  void CheckHoles(const ast::Reading& reading) {
    if (!rule_.match) return;
    for (const auto& hole : rule_.match->holes())
      for (const auto& name : hole.names)
        if (!IsTarget(name)) Fail(Code::Y0271, reading.span, {name});
  }

  Context& context_;
  std::uint32_t model_;
  ReadingRule rule_;
  bool fine_ = true;
};

}  // namespace

std::optional<Extraction> CompileExtraction(Context& context, const ast::ExtractionDeclaration& declaration,
                                            std::uint32_t pack) {
  auto model = context.Find(context.rules.models, declaration.model.text, pack);
  if (model == kNoIndex) {
    context.ReportUnknown(Code::Y0204, declaration.model.span, {declaration.model.text},
                          declaration.model.text, context.Names(context.rules.models, pack));
    return std::nullopt;
  }
  Extraction extraction{model, {}, pack};
  for (const auto& reading : declaration.readings)
    if (auto rule = ReadingCompiler(context, model).Compile(reading))
      extraction.readings.push_back(std::move(*rule));
  return extraction;
}

}  // namespace yichi::check
