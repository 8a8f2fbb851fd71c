#include "run/machine.h"

namespace yichi::run {

// A scalar as read; a list as a whole has a status only.
void Machine::Load(const FieldValue& value, const Type& type, std::size_t row, Column& out) {
  out.status[row] = value.status;
  out.origin[row] = &value;
  if (value.status != Status::Known || type.list) return;
  if (const auto* number = std::get_if<Number>(&value.scalar)) out.Put(row, *number);
  if (const auto* day = std::get_if<Day>(&value.scalar)) out.whole[row] = *day;
  if (const auto* member = std::get_if<std::uint32_t>(&value.scalar)) out.whole[row] = *member;
  if (const auto* truth = std::get_if<bool>(&value.scalar)) out.truth[row] = *truth;
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

// The characters as written: of a value that was read, those at its place; else the value as text.
void Machine::Original(const Instruction& step, Column& out) {
  const auto& a = columns_[step.a];
  for (std::uint32_t row = 0; row < out.size(); ++row) {
    out.status[row] = a.status[row];
    if (!a.Known(row)) continue;
    const auto* origin = a.origin.empty() ? nullptr : a.origin[row];
    if (origin && !origin->original.empty())
      out.text[row] = origin->original.all();
    else if (!a.text.empty())
      out.text[row] = a.text[row];
    else
      out.status[row] = Status::Missing;
  }
}

}  // namespace yichi::run
