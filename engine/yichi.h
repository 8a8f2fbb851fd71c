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
#include "office/data.h"
#include "office/delimited_rows.h"
#include "office/markdown_remarks.h"
#include "office/read.h"
#include "office/write_docx.h"
#include "report/computed.h"
#include "report/diagnostics.h"
#include "report/diff.h"
#include "report/held.h"
#include "report/part.h"
#include "report/receipt.h"
#include "report/report.h"
#include "report/settings.h"
#include "run/classify.h"
#include "run/evaluate.h"
#include "run/prove.h"
#include "run/stream.h"

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

// What is kept of an input of records, one a line, that was judged stretch by stretch.
struct Streamed {
  JudgedInput judged;
  RecordNotes notes;
  Excerpts excerpts;                           // where findings stand
  std::uint32_t paragraphs = 0;                // of the portions so far
  std::string region;                          // under which its records were judged
  std::uint32_t title = kNone, title_end = 0;  // paragraphs; they are among the excerpts
};

// What became of one input of a check.
struct Checked {
  std::string path;
  std::optional<Diagnostic> unreadable;  // set: nothing else is
  Document document;
  Facts facts;
  Judgement judgement;
  std::optional<Streamed> streamed = {};  // then the document holds excerpts and the facts no records
  std::vector<Assumed> assumed = {};      // what the assumptions of the options changed before it was judged
};

struct CheckOptions {
  ReadOptions read;
  EvaluateOptions evaluate;
  std::optional<std::string> kind;
  std::string stated;       // a member of an enumeration that holds where the input does not say: 改革前
  std::uint32_t input = 0;  // which of the inputs of the run, from 0; places say it
  bool judges = true;       // false: only read, so that there is nothing to find
  bool computes = false;    // ComputeOver follows: what computations need of streamed inputs is kept
  std::vector<Assumption> assumptions;  // values supposed instead of those that are read
};

// Reads and extracts one input; `judgement` stays empty.
Checked ReadFacts(const Loaded& loaded, std::string path, std::string bytes, const CheckOptions& options);

// Reads, extracts and, where the options say so, judges one input by the rules that look at one input.
Checked CheckBytes(const Loaded& loaded, std::string path, std::string bytes, const CheckOptions& options);

// The rules in force, divided by when they can be judged; points into `loaded`.
StreamPlan PlanStream(const Loaded& loaded, const CheckOptions& options);
// Reads and judges whole lines of an input that ReadStreamHead knows, the first of them `first_line`.
Portion CheckLines(const StreamPlan& plan, const StreamHead& head, std::string_view lines,
                   std::uint32_t first_line, const Loaded& loaded, const CheckOptions& options);
// An input without portions, and a portion put behind those it has. Findings that the caller has taken out
// of the portion are not in the end's report.
Checked StartStreamed(std::string path, const StreamHead& head, const RuleSet& rules);
void AddPortion(Checked& input, Portion portion, std::uint32_t number);
// The findings of the next portion, which loses them, as an input of their own with their excerpts.
Checked TakeFindings(const Checked& input, Portion& portion, const RuleSet& rules);

// Judges all inputs of a run by the rules over groups, pairs and 全部; a finding joins those of the input
// where it stands. inputs[i] must have been read with CheckOptions::input i. Returns what was found here, by
// input; its places are those of the documents before Finish.
std::vector<Judgement> CheckTogether(const Loaded& loaded, const StreamPlan& plan,
                                     std::span<const Checked> inputs, const CheckOptions& options);
// Joins those findings, and makes the documents of streamed inputs from the excerpts where findings stand.
void Finish(const Loaded& loaded, const StreamPlan& plan, std::vector<Checked>& inputs,
            std::vector<Judgement> together);

// Why a rule came out as it did in a checked input, or over the whole run (a rule over groups, pairs, 全部).
std::vector<Reasoned> WhyOf(const Loaded& loaded, std::uint32_t rule, std::span<const Checked> inputs,
                            const CheckOptions& options);

// What the computations of the plan, which was made with CheckOptions::computes, give over the inputs
// together. Derivations as the options say; those of streamed inputs have no text to stand in.
std::vector<Computed> ComputeOver(const Loaded& loaded, const StreamPlan& plan,
                                  std::span<const Checked> inputs, const CheckOptions& options);

// One line of the contract of `yichi classify` for each duty of the input: the duties of a draft; the objects
// {id, text} of a record file, whose other keys may name fields of the duty; else every line that is not
// blank.
std::variant<std::string, Unreadable> ClassifyBytes(const Loaded& loaded, std::string path, std::string bytes,
                                                    const CheckOptions& options);

}  // namespace yichi
