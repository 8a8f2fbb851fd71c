#include <algorithm>
#include <functional>
#include <map>

#include "check/context.h"

namespace yichi::check {
namespace {

std::string Join(const ast::Path& path) {
  std::string out;
  for (const auto& name : path.names) out += (out.empty() ? "" : ".") + name.text;
  return out;
}

void DeclarePacks(Context& context) {
  auto& packs = context.rules.packs;
  for (const auto& file : context.rules.files) {
    auto name = Join(file->pack);
    if (name.empty()) {
      context.Report(Code::Y0216, {file->source, 0, 0});
      continue;
    }
    auto known = std::find_if(packs.begin(), packs.end(), [&](const Pack& p) { return p.name == name; });
    if (known == packs.end()) known = packs.insert(packs.end(), Pack{name, "", "", {}});
    if (!file->version.empty()) known->version = file->version;
    if (file->region) known->region = Join(*file->region);
  }
}

// The first part of a version changes when the meaning does.
void CheckVersion(Context& context, const Pack& pack, const ast::Import& import) {
  auto major = [](const std::string& version) { return version.substr(0, version.find('.')); };
  if (import.version.empty() || pack.version.empty() || major(import.version) == major(pack.version)) return;
  context.Report(Code::Y0279, import.path.span, {pack.name, import.version, pack.version});
}

using ImportGraph = std::vector<std::vector<std::pair<std::uint32_t, Span>>>;

ImportGraph ReadImports(Context& context) {
  auto& packs = context.rules.packs;
  ImportGraph graph(packs.size());
  for (const auto& file : context.rules.files) {
    for (const auto& import : file->imports) {
      auto name = Join(import.path);
      auto at = std::find_if(packs.begin(), packs.end(), [&](const Pack& p) { return p.name == name; });
      if (at != packs.end()) {
        CheckVersion(context, *at, import);
        graph[PackOf(context, *file)].emplace_back(static_cast<std::uint32_t>(at - packs.begin()),
                                                   import.path.span);
        continue;
      }
      std::vector<std::string> names;
      for (const auto& pack : packs) names.push_back(pack.name);
      context.ReportUnknown(Code::Y0211, import.path.span, {name}, name, names);
    }
  }
  return graph;
}

// Everything reachable from a pack, itself and the engine's own models first.
void CloseImports(Context& context, const ImportGraph& graph, std::uint32_t pack) {
  auto& seen = context.rules.packs[pack].imports;
  seen = {pack};
  if (pack != 0) seen.push_back(0);
  for (std::size_t i = 0; i < seen.size(); ++i)
    for (auto [next, span] : graph[seen[i]])
      if (std::find(seen.begin(), seen.end(), next) == seen.end()) seen.push_back(next);
}

void ReportImportCycles(Context& context, const ImportGraph& graph) {
  std::vector<int> state(graph.size());  // 0 not seen, 1 on the way, 2 done
  std::vector<std::uint32_t> way;
  std::function<void(std::uint32_t)> visit = [&](std::uint32_t pack) {
    state[pack] = 1;
    way.push_back(pack);
    for (auto [next, span] : graph[pack]) {
      if (state[next] == 0) visit(next);
      if (state[next] != 1) continue;
      std::string names;
      for (auto at = std::find(way.begin(), way.end(), next); at != way.end(); ++at)
        names += context.rules.packs[*at].name + " → ";
      context.Report(Code::Y0212, span, {names + context.rules.packs[next].name});
    }
    way.pop_back();
    state[pack] = 2;
  };
  for (std::uint32_t pack = 0; pack < graph.size(); ++pack)
    if (state[pack] == 0) visit(pack);
}

// Reports a second declaration of a name that its pack can see.
class Uniqueness {
 public:
  explicit Uniqueness(Context& context) : context_(context) {}

  bool Add(const std::string& name, Span span, std::uint32_t pack) {
    for (auto [other, other_span] : seen_[name]) {
      if (!context_.Visible(other, pack) && !context_.Visible(pack, other)) continue;
      context_.Report(Code::Y0213, span, {name}).remarks.push_back({other_span, Code::Y0218, {}});
      return false;
    }
    seen_[name].emplace_back(pack, span);
    return true;
  }

