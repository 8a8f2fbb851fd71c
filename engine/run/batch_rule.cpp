#include "run/batch_rule.h"

#include <algorithm>
#include <cassert>

#include "run/judging_way.h"
#include "run/kernels.h"

namespace yichi::run {

BatchRule::BatchRule(const RuleSet& rules, std::uint32_t rule, const Circumstances& circumstances)
    : rules_(&rules),
      index_(rule),
      rule_(&rules.rules[rule]),
      circumstances_(&circumstances),
      sources_(rule_->program.code.size()) {
  assert(WayOf(*rule_).way == JudgingWay::Columns);
  for (auto reg : DecidingSteps(*rule_)) AddStep(reg);
  FuseQuotients();
  ShareColumns();
  FindPlaces();
}

bool BatchRule::IsConstant(Register reg) const {
  const auto& step = rule_->program.code[reg];
  if (step.operation == Operation::Constant) return true;
  for (auto operand : {step.a, step.b, step.c})
    if (operand != kNoRegister && sources_[operand].from != Source::From::Constant) return false;
  return true;
}

// What depends on no record is computed once and for all.
void BatchRule::AddConstant(Register reg) {
  const auto& step = rule_->program.code[reg];
  auto operand = [&](Register of) { return of == kNoRegister ? nullptr : &constants_[sources_[of].index]; };
  ValueStep::Operands operands;
  if (step.operation != Operation::Constant) operands = {operand(step.a), operand(step.b), operand(step.c)};
  Column column;
  column.uniform = true;
  column.Reshape(step.type, 1);
  TextViews views;
  auto context = ContextFor(views);
  ValueStep(context, step, operands, column).Run();
  sources_[reg] = {Source::From::Constant, static_cast<std::uint32_t>(constants_.size())};
  constants_.push_back(std::move(column));
}

void BatchRule::AddStep(Register reg) {
  const auto& step = rule_->program.code[reg];
  if (step.operation == Operation::Scan) return;
  if (step.operation == Operation::Broadcast) {
    sources_[reg] = sources_[step.a];
  } else if (step.operation == Operation::Field) {
    sources_[reg] = {Source::From::Field, step.index};
  } else if (IsConstant(reg)) {
    AddConstant(reg);
  } else {
    auto source = [&](Register of) { return of == kNoRegister ? Source{} : sources_[of]; };
    sources_[reg] = {Source::From::Column, static_cast<std::uint32_t>(steps_.size())};
    steps_.push_back({reg, source(step.a), source(step.b), source(step.c)});
  }
}

std::vector<Register> BatchRule::Conditions() const {
  std::vector<Register> conditions = {rule_->requirement};
  for (auto reg : {rule_->where, rule_->applies})
    if (reg != kNoRegister) conditions.push_back(reg);
  for (const auto& exception : rule_->exceptions) conditions.push_back(exception.condition);
  for (const auto& exception : rule_->level_exceptions) conditions.push_back(exception.condition);
  // Clauses may share one.
  std::sort(conditions.begin(), conditions.end());
  conditions.erase(std::unique(conditions.begin(), conditions.end()), conditions.end());
  return conditions;
}

// The floor of a quotient that nothing else reads needs no fraction in between. Until ShareColumns a step's
// column has the number of the step.
void BatchRule::FuseQuotients() {
  std::vector<int> uses(steps_.size());
  for (const auto& step : steps_)
    for (const auto& source : {step.a, step.b, step.c})
      if (source.from == Source::From::Column) ++uses[source.index];
  std::vector<bool> fused(steps_.size());
  const auto& code = rule_->program.code;
  for (auto& step : steps_) {
    if (code[step.reg].operation != Operation::Floor || step.a.from != Source::From::Column) continue;
    const auto& quotient = steps_[step.a.index];
    if (code[quotient.reg].operation != Operation::Divide || uses[step.a.index] != 1) continue;
    fused[step.a.index] = true;
    step.floor_of_quotient = true;
    step.b = quotient.b;
    step.a = quotient.a;
  }
  std::vector<std::uint32_t> moved(steps_.size());
  std::vector<Step> kept;
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    moved[i] = static_cast<std::uint32_t>(kept.size());
    if (!fused[i]) kept.push_back(steps_[i]);
  }
  auto follow = [&](Source& source) {
    if (source.from == Source::From::Column) source.index = moved[source.index];
  };
  for (auto& step : kept)
    for (auto* source : {&step.a, &step.b, &step.c}) follow(*source);
  for (auto& source : sources_) follow(source);
  steps_ = std::move(kept);
}

// A column is free again after the last step that reads it; the conditions stay to the end.
void BatchRule::ShareColumns() {
  constexpr std::size_t kToTheEnd = SIZE_MAX;
  std::vector<std::size_t> last(steps_.size());
  for (std::size_t i = 0; i < steps_.size(); ++i)
    for (const auto& source : {steps_[i].a, steps_[i].b, steps_[i].c})
      if (source.from == Source::From::Column) last[source.index] = i;
  for (auto reg : Conditions())
    if (sources_[reg].from == Source::From::Column) last[sources_[reg].index] = kToTheEnd;
  std::vector<std::uint32_t> column(steps_.size()), free;
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    auto& step = steps_[i];
    if (free.empty()) free.push_back(static_cast<std::uint32_t>(columns_++));
    step.column = column[i] = free.back();
    free.pop_back();
    for (std::size_t k = 0; k < i; ++k)
      if (last[k] == i) free.push_back(column[k]);
    for (auto* source : {&step.a, &step.b, &step.c})
      if (source->from == Source::From::Column) source->index = column[source->index];
  }
  for (auto reg : Conditions())
    if (sources_[reg].from == Source::From::Column) sources_[reg].index = column[sources_[reg].index];
}

