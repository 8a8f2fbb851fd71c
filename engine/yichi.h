#pragma once

// The whole public interface of the engine: load packs, read inputs, judge, render. Nothing else is for
// callers.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "analysis/boundaries.h"
#include "analysis/coverage.h"
#include "analysis/diff.h"
#include "analysis/lint.h"
#include "analysis/mutate.h"
#include "base/diagnostic.h"
#include "base/limits.h"
#include "base/sha256.h"
#include "check/check.h"
#include "facts/assumed.h"
#include "facts/extract.h"
#include "facts/records.h"
#include "lang/format.h"
#include "lang/parse.h"
#include "office/annotate.h"
#include "office/annotate_sheet.h"
#include "office/read.h"
#include "report/computed.h"
#include "report/diagnostics.h"
#include "report/diff.h"
#include "report/held.h"
#include "report/receipt.h"
#include "report/report.h"
#include "report/settings.h"
#include "run/classify.h"
#include "run/evaluate.h"
#include "run/prove.h"

namespace yichi {

// A rule file as bytes.
struct RuleFile {
  std::string path;
  std::string text;
};

// Rule packs, compiled. `sources` holds the texts that diagnostics and derivations point into.
struct Loaded {
  SourceSet sources;
  RuleSet rules;
  Diagnostics diagnostics;  // sorted; rules may be run only if none is an error
};

// The source of files[i] has the number i. Where a file cannot be read to its end, the rest is not checked.
Loaded LoadRules(const std::vector<RuleFile>& files, const Limits& limits);

// What became of one input of a check.
struct Checked {
  std::string path;
  std::optional<Diagnostic> unreadable;  // set: nothing else is
  Document document;
  Facts facts;
  Judgement judgement;
  std::vector<Assumed> assumed;  // what the assumptions of the options changed before it was judged
};

struct CheckOptions {
  ReadOptions read;
  EvaluateOptions evaluate;
  std::optional<std::string> kind;
  std::string stated;       // a member of an enumeration that holds where the input does not say: 改革前
  std::uint32_t input = 0;  // which of the inputs of the run, from 0; places say it
  std::vector<Assumption> assumptions;  // values supposed instead of those that are read
};

// Reads and extracts one input; `judgement` stays empty.
Checked ReadFacts(const Loaded& loaded, std::string path, std::string bytes, const CheckOptions& options);

// Reads, extracts and judges one input by the rules that look at one input.
Checked CheckBytes(const Loaded& loaded, std::string path, std::string bytes, const CheckOptions& options);

// Judges all inputs of a run by the rules over groups, pairs and 全部; a finding joins those of the input
// where it stands. inputs[i] must have been read with CheckOptions::input i.
void CheckTogether(const Loaded& loaded, std::vector<Checked>& inputs, const CheckOptions& options);

// Why a rule came out as it did in a checked input, or over the whole run (a rule over groups, pairs, 全部).
std::vector<Reasoned> WhyOf(const Loaded& loaded, std::uint32_t rule, std::span<const Checked> inputs,
                            const CheckOptions& options);

// What the computations in force give over the inputs together. Derivations as the options say.
std::vector<Computed> ComputeOver(const Loaded& loaded, std::span<const Checked> inputs,
                                  const CheckOptions& options);

// One line of the contract of `yichi classify` for each duty of the input: the duties of a draft; the objects
// {id, text} of a record file, whose other keys may name fields of the duty; else every line that is not
// blank.
std::variant<std::string, Unreadable> ClassifyBytes(const Loaded& loaded, std::string path, std::string bytes,
                                                    const CheckOptions& options);

}  // namespace yichi