 private:
  Context& context_;
  std::map<std::string, std::vector<std::pair<std::uint32_t, Span>>> seen_;
};

std::vector<std::string> Words(const ast::Name& name, const std::vector<ast::String>& aliases) {
  std::vector<std::string> words{name.text};
  for (const auto& alias : aliases) words.push_back(alias.text);
  return words;
}

void DeclareUnit(Context& context, const ast::UnitDeclaration& declaration, std::uint32_t pack) {
  auto& units = context.rules.units;
  Unit unit;
  unit.name = declaration.name.text;
  unit.words = Words(declaration.name, declaration.aliases);
  unit.whole = declaration.whole;
  unit.pack = pack;
  unit.dimension = Dimension(static_cast<std::uint32_t>(units.size()));
  if (declaration.value) {
    if (auto value = ResolveQuantity(context, *declaration.value, pack)) {
      unit.dimension = value->type.dimension;
      unit.scale = value->value;
    }
  }
  units.push_back(std::move(unit));
}

void DeclareEnumeration(Context& context, const ast::EnumDeclaration& declaration, std::uint32_t pack) {
  Enumeration enumeration{declaration.name.text, declaration.ordered, {}, pack, declaration.span};
  Uniqueness members(context);
  for (const auto& member : declaration.members)
    if (members.Add(member.name.text, member.name.span, pack))
      enumeration.members.push_back({member.name.text, Words(member.name, member.aliases)});
  context.rules.enumerations.push_back(std::move(enumeration));
}

void DeclareSource(Context& context, const ast::SourceDeclaration& declaration, std::uint32_t pack) {
  context.rules.sources.push_back({declaration.name.text, declaration.title, declaration.number,
                                   declaration.validity.effective, declaration.validity.repealed,
                                   declaration.reference, pack, declaration.span});
}

void DeclareModelName(Context& context, const ast::ModelDeclaration& declaration, std::uint32_t pack) {
  Model model;
  model.name = declaration.name.text;
  model.pack = pack;
  model.builtin = pack == 0;
  model.doc = declaration.doc;
  model.span = declaration.name.span;
  for (const auto& kind : declaration.kinds) model.kinds.push_back(kind.text);
  context.rules.models.push_back(std::move(model));
}

class ModelFields {
 public:
  ModelFields(Context& context,
              std::vector<std::pair<const ast::ModelDeclaration*, std::uint32_t>> declarations)
      : context_(context), declarations_(std::move(declarations)), state_(declarations_.size()) {}

  void FillAll() {
    for (std::uint32_t model = 0; model < declarations_.size(); ++model) Fill(model);
  }

 private:
  void Fill(std::uint32_t index) {
    if (state_[index] != 0) return;
    state_[index] = 1;
    auto [declaration, pack] = declarations_[index];
    auto& model = context_.rules.models[index];
    if (!declaration->counted.empty()) model.counted = FindUnit(context_, declaration->counted.text, pack);
    TakeBase(index, *declaration, pack);
    if (!model.builtin && model.fields.empty()) model.fields.push_back(WholeText());
    for (const auto& field : declaration->fields) AddField(model, field, pack);
    state_[index] = 2;
  }

  // The base's fields come first so that a rule on the base runs on the derived model unchanged.
  void TakeBase(std::uint32_t index, const ast::ModelDeclaration& declaration, std::uint32_t pack) {
    if (declaration.base.empty()) return;
    auto base = context_.Find(context_.rules.models, declaration.base.text, pack);
    if (base == kNoIndex) {
      context_.ReportUnknown(Code::Y0204, declaration.base.span, {declaration.base.text},
                             declaration.base.text, context_.Names(context_.rules.models, pack));
      return;
    }
    if (state_[base] == 1) {
      context_.Report(Code::Y0230, declaration.base.span, {declaration.base.text});
      return;
    }
    Fill(base);
    context_.rules.models[index].base = base;
    context_.rules.models[index].fields = context_.rules.models[base].fields;
  }

  Field WholeText() const {
    Field field;
    field.name = "全文";
    field.type = RecordType(context_.rules.document_model);
    return field;
  }

  void AddField(Model& model, const ast::FieldDeclaration& declaration, std::uint32_t pack) {
    if (auto known = model.FindField(declaration.name.text); known != kNoIndex) {
      context_.Report(Code::Y0213, declaration.name.span, {declaration.name.text})
          .remarks.push_back({model.fields[known].span, Code::Y0218, {}});
      return;
    }
    Field field;
    field.name = declaration.name.text;
    field.type = ResolveType(context_, declaration.type, pack);
    for (const auto& alias : declaration.aliases) field.aliases.push_back(alias.text);
    if (declaration.derived) field.derived = &*declaration.derived;
    if (declaration.fallback) field.fallback = &*declaration.fallback;
    if (declaration.domain) field.domain = &*declaration.domain;
    field.pack = pack;
    field.doc = declaration.doc;
    field.span = declaration.name.span;
    model.fields.push_back(std::move(field));
  }

