#include "run/field_use.h"

#include <algorithm>

namespace yichi {
namespace {

class UseFinder {
 public:
  explicit UseFinder(const RuleSet& rules)
      : rules_(rules), use_(NoFields(rules)), scanned_(rules.models.size()) {}

  FieldUse Find(const Program& program) {
    for (const auto& step : program.code) {
      if (step.operation == Operation::Field || step.operation == Operation::Elements)
        Mark(program.code[step.a].type.index, step.index);
      if (step.operation == Operation::Scan) scanned_[step.index] = true;
      if (step.operation == Operation::Lookup) {
        const auto& join = program.joins[step.index];
        scanned_[join.model] = true;
        Mark(join.model, join.field);
      }
    }
    Reach();
    for (auto& fields : use_.fields)
      if (fields.size() > 1) fields[1] = true;
    return std::move(use_);
  }

 private:
  void Mark(std::uint32_t model, std::uint32_t field) {
    for (std::uint32_t m = 0; m < rules_.models.size(); ++m)
      if (rules_.IsA(m, model)) use_.fields[m][field] = true;
  }

  bool Scanned(std::uint32_t model) const {
    for (std::uint32_t m = 0; m < rules_.models.size(); ++m)
      if (scanned_[m] && rules_.IsA(model, m)) return true;
    return false;
  }

  // Records that are looked at may stand in records that are not.
  void Reach() {
    for (std::uint32_t m = 0; m < rules_.models.size(); ++m) use_.roots[m] = Scanned(m);
    for (bool more = true; more;) {
      more = false;
      for (std::uint32_t m = 0; m < rules_.models.size(); ++m)
        for (std::size_t f = 0; f < rules_.models[m].fields.size(); ++f) {
          const auto& type = rules_.models[m].fields[f].type;
          if (type.kind != Kind::Record || rules_.models[type.index].builtin || !use_.roots[type.index])
            continue;
          if (use_.fields[m][f] && use_.roots[m]) continue;
          use_.fields[m][f] = use_.roots[m] = more = true;
        }
    }
  }

  const RuleSet& rules_;
  FieldUse use_;
  std::vector<bool> scanned_;
};

bool LiesBelowScan(const Program& program, std::uint32_t frame) {
  for (; frame != 0 && frame != kNoIndex; frame = program.frames[frame].parent)
    if (program.code[program.frames[frame].opened_by].operation == Operation::Scan) return true;
  return false;
}

}  // namespace

void FieldUse::Add(const FieldUse& more) {
  for (std::size_t m = 0; m < fields.size(); ++m) {
    for (std::size_t f = 0; f < fields[m].size(); ++f) fields[m][f] = fields[m][f] || more.fields[m][f];
    roots[m] = roots[m] || more.roots[m];
  }
}

FieldUse NoFields(const RuleSet& rules) {
  FieldUse use;
  for (const auto& model : rules.models) use.fields.emplace_back(model.fields.size());
  use.roots.resize(rules.models.size());
  return use;
}

FieldUse FieldsOf(const RuleSet& rules, const Rule& rule) { return UseFinder(rules).Find(rule.program); }

bool LooksAcross(const Rule& rule) {
  if (rule.whole_run) return true;
  const auto& program = rule.program;
  std::size_t scans = 0;
  for (const auto& step : program.code) {
    auto opener = program.frames[step.frame].opened_by;
    bool of_roots = opener != kNoRegister && program.code[opener].operation == Operation::Scan;
    switch (step.operation) {
      case Operation::Lookup:
      case Operation::Group:
        return true;
      case Operation::Scan:
        if (++scans > 1) return true;
        break;
      case Operation::Ordinal:
      case Operation::Previous:
        if (of_roots) return true;
        break;
      case Operation::PlaceInList:
      case Operation::Sorted:
      case Operation::Distinct:
      case Operation::OnCycle:
      case Operation::Allocate:
        if (step.index == 0) return true;
        break;
      default:
        // A list of root records that becomes one value.
        if (step.operation >= Operation::Sum && step.operation <= Operation::Join && step.frame == 0 &&
            LiesBelowScan(program, program.code[step.a].frame))
          return true;
    }
  }
  return false;
}

}  // namespace yichi
