#include "run/partition.h"

#include "run/input_index.h"

namespace yichi {
namespace {

Register Through(const Program& program, Register reg) {
  while (program.code[reg].operation == Operation::Broadcast) reg = program.code[reg].a;
  return reg;
}

// Whether the condition, or one of those that it joins, asks that the group has a key.
bool AsksForKey(const Program& program, Register condition) {
  if (condition == kNoRegister) return false;
  const auto& step = program.code[Through(program, condition)];
  if (step.operation == Operation::And) return AsksForKey(program, step.a) || AsksForKey(program, step.b);
  return step.operation == Operation::IsFilled &&
         program.code[Through(program, step.a)].operation == Operation::Group;
}

std::uint64_t HashOf(const FieldValue& value) {
  auto hash = static_cast<std::uint64_t>(value.status);
  if (const auto* number = std::get_if<Number>(&value.scalar))
    hash =
        static_cast<std::uint64_t>(number->numerator) * 31 + static_cast<std::uint64_t>(number->denominator);
  if (const auto* day = std::get_if<Day>(&value.scalar)) hash = static_cast<std::uint64_t>(*day);
  if (const auto* member = std::get_if<std::uint32_t>(&value.scalar)) hash = *member;
  if (const auto* truth = std::get_if<bool>(&value.scalar)) hash = *truth;
  if (const auto* text = std::get_if<std::string>(&value.scalar))
    for (char c : *text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
}

}  // namespace

std::optional<Division> DivisionOf(const Rule& rule) {
  const auto& program = rule.program;
  std::optional<std::uint32_t> field;
  std::uint32_t model = 0;
  std::size_t scans = 0, groups = 0;
  for (const auto& step : program.code) {
    if (step.operation == Operation::Lookup) return std::nullopt;
    if (step.operation == Operation::Scan && ++scans > 0) model = step.index;
    if (step.operation != Operation::Group) continue;
    ++groups;
    const auto& key = program.code[step.a];
    bool plain = key.operation == Operation::Field && program.code[key.a].operation == Operation::Scan;
    if (plain) field = key.index;
  }
  if (scans != 1 || groups != 1 || !field) return std::nullopt;
  return Division{model, *field};
}

std::optional<Named> NamedBy(const Rule& rule) {
  const auto& program = rule.program;
  Named named;
  std::size_t scans = 0;
  Register group = kNoRegister;
  for (Register reg = 0; reg < program.code.size(); ++reg) {
    const auto& step = program.code[reg];
    if (step.operation == Operation::Scan && ++scans > 0) named.model = step.index;
    if (step.operation == Operation::Group) {
      const auto& key = program.code[step.a];
      bool plain = group == kNoRegister && key.operation == Operation::Field &&
                   program.code[key.a].operation == Operation::Scan && step.b == kNoRegister;
      if (!plain) return std::nullopt;
      group = reg;
      named.field = key.index;
    }
    if (step.operation != Operation::Lookup) continue;
    if (group == kNoRegister || Through(program, step.a) != group) return std::nullopt;
    named.joins.push_back(program.joins[step.index]);
  }
  bool fits = scans == 1 && !named.joins.empty() && AsksForKey(program, rule.where);
  return fits ? std::optional(named) : std::nullopt;
}

std::optional<std::string> KeyOf(const FieldValue& value) {
  const auto* text = std::get_if<std::string>(&value.scalar);
  return text && value.status == Status::Known ? std::optional(run::KeyOfText(*text)) : std::nullopt;
}

std::uint32_t BucketOf(const FieldValue& value) {
  return static_cast<std::uint32_t>(HashOf(value) % kBuckets);
}

std::vector<Buckets> DivideBuckets(std::span<const std::uint64_t> records, std::uint64_t most) {
  std::vector<Buckets> sets;
  for (std::uint32_t bucket = 0; bucket < records.size(); ++bucket) {
    if (records[bucket] == 0) continue;
    if (sets.empty() || sets.back().records + records[bucket] > most) sets.push_back({bucket, bucket, 0});
    sets.back().last = bucket + 1;
    sets.back().records += records[bucket];
  }
  return sets;
}

}  // namespace yichi
