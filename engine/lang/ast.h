#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/source.h"
#include "value/date.h"

// A rule file as written: names unresolved, nothing checked. Plain values; every node knows its place.
// Section numbers are those of the language reference.
namespace yichi::ast {

struct Name {
  std::string text;
  Span span;
  bool empty() const { return text.empty(); }
};

// 国家.机构人数
struct Path {
  std::vector<Name> names;
  Span span;
};

// The text between the quotes; `span` covers just that text, `raw_span` the quotes too.
struct String {
  std::string text;
  Span span;
  Span raw_span;
};

enum class ExprKind {
  Number,    // text "30" "3.5"
  Quantity,  // text "30", unit "名" or "名/个"
  Percent,   // text "19.3"
  Date,      // day
  String,    // text
  True,
  False,
  Unregulated,  // 未规定
  Name,         // text
  Field,        // children[0] . text
  Call,  // text is the builtin, standard or definition; children are the arguments; children of a method-like
         // call too
  List,  // children
  Table,   // children are List rows; the first row is the head
  Record,  // children are Entry
  Entry,   // path in text joined by ".", children[0]
  Binary,  // op, two children (Add Subtract Multiply Divide)
  Negate,  // children[0]
  And,     // flat, two or more
  Or,      // flat
  Not,
  Compare,  // op, two children
  In,       // op In or NotIn; children[0], children[1] a list, a name or a Range
  Has,      // op Has or NotHas
  Match,    // op Match or NotMatch; children: the left side or none; patterns
  Range,    // bounds, see `range`
  Select,   // L 其中 C: children L, C
  Satisfy,  // L 满足 C: children L, C
  Take,     // L 取 E: children L, E
};

enum class Op {
  None,
  Add,
  Subtract,
  Multiply,
  Divide,
  Equal,
  NotEqual,
  Less,
  LessEqual,
  Greater,
  GreaterEqual,
  About,
  In,
  NotIn,
  Has,
  NotHas,
  Match,
  NotMatch,
};

// How a Range bounds. `10名至20名` closed; `10名以上` lower only; `10名以下`, `10名以内` upper only;
// `100名以外` above, excluding; `10名以上不满20名` lower closed, upper open; `10名以上20名以下` closed;
// `不满10名` and other comparisons in cells: one bound.
enum class Bound { None, Closed, Open };

struct Expr {
  ExprKind kind = ExprKind::Name;
  Op op = Op::None;
  Span span;
  std::string text;
  std::string unit;
  Day day = 0;
  Bound lower = Bound::None,
        upper = Bound::None;  // Range: children hold the bounds that are not None, lower first
  std::vector<Expr> children;
  std::vector<String> patterns;
};

// 依据 方案 第九条 条文 "……" 参考
struct Citation {
  Name source;
  std::string place;  // 第九条, or the string; may be empty
  std::optional<String> quote;
  bool reference = false;  // 参考
  Span span;
};

struct Validity {
  std::optional<Day> effective, repealed;
};

struct SourceDeclaration {  // 依据 方案 = 《…》 …
  Name name;
  std::string title;
  std::string number;
  Validity validity;
  bool reference = false;
  Span span;
};

struct Import {
  Path path;
  std::string version;
};

struct UnitDeclaration {  // 计量单位 工日 = 8小时
  Name name;
  std::optional<Expr> value;  // a Quantity
  bool whole = false;
  std::vector<String> aliases;
};

struct MemberDeclaration {
  Name name;
  std::vector<String> aliases;
};

struct EnumDeclaration {  // 枚举
  Name name;
  bool ordered = false;
  std::vector<MemberDeclaration> members;
  Span span;
};

struct TypeName {
  bool list = false;
  Name name;  // 文本, 名, 小时 …
  Name per;   // of 小时/件: 件
  Span span;
};

struct FieldDeclaration {
  Name name;
  TypeName type;
  std::optional<Expr> derived;   // = expr
  std::optional<Expr> fallback;  // 默认 expr
  std::optional<Expr> domain;    // 范围
  std::vector<String> aliases;
  std::string doc;
};

struct ModelDeclaration {
  Name name;
  Name base;                  // 属于
  std::vector<String> kinds;  // 文种
  Name counted;               // 量词
  std::vector<FieldDeclaration> fields;
  std::string doc;
  Span span;
};

struct LexiconDeclaration {
  Name name;
  struct Entry {
    std::optional<String> word;
    Name lexicon;  // another lexicon, when `word` is empty
  };
  std::vector<Entry> entries;
  Span span;
};

struct Parameter {
  Name name;
  TypeName type;
  std::optional<Expr> domain;
};

struct Output {
  Name name;  // empty for a single unnamed output
  TypeName type;
};

struct CaseRow {      // 16名至30名 => 3个, or a row of a table
  bool rest = false;  // 其余 => …
  std::vector<std::vector<Expr>>
      keys;  // per parameter: the alternatives; empty list: 任意 (or 其余 when rest)
  std::vector<Expr> values;
  std::vector<Citation> citations;
  Span span;
};

struct Unless {  // 但 市级标准: 层级 = 市级 时 8名 压过 … 依据 …
  Name label;
  Expr condition;
  Expr value;
  std::vector<Name> overrides;
  std::vector<Citation> citations;
  Span span;
};

struct StandardDeclaration {  // 标准 and 定义
  bool definition = false;
  Name name;
  std::vector<Parameter> parameters;
  std::vector<Output> outputs;
  std::vector<Citation> citations;
  Validity validity;
  std::optional<Name> monotone;  // 不减, 不增
  std::optional<Path> replaces;
  std::optional<Expr> value;     // = expr
  std::vector<CaseRow> rows;     // rows of one key, or of a table
  std::vector<Name> table_head;  // of a table: the head's names, 依据 among them
  std::vector<Unless> exceptions;
  std::string doc;
  Span span;
};

struct Object {
  Name alias;  // 甲 of `甲 方案.职责`; may be empty
  Path path;
};

struct Exception {  // 除外 C 依据 … 但 … 依据 …
  Expr condition;
  std::vector<Citation> citations;
  std::vector<Exception> but;
  Span span;
};

struct LevelException {  // 但 新设 时 错误
  Expr condition;
  Name level;
};

struct Binding {
  std::vector<Path> paths;  // one name for 设; one or more paths for 得
  Expr value;
  bool yields = false;  // 得
};

struct Sample {  // a record, texts and tables, or a file
  std::optional<Expr> record;
  std::vector<Expr> blocks;  // String and Table in order
  std::optional<String> file;
  Span span;
};

struct Example {
  Name model;  // 方案 of `方案 "…"`; may be empty
  Sample sample;
  Name yields;            // 得 公益
  std::vector<Name> see;  // 另见
  Span span;
};

struct RuleDeclaration {  // 规则 and 计算
  bool computation = false;
  Name code;
  std::optional<String> title;
  std::vector<Citation> citations;
  Validity validity;
  std::optional<Path> replaces;
  std::vector<Object> objects;
  std::vector<String> object_patterns;  // 匹配
  std::optional<Expr> object_where;     // 其中
  std::vector<Path> group_by;           // 按
  std::vector<Expr> applies;            // every 适用, joined by 且
  std::vector<Exception> exceptions;
  std::vector<Binding> bindings;    // 设 and 得, in order
  std::optional<Expr> requirement;  // 要求, or 不得 when `forbids`
  bool forbids = false;
  std::vector<Expr> locate;
  std::optional<String> message, advice, reason;
  Name level;
  std::vector<LevelException> level_exceptions;
  std::vector<Example> good, bad;
  std::string doc;
  Span span;
};

struct ReadingPart {
  enum class Kind { From, Each, Column, Match, Except, Carry } kind = Kind::Match;
  Name word;                     // From: 标题 节 条 表 全文 or a field; Each: 各项 …
  std::vector<String> patterns;  // From, Column, Match, Except
  std::vector<Name> having;      // From: 有 名称, 人数
  Span span;
};

struct Reading {
  std::vector<Path> targets;
  std::vector<ReadingPart> parts;
  Span span;
};

struct ExtractionDeclaration {  // 提取
  Name model;
  std::vector<Reading> readings;
  Span span;
};

struct Given {
  Name model;
  Sample sample;
};

struct Expectation {  // 应 违反 SD201, or 应 <condition>
  enum class Kind { Violation, Pass, Exempt, NotApplicable, Undetermined, Holds } kind = Kind::Holds;
  std::vector<Name> rules;
  std::vector<Path> lacking;  // 缺
  std::optional<Expr> condition;
  Span span;
};

struct CaseDeclaration {  // 用例
  String title;
  std::optional<Day> on;
  std::optional<Path> region;
  std::vector<Given> given;
  std::vector<Expectation> expectations;
  Span span;
};

struct UnquantifiedDeclaration {  // 难以量化 方案 第十条 "……" 因 "……"
  Name source;
  std::string place;
  String text;
  String because;
  Span span;
};

struct ClassClause {  // CL101 行政 "直接行使" 当 … 除外 … 但 … 压过 … 依据 …
  Name code;
  Name label;
  String title;
  std::vector<Expr> when;  // every 当, joined by 且
  std::vector<Exception> exceptions;
  std::vector<Name> overrides;  // codes, or a class: all of its clauses
  std::vector<Citation> citations;
  std::optional<String> advice, reason;
  std::vector<Example> good, bad;
  Span span;
};

struct ClassificationDeclaration {  // 分类 职责性质 于 职责.文本 得 性质
  Name name;
  Path path;
  Name yields;
  std::vector<ClassClause> clauses;
  Name rest;  // 其余 待定, or 其余 and a class; empty when left out
  Span span;
};

struct File {
  std::uint32_t source = 0;
  Path pack;
  std::string version;
  std::vector<Import> imports;
  std::optional<Path> region;
  std::vector<SourceDeclaration> sources;
  std::vector<UnitDeclaration> units;
  std::vector<EnumDeclaration> enumerations;
  std::vector<ModelDeclaration> models;
  std::vector<LexiconDeclaration> lexicons;
  std::vector<StandardDeclaration> standards;
  std::vector<RuleDeclaration> rules;
  std::vector<ExtractionDeclaration> extractions;
  std::vector<CaseDeclaration> cases;
  std::vector<UnquantifiedDeclaration> unquantified;
  std::vector<ClassificationDeclaration> classifications;
};

}  // namespace yichi::ast