  Context& context_;
  std::vector<std::pair<const ast::ModelDeclaration*, std::uint32_t>> declarations_;
  std::vector<int> state_;  // 0 not seen, 1 on the way, 2 done
};

// A standard without days of its own holds while its documents do.
void FillDays(const Context& context, Standard& standard) {
  if (standard.effective || standard.repealed) return;
  for (const auto& citation : standard.citations) {
    const auto& source = context.rules.sources[citation.source];
    if (source.effective) standard.effective = std::max(standard.effective.value_or(*source.effective), *source.effective);
    if (source.repealed) standard.repealed = std::min(standard.repealed.value_or(*source.repealed), *source.repealed);
  }
}

void DeclareStandard(Context& context, const ast::StandardDeclaration& declaration, std::uint32_t pack) {
  Standard standard;
  standard.name = declaration.name.text;
  standard.definition = declaration.definition;
  standard.citations = ResolveCitations(context, declaration.citations, pack);
  standard.effective = declaration.validity.effective;
  standard.repealed = declaration.validity.repealed;
  standard.declaration = &declaration;
  standard.pack = pack;
  FillDays(context, standard);
  bool cited = !standard.citations.empty();
  for (const auto& row : declaration.rows) cited = cited || !row.citations.empty();
  if (!cited && !standard.definition) context.Report(Code::Y0265, declaration.name.span, {standard.name});
  context.rules.standards.push_back(std::move(standard));
}

bool SameDays(const Standard& a, const Standard& b) {
  return a.effective == b.effective && a.repealed == b.repealed;
}

// Declarations of one name in one pack must not hold on the same day; a hole between them is told.
void CheckVersions(Context& context, std::vector<const Standard*> versions) {
  constexpr Day kAlways = -4'000'000, kForever = 4'000'000;
  std::sort(versions.begin(), versions.end(), [=](const Standard* a, const Standard* b) {
    return a->effective.value_or(kAlways) < b->effective.value_or(kAlways);
  });
  for (std::size_t i = 1; i < versions.size(); ++i) {
    const auto &before = *versions[i - 1], &after = *versions[i];
    auto end = before.repealed.value_or(kForever), start = after.effective.value_or(kAlways);
    if (start < end) {
      auto code = SameDays(before, after) ? Code::Y0213 : Code::Y0275;
      context.Report(code, after.declaration->name.span,
                     {after.name, after.effective ? PrintDay(*after.effective) : "始终"})
          .remarks.push_back({before.declaration->name.span, Code::Y0218, {}});
    } else if (end < start) {
      context.Report(Code::Y0276, after.declaration->name.span, {after.name, PrintDay(end), PrintDay(start - 1)});
    }
  }
}

void CheckStandardNames(Context& context) {
  const auto& standards = context.rules.standards;
  for (std::size_t i = 0; i < standards.size(); ++i) {
    std::vector<const Standard*> versions;
    for (std::size_t k = 0; k < standards.size(); ++k) {
      if (standards[k].name != standards[i].name) continue;
      if (standards[k].pack == standards[i].pack) {
        if (k < i) versions.clear();
        if (k < i) break;
        versions.push_back(&standards[k]);
      } else if (k < i && context.Visible(standards[k].pack, standards[i].pack) &&
                 !standards[i].declaration->replaces) {
        context.Report(Code::Y0213, standards[i].declaration->name.span, {standards[i].name})
            .remarks.push_back({standards[k].declaration->name.span, Code::Y0218, {}});
      }
    }
    if (versions.size() > 1) CheckVersions(context, std::move(versions));
  }
}

// 替代 国家.机构人数.最低人数
void ResolveReplaced(Context& context) {
  auto& standards = context.rules.standards;
  for (auto& standard : standards) {
    const auto& replaces = standard.declaration->replaces;
    if (!replaces) continue;
    if (context.rules.packs[standard.pack].region.empty()) context.Report(Code::Y0278, replaces->span);
    auto path = Join(*replaces);
    for (std::uint32_t i = 0; i < standards.size(); ++i)
      if (context.rules.packs[standards[i].pack].name + "." + standards[i].name == path) standard.replaces = i;
    if (standard.replaces == kNoIndex) context.Report(Code::Y0277, replaces->span, {path});
  }
}

// The words of a lexicon with those of the lexicons it names.
class LexiconWords {
 public:
  explicit LexiconWords(Context& context) : context_(context) {}