const Column* BatchRule::ColumnOf(Source source, const Batch& batch,
                                  const std::vector<Column>& columns) const {
  switch (source.from) {
    case Source::From::Constant:
      return &constants_[source.index];
    case Source::From::Field:
      return &batch.fields[source.index];
    case Source::From::Column:
      return &columns[source.index];
    default:
      return nullptr;
  }
}

const Column& BatchRule::Condition(Register reg, const Batch& batch, const BatchScratch& scratch) const {
  return *ColumnOf(sources_[reg], batch, scratch.columns);
}

namespace {

std::uint8_t Byte(Verdict verdict) { return static_cast<std::uint8_t>(verdict); }

}  // namespace

// The order of RuleJudge::Decide: 其中, 适用, 要求, 除外; what comes first has the last word.
void BatchRule::Judge(const Batch& batch, BatchScratch& scratch, std::span<std::uint8_t> verdicts) const {
  if (scratch.columns.size() < columns_) scratch.columns.resize(columns_);
  auto context = ContextFor(scratch.views);
  for (const auto& step : steps_) {
    const auto& instruction = rule_->program.code[step.reg];
    auto& out = scratch.columns[step.column];
    out.Reshape(instruction.type, batch.rows);
    ValueStep::Operands operands = {ColumnOf(step.a, batch, scratch.columns),
                                    ColumnOf(step.b, batch, scratch.columns),
                                    ColumnOf(step.c, batch, scratch.columns)};
    ValueStep work(context, instruction, operands, out);
    if (step.floor_of_quotient)
      work.FloorOfQuotient();
    else
      work.Run();
  }
  std::fill_n(verdicts.begin(), batch.rows, Byte(Verdict::Pass));
  auto gate = [&](Register reg, std::uint8_t refused) {
    if (reg == kNoRegister) return;
    kernels::Gate(Condition(reg, batch, scratch),
                  {refused, Byte(Verdict::NotApplicable), Byte(Verdict::Undetermined)}, batch.rows,
                  verdicts.data());
  };
  gate(rule_->requirement, Byte(Verdict::Violation));
  for (const auto& exception : rule_->exceptions)
    kernels::Except(
        Condition(exception.condition, batch, scratch),
        {Byte(Verdict::Pass), Byte(Verdict::Violation), Byte(Verdict::Exempt), Byte(Verdict::Undetermined)},
        batch.rows, verdicts.data());
  gate(rule_->applies, Byte(Verdict::NotApplicable));
  gate(rule_->where, kLeftOut);
}

Level BatchRule::LevelAt(const Batch& batch, const BatchScratch& scratch, std::size_t row) const {
  auto level = rule_->level;
  for (const auto& exception : rule_->level_exceptions) {
    const auto& condition = Condition(exception.condition, batch, scratch);
    if (!condition.True(condition.Row(row))) continue;
    level = exception.level;
    break;
  }
  return rule_->rests_on_reference && level == Level::Error ? Level::Warning : level;
}

std::uint32_t BatchRule::FieldAt(const Batch& batch, std::size_t row) const {
  for (auto field : places_) {
    if (field == kNoIndex) break;
    if (batch.fields[field].Known(row)) return field;
  }
  return kNoIndex;
}

std::vector<std::uint32_t> BatchRule::FieldsRead() const {
  std::vector<std::uint32_t> fields;
  for (auto field : places_)
    if (field != kNoIndex) fields.push_back(field);
  for (auto reg : DecidingSteps(*rule_))
    if (rule_->program.code[reg].operation == Operation::Field)
      fields.push_back(rule_->program.code[reg].index);
  std::sort(fields.begin(), fields.end());
  fields.erase(std::unique(fields.begin(), fields.end()), fields.end());
  return fields;
}

// As RuleJudge::Place: 定位, then the values that 要求 reads, in the order of the operands.
void BatchRule::FindPlaces() {
  const auto& code = rule_->program.code;
  for (const auto& place : rule_->locate) {
    auto reg = place.value;
    while (code[reg].operation == Operation::Broadcast || code[reg].operation == Operation::Fallback)
      reg = code[reg].a;
    if (code[reg].operation == Operation::Scan) places_.push_back(kNoIndex);
    bool scalar = !code[reg].type.list && code[reg].type.kind != Kind::Record;
    bool own = code[reg].operation == Operation::Field && code[reg].a == rule_->object && scalar;
    if (own) places_.push_back(code[reg].index);
  }
  std::vector<bool> seen(code.size());
  std::vector<std::uint32_t> fields;
  AddPlacesBelow(rule_->requirement, seen, fields);
  if (fields.size() > kMostReads) fields.resize(kMostReads);
  places_.insert(places_.end(), fields.begin(), fields.end());
}

void BatchRule::AddPlacesBelow(Register reg, std::vector<bool>& seen,
                               std::vector<std::uint32_t>& fields) const {
  if (reg == kNoRegister || seen[reg]) return;
  seen[reg] = true;
  const auto& step = rule_->program.code[reg];
  if (step.operation == Operation::Constant) return;
  bool fresh = std::find(fields.begin(), fields.end(), step.index) == fields.end();
  if (step.operation == Operation::Field && fresh) fields.push_back(step.index);
  for (auto operand : {step.a, step.b, step.c}) AddPlacesBelow(operand, seen, fields);
}

}  // namespace yichi::run
