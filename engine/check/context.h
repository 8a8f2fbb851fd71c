#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/limits.h"
#include "base/source.h"
#include "check/ruleset.h"

namespace yichi::check {

// What every part of the check reads and adds to.
struct Context {
  const SourceSet& sources;
  const Limits& limits;
  RuleSet& rules;
  Diagnostics& diagnostics;
  std::map<std::string, Pattern> patterns = {};  // compiled ones, by their texts: a standard is used many times

  Diagnostic& Report(Code code, Span span, std::vector<std::string> arguments = {}) {
    diagnostics.push_back(MakeDiagnostic(code, span, std::move(arguments)));
    return diagnostics.back();
  }

  // Reports an unknown name, with the nearest of the candidates or the split of a name that swallowed a word.
  void ReportUnknown(Code code, Span span, std::vector<std::string> arguments, std::string_view name,
                     const std::vector<std::string>& candidates);

  bool Visible(std::uint32_t declared_in, std::uint32_t from) const {
    const auto& seen = rules.packs[from].imports;
    return std::find(seen.begin(), seen.end(), declared_in) != seen.end();
  }

  // Index of the declaration with this name that the pack `from` sees, or kNoIndex.
  template <typename Declaration>
  std::uint32_t Find(const std::vector<Declaration>& declarations, std::string_view name,
                     std::uint32_t from) const {
    for (std::size_t i = 0; i < declarations.size(); ++i)
      if (declarations[i].name == name && Visible(declarations[i].pack, from))
        return static_cast<std::uint32_t>(i);
    return kNoIndex;
  }

  template <typename Declaration>
  std::vector<std::string> Names(const std::vector<Declaration>& declarations, std::uint32_t from) const {
    std::vector<std::string> names;
    for (const auto& declaration : declarations)
      if (Visible(declaration.pack, from)) names.push_back(declaration.name);
    return names;
  }
};

// Packs, imports, units, enumerations, models, sources, lexicons, standards by name. First pass.
void DeclareAll(Context& context);

// The unit a word names: its name or one of its other words; kNoIndex when none.
std::uint32_t FindUnit(const Context& context, std::string_view word, std::uint32_t from);

// A written type. Reports what it does not know and returns Kind::Error then.
Type ResolveType(Context& context, const ast::TypeName& type, std::uint32_t from);

// 3.5万元 and the like: the value in base units and its type. std::nullopt after reporting.
struct Literal {
  Number value;
  Type type;
};
std::optional<Literal> ResolveQuantity(Context& context, const ast::Expr& expression, std::uint32_t from);

std::vector<CitationOf> ResolveCitations(Context& context, const std::vector<ast::Citation>& citations,
                                         std::uint32_t from);

// "名", "枚举 规格", "列表 内容": how messages name a type.
std::string Describe(const Context& context, const Type& type);

// The pack that a file belongs to.
std::uint32_t PackOf(const Context& context, const ast::File& file);

}  // namespace yichi::check
