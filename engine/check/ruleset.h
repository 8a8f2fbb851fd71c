#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "check/program.h"
#include "lang/ast.h"
#include "text/pattern.h"
#include "text/pattern_set.h"
#include "value/type.h"

namespace yichi {

// A norm's document: 依据 条例 = 《…》 文号 … 施行 … 废止 … 参考
struct LegalSource {
  std::string name;
  std::string title;
  std::string number;
  std::optional<Day> effective, repealed;
  bool reference = false;  // not verified: can only warn
  std::uint32_t pack = 0;
  Span span;
};

struct CitationOf {
  std::uint32_t source = 0;  // index into RuleSet::sources
  std::string article;
  bool reference = false;
};

struct EnumerationMember {
  std::string name;
  std::vector<std::string> words;  // the name and its aliases
};

struct Enumeration {
  std::string name;
  bool ordered = false;
  std::vector<EnumerationMember> members;
  std::uint32_t pack = 0;
  Span span;
};

// What a field's 范围 admits: numbers, days, members by position.
struct FieldRange {
  std::optional<Number> lower, upper;
  bool lower_open = false, upper_open = false;
  std::string text;  // 0名 至 5000名

  bool Holds(Number value) const {
    bool below = lower && (value < *lower || (lower_open && value == *lower));
    bool above = upper && (*upper < value || (upper_open && value == *upper));
    return !below && !above;
  }
};

struct Field {
  std::string name;
  Type type;
  std::vector<std::string> aliases;
  const ast::Expr* derived = nullptr;   // = expr: never read
  const ast::Expr* fallback = nullptr;  // 默认 expr
  const ast::Expr* domain = nullptr;    // 范围
  std::optional<FieldRange> range;      // what it says
  std::uint32_t pack = 0;               // where derived and fallback look names up
  std::string doc;
  Span span;
};

struct Model {
  std::string name;
  std::uint32_t base = kNoIndex;     // 属于; its fields come first, at the same positions
  std::vector<std::string> kinds;    // 文种
  std::uint32_t counted = kNoIndex;  // 量词: a unit
  std::vector<Field> fields;         // field 0 is 全文 for every model of a pack
  std::uint32_t pack = 0;
  bool builtin = false;  // 文档 and its parts
  std::string doc;
  Span span;

  std::uint32_t FindField(std::string_view name) const;  // kNoIndex when there is none
};

struct Pack {
  std::string name;
  std::string version;
  std::string region;                  // 辖区, names joined by "."
  std::vector<std::uint32_t> imports;  // all packs visible from here, itself first
};

// A citable standard or definition as declared; its meaning is compiled into the rules that use it.
struct Standard {
  std::string name;
  bool definition = false;
  std::vector<CitationOf> citations;
  std::optional<Day> effective, repealed;  // its own, or else those of its documents
  std::uint32_t replaces = kNoIndex;       // 替代
  const ast::StandardDeclaration* declaration = nullptr;
  std::uint32_t pack = 0;
};

enum class Level { Error, Warning, Info };

struct ExceptionCode {
  Register condition = kNoRegister;  // already includes what 但 takes back
  std::vector<CitationOf> citations;
  Span span;
};

// {expression:format} in a message.
enum class HoleFormat { Quantity, Number, Whole, OneDecimal, TwoDecimals, Percentage, Ideographs };
struct MessagePart {
  std::string text;  // literal text, when `value` is empty
  Register value = kNoRegister;
  HoleFormat format = HoleFormat::Quantity;
};
using Message = std::vector<MessagePart>;

struct LevelCode {
  Register condition = kNoRegister;
  Level level = Level::Error;
};

// 定位: a value, or the elements of a list that count.
struct PlaceCode {
  Register value = kNoRegister;
  Register membership = kNoRegister;
};

struct Rule {
  std::string code;
  std::string title;
  std::uint32_t pack = 0;
  const ast::RuleDeclaration* declaration = nullptr;
  std::vector<CitationOf> citations;
  std::vector<std::uint32_t> standards;  // used by it
  std::optional<Day> effective, repealed;
  std::uint32_t replaces =
      kNoIndex;            // 替代: the rule that this one stands in for where its pack's 辖区 reaches
  bool whole_run = false;  // several objects, 按, 全部: judged over all inputs of a run together
  bool judges = true;      // a computation without 要求 only gives values
  Level level = Level::Error;
  bool rests_on_reference = false;  // can only warn

