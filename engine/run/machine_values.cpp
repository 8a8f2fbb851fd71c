#include "run/machine.h"

namespace yichi::run {

void Machine::Constant(const Instruction& step, Column& out) {
  const auto& value = program_.constants[step.index];
  out.status.assign(out.size(), Status::Known);
  for (std::size_t row = 0; row < out.size(); ++row) {
    if (const auto* number = std::get_if<Number>(&value)) out.Put(row, *number);
    if (const auto* day = std::get_if<Day>(&value)) out.whole[row] = *day;
    if (const auto* member = std::get_if<std::uint32_t>(&value)) out.whole[row] = *member;
    if (const auto* truth = std::get_if<bool>(&value)) out.whole[row] = *truth;
    if (const auto* text = std::get_if<std::string>(&value)) out.text[row] = *text;
  }
}

// What does not come from a record: no norm, a contradiction, the day, the region.
void Machine::Given(const Instruction& step, Column& out) {
  auto status = Status::Known;
  if (step.operation == Operation::Unregulated) status = Status::Unregulated;
  if (step.operation == Operation::Contradiction) status = Status::Conflict;
  bool region = step.operation == Operation::InputRegion;
  if (region && circumstances_.region.empty()) status = Status::Missing;
  out.status.assign(out.size(), status);
  for (std::size_t row = 0; row < out.size() && status == Status::Known; ++row) {
    if (region)
      out.text[row] = circumstances_.region;
    else
      out.whole[row] = circumstances_.as_of;
  }
}

// A scalar as read; a list as a whole has a status only.
void Machine::Load(const FieldValue& value, const Type& type, std::size_t row, Column& out) {
  out.status[row] = value.status;
  out.origin[row] = &value;
  if (value.status != Status::Known || type.list) return;
  if (const auto* number = std::get_if<Number>(&value.scalar)) out.Put(row, *number);
  if (const auto* day = std::get_if<Day>(&value.scalar)) out.whole[row] = *day;
  if (const auto* member = std::get_if<std::uint32_t>(&value.scalar)) out.whole[row] = *member;
  if (const auto* truth = std::get_if<bool>(&value.scalar)) out.whole[row] = *truth;
  if (const auto* text = std::get_if<std::string>(&value.scalar)) out.text[row] = *text;
  if (type.kind == Kind::Record && !value.records.empty()) out.record[row] = &value.records[0];
}

void Machine::Field(const Instruction& step, Column& out) {
  const auto& owner = columns_[step.a];
  bool whole_document = step.index == 0 && !rules_.models[program_.code[step.a].type.index].builtin;
  out.origin.resize(out.size());
  for (std::uint32_t row = 0; row < out.size(); ++row) {
    const auto* record = RecordAt(step.a, row);
    if (!record) {
      out.status[row] = owner.status[row];
    } else if (whole_document) {
      out.record[row] = index_.Document(record->place.document);
      out.status[row] = out.record[row] ? Status::Known : Status::Missing;
    } else {
      Load(record->fields[step.index], step.type, row, out);
    }
  }
}

void Machine::Select(const Instruction& step, Column& out) {
  const auto &condition = columns_[step.a], &yes = columns_[step.b], &no = columns_[step.c];
  for (std::size_t row = 0; row < out.size(); ++row) {
    if (!condition.Known(row)) {
      out.status[row] = condition.status[row];
      continue;
    }
    const auto& chosen = condition.whole[row] ? yes : no;
    out.status[row] = chosen.status[row];
    if (!chosen.Known(row)) continue;
    if (!chosen.whole.empty()) out.Put(row, chosen.At(row));
    if (!chosen.text.empty()) out.text[row] = chosen.text[row];
    if (!chosen.record.empty()) out.record[row] = chosen.record[row];
  }
}

// A default stands in for what is missing only, not for what a text leaves open.
void Machine::Fallback(const Instruction& step, Column& out) {
  const auto &read = columns_[step.a], &otherwise = columns_[step.b];
  out.origin = read.origin;
  for (std::size_t row = 0; row < out.size(); ++row) {
    const auto& chosen = read.status[row] == Status::Missing ? otherwise : read;
    out.status[row] = chosen.status[row];
    if (!chosen.Known(row)) continue;
    if (!chosen.whole.empty()) out.Put(row, chosen.At(row));
    if (!chosen.text.empty()) out.text[row] = chosen.text[row];
    if (!chosen.record.empty()) out.record[row] = chosen.record[row];
  }
}

void Machine::Knowledge(const Instruction& step, Column& out) {
  auto wanted = step.operation == Operation::IsFilled ? Status::Known : Status::Missing;
  for (std::size_t row = 0; row < out.size(); ++row) {
    out.whole[row] = columns_[step.a].status[row] == wanted;
    out.status[row] = Status::Known;
  }
}

}  // namespace yichi::run