  void Add(const ast::LexiconDeclaration& declaration) {
    declarations_[declaration.name.text] = &declaration;
  }

  PatternVocabulary::Lexicon Expand(const ast::LexiconDeclaration& declaration) {
    PatternVocabulary::Lexicon lexicon{declaration.name.text, {}};
    Collect(declaration, lexicon.words);
    return lexicon;
  }

 private:
  void Collect(const ast::LexiconDeclaration& declaration, std::vector<std::string>& words) {
    if (std::find(way_.begin(), way_.end(), &declaration) != way_.end()) {
      context_.Report(Code::Y0230, declaration.name.span, {declaration.name.text});
      return;
    }
    way_.push_back(&declaration);
    for (const auto& entry : declaration.entries) {
      if (entry.word) {
        words.push_back(entry.word->text);
      } else if (auto other = declarations_.find(entry.lexicon.text); other != declarations_.end()) {
        Collect(*other->second, words);
      } else {
        context_.Report(Code::Y0215, entry.lexicon.span, {entry.lexicon.text});
      }
    }
    way_.pop_back();
  }

  Context& context_;
  std::map<std::string, const ast::LexiconDeclaration*> declarations_;
  std::vector<const ast::LexiconDeclaration*> way_;
};

void MakeVocabulary(Context& context) {
  auto& vocabulary = context.rules.vocabulary;
  for (const auto& unit : context.rules.units) vocabulary.units.push_back({unit.name, unit.words});
  for (const auto& enumeration : context.rules.enumerations) {
    PatternVocabulary::Enumeration words{enumeration.name, {}};
    for (std::uint32_t member = 0; member < enumeration.members.size(); ++member)
      for (const auto& word : enumeration.members[member].words) words.words.push_back({word, member});
    vocabulary.enumerations.push_back(std::move(words));
  }
  LexiconWords lexicons(context);
  for (const auto& file : context.rules.files)
    for (const auto& lexicon : file->lexicons) lexicons.Add(lexicon);
  for (const auto& file : context.rules.files)
    for (const auto& lexicon : file->lexicons) vocabulary.lexicons.push_back(lexicons.Expand(lexicon));
}

}  // namespace

std::uint32_t PackOf(const Context& context, const ast::File& file) {
  auto name = Join(file.pack);
  const auto& packs = context.rules.packs;
  auto at = std::find_if(packs.begin(), packs.end(), [&](const Pack& p) { return p.name == name; });
  return at == packs.end() ? 0 : static_cast<std::uint32_t>(at - packs.begin());
}

void DeclareAll(Context& context) {
  DeclarePacks(context);
  auto graph = ReadImports(context);
  ReportImportCycles(context, graph);
  for (std::uint32_t pack = 0; pack < graph.size(); ++pack) CloseImports(context, graph, pack);

  Uniqueness units(context), enumerations(context), models(context), sources(context), lexicons(context);
  std::vector<std::pair<const ast::ModelDeclaration*, std::uint32_t>> model_declarations;
  for (const auto& file : context.rules.files) {
    auto pack = PackOf(context, *file);
    for (const auto& unit : file->units)
      if (units.Add(unit.name.text, unit.name.span, pack)) DeclareUnit(context, unit, pack);
    for (const auto& enumeration : file->enumerations)
      if (enumerations.Add(enumeration.name.text, enumeration.name.span, pack))
        DeclareEnumeration(context, enumeration, pack);
    for (const auto& source : file->sources)
      if (sources.Add(source.name.text, source.name.span, pack)) DeclareSource(context, source, pack);
    for (const auto& lexicon : file->lexicons) lexicons.Add(lexicon.name.text, lexicon.name.span, pack);
    for (const auto& model : file->models) {
      if (!models.Add(model.name.text, model.name.span, pack)) continue;
      DeclareModelName(context, model, pack);
      model_declarations.emplace_back(&model, pack);
    }
  }
  context.rules.document_model = context.rules.FindModel("文档");
  ModelFields(context, std::move(model_declarations)).FillAll();
  for (const auto& file : context.rules.files)
    for (const auto& standard : file->standards) DeclareStandard(context, standard, PackOf(context, *file));
  CheckStandardNames(context);
  ResolveReplaced(context);
  MakeVocabulary(context);
}

}  // namespace yichi::check