  Program program;
  std::uint32_t object_frame = 0;         // one verdict for each of its rows
  std::uint32_t object_model = kNoIndex;  // the model the object path begins with
  std::string object_name;                // as written
  Register object = kNoRegister;          // the element
  std::vector<Register> keys;             // 按: the keys of a group
  Register where = kNoRegister;
  Register applies = kNoRegister;
  Register requirement = kNoRegister;
  std::vector<ExceptionCode> exceptions;
  std::vector<LevelCode> level_exceptions;
  std::vector<PlaceCode> locate;
  Message message, advice;
  std::vector<std::pair<std::string, Register>> bindings;  // 设, for explanations
  struct Output {
    std::string name;  // 测算人数, 区.份额
    Register value = kNoRegister;
    bool list = false;  // one value for each element below the object
  };
  std::vector<Output> outputs;  // 得
};

// 提取, with its patterns compiled.
struct ReadingRule {
  enum class From { Anywhere, Title, Head, Foot, Chapter, Section, Article, Table, Whole, Field };
  enum class Each { None, Items, Paragraphs, Sentences, Rows, Articles, Chapters, Matches, TotalRow };
  std::vector<std::vector<std::uint32_t>>
      targets;                            // field positions from the model down, through lists and records
  std::vector<std::string> target_names;  // dotted, as written
  From from = From::Anywhere;
  std::vector<Pattern> headings;          // From chapter, section, article, table: any of these fits
  std::vector<std::uint32_t> from_field;  // From::Field: where that field was read
  std::vector<std::string> having;        // From::Table: columns by field name
  Each each = Each::None;
  std::vector<std::string> columns;  // 列
  std::optional<Pattern> match;
  std::vector<Pattern> except;
  bool carry = false;  // 承上
  Span span;
};

struct Extraction {
  std::uint32_t model = 0;
  std::vector<ReadingRule> readings;
  std::uint32_t pack = 0;
};

// A condition of a 分类: patterns of the clause, fields of the duty's record, 且 或 非.
struct ClassTest {
  enum class Kind { Matches, FieldIs, All, Any, Not } kind = Kind::All;
  std::uint32_t pattern = 0;           // Matches: in Classification::patterns
  std::uint32_t field = 0;             // FieldIs: of the model
  std::vector<std::uint32_t> members;  // FieldIs: one of these
  std::vector<ClassTest> children;
};

struct ClassClause {
  std::string code;
  std::string title;
  std::optional<std::uint32_t> label;  // member of the classification's enumeration; nullopt: 待定
  ClassTest test;                      // 当, less what 除外 takes away
  bool reads_text = false;             // without 匹配 it says what holds where the text leaves it open
  std::uint32_t needed = kNoIndex;     // a pattern that matches wherever it holds, if there is one
  std::vector<std::uint32_t> overrides;
  std::vector<CitationOf> citations;
  const ast::ClassClause* declaration = nullptr;
};

// The word for no class.
inline constexpr std::string_view kUndetermined = "待定";

// 分类 职责性质 于 职责.文本 得 性质
struct Classification {
  std::string name;
  std::uint32_t pack = 0;
  std::uint32_t model = 0, text_field = 0, result_field = 0;
  std::uint32_t enumeration = 0;
  std::vector<ClassClause> clauses;
  std::vector<std::uint32_t> order;        // clauses, those that override before those they override
  std::optional<std::uint32_t> rest;       // 其余 and a class; nullopt: 待定
  std::optional<std::uint32_t> heads;      // pattern of the words that begin a clause after a comma
  std::optional<std::uint32_t> skipped;    // pattern of the words that no other pattern reads
  std::optional<std::uint32_t> governing;  // pattern after which none is read up to the comma
  std::optional<std::uint32_t> resuming;   // or up to this pattern
  PatternSet patterns;
  const ast::ClassificationDeclaration* declaration = nullptr;
};

struct CheckCode {  // 应 <condition>
  Program program;
  Register condition = kNoRegister;
};

struct Case {
  const ast::CaseDeclaration* declaration = nullptr;
  std::vector<std::optional<CheckCode>> checks;  // one per expectation; set where it is a condition
  std::uint32_t pack = 0;
};

// Everything the rule packs say, with names resolved and types checked. Owns the syntax trees it points into;
// moves, does not copy.
struct RuleSet {
  std::vector<std::unique_ptr<const ast::File>> files;
  std::vector<Pack> packs;
  std::vector<Unit> units;
  std::vector<Enumeration> enumerations;
  std::vector<Model> models;
  std::vector<LegalSource> sources;
  std::vector<Standard> standards;
  std::vector<Rule> rules;
  std::vector<Extraction> extractions;
  std::vector<Case> cases;
  std::vector<Classification> classifications;
  std::vector<const ast::UnquantifiedDeclaration*> unquantified;
  PatternVocabulary vocabulary;
  std::uint32_t document_model = kNoIndex;  // 文档

  std::uint32_t FindModel(std::string_view name) const;
  const Rule* FindRule(std::string_view code) const;
  bool IsA(std::uint32_t model, std::uint32_t base) const;
};

}  // namespace yichi
