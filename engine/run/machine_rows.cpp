#include <algorithm>

#include "base/utf8.h"
#include "run/machine.h"

namespace yichi::run {

void Machine::AddRow(const Instruction& step, Column& out, std::uint32_t parent, std::uint32_t ordinal) {
  auto& rows = rows_[step.frame];
  ++rows.count;
  rows.parent.push_back(parent);
  rows.ordinal.push_back(ordinal);
  out.status.push_back(Status::Known);
}

// For long lists: room by doubling takes up to twice the memory.
void Machine::ReserveRows(const Instruction& step, Column& out, std::size_t count) {
  auto& rows = rows_[step.frame];
  rows.parent.reserve(count);
  rows.ordinal.reserve(count);
  out.status.reserve(count);
  if (step.type.kind == Kind::Record) out.record.reserve(count);
}

void Machine::Scan(const Instruction& step, Column& out) {
  auto records = index_.OfModel(step.index);
  auto parents = rows_[program_.frames[step.frame].parent].count;
  if (parents > 1 && parents * records.size() > kMostRows) throw TooManyRows();
  rows_[step.frame].unread = index_.Unread(step.index);
  ReserveRows(step, out, parents * records.size());
  for (std::uint32_t parent = 0; parent < parents; ++parent) {
    std::uint32_t ordinal = 0;
    for (const auto* record : records) {
      AddRow(step, out, parent, ++ordinal);
      out.record.push_back(record);
    }
  }
}

void Machine::Lookup(const Instruction& step, Column& out) {
  const auto& join = program_.joins[step.index];
  const auto& keys = columns_[step.a];
  auto& rows = rows_[step.frame];
  rows.unread = index_.Unread(join.model);
  for (std::uint32_t parent = 0; parent < keys.size(); ++parent) {
    if (join.pairs && !keys.Known(parent)) {
      AddRow(step, out, parent, 0);
      out.status.back() = keys.status[parent];
      out.record.push_back(nullptr);
      continue;
    }
    auto found = keys.Known(parent) ? index_.Find(join, KeyAt(step.a, parent)) : InputIndex::Found{};
    auto status = keys.status[parent];
    if (found.cut && !join.only_known) status = Status::Missing;
    if (!join.pairs) {
      rows.list_status.push_back(status);
      rows.list_origin.push_back(nullptr);
    }
    std::uint32_t ordinal = 0;
    for (const auto* some : {found.equal, join.only_known ? nullptr : found.unknown}) {
      if (!some) continue;
      for (const auto* record : *some) {
        AddRow(step, out, parent, join.pairs ? index_.PlaceOf(join.model, record) : ++ordinal);
        out.record.push_back(record);
        if (join.pairs && out.size() > kMostRows) throw TooManyRows();
      }
    }
  }
}

std::string Machine::KeyAt(Register reg, std::uint32_t row) const {
  const auto& column = columns_[reg];
  if (!column.text.empty()) return KeyOfText(column.text[row]);
  return PrintExact(column.At(row));
}

void Machine::Elements(const Instruction& step, Column& out) {
  const auto& owner = columns_[step.a];
  auto& rows = rows_[step.frame];
  for (std::uint32_t parent = 0; parent < owner.size(); ++parent) {
    const auto* record = RecordAt(step.a, parent);
    const FieldValue* list = record ? &record->fields[step.index] : nullptr;
    rows.list_status.push_back(list ? list->status : owner.status[parent]);
    rows.list_origin.push_back(list);
    if (!list || list->status != Status::Known) continue;
    std::uint32_t ordinal = 0;
    for (const auto& element : list->records) {
      AddRow(step, out, parent, ++ordinal);
      out.record.push_back(&element);
    }
    for (const auto& element : list->scalars) {
      AddRow(step, out, parent, ++ordinal);
      out.text.resize(step.type.kind == Kind::Text || step.type.kind == Kind::Region ? out.size() : 0);
      out.truth.resize(step.type.kind == Kind::Boolean ? out.size() : 0);
      out.whole.resize(out.text.empty() && out.truth.empty() ? out.size() : 0);
      out.origin.resize(out.size());
      Load(element, step.type, out.size() - 1, out);
    }
  }
}

void Machine::Matches(const Instruction& step, Column& out) {
  const auto& searched = columns_[step.a];
  auto& rows = rows_[step.frame];
  texts_[step.frame].resize(searched.size());
  for (std::uint32_t parent = 0; parent < searched.size(); ++parent) {
    rows.list_status.push_back(searched.status[parent]);
    rows.list_origin.push_back(searched.origin.empty() ? nullptr : searched.origin[parent]);
    if (!searched.Known(parent)) continue;
    const auto& view = index_.views().Of(searched.text[parent]);
    auto found = program_.patterns[step.index].FindAll(view);
    if (found.empty()) continue;
    const auto& text = texts_[step.frame][parent] = view.original;
    std::uint32_t ordinal = 0;
    for (auto& match : found) {
      AddRow(step, out, parent, ++ordinal);
      auto matched = std::u32string_view(text).substr(match.range.begin, match.range.end - match.range.begin);
      out.text.push_back(Keep(EncodeUtf8(matched)));
      matches_[step.frame].push_back(std::move(match));
    }
  }
}

void Machine::Split(const Instruction& step, Column& out) {
  const auto &text = columns_[step.a], &mark = columns_[step.b];
  auto& rows = rows_[step.frame];
  for (std::uint32_t parent = 0; parent < text.size(); ++parent) {
    rows.list_status.push_back(text.Known(parent) ? mark.status[parent] : text.status[parent]);
    rows.list_origin.push_back(text.origin.empty() ? nullptr : text.origin[parent]);
    if (rows.list_status.back() != Status::Known || text.text[parent].empty()) continue;
    std::uint32_t ordinal = 0;
    for (std::size_t at = 0; at != std::string_view::npos;) {
      auto next =
          mark.text[parent].empty() ? std::string_view::npos : text.text[parent].find(mark.text[parent], at);
      AddRow(step, out, parent, ++ordinal);
      out.text.push_back(text.text[parent].substr(at, next == std::string_view::npos ? next : next - at));
      at = next == std::string_view::npos ? next : next + mark.text[parent].size();
    }
  }
}

namespace {

const yichi::Capture* FindCapture(const Match& match, std::uint32_t hole) {
  for (const auto& capture : match.captures)
    if (capture.hole == hole) return &capture;
  return nullptr;
}

}  // namespace

// Holes of one name in several alternatives are several holes: the one that took part counts.
void Machine::Capture(const Instruction& step, Column& out) {
  const auto& pattern = program_.patterns[program_.code[step.a].index];
  const auto& wanted = pattern.holes()[step.index].names;
  for (std::size_t row = 0; row < out.size(); ++row) {
    for (const auto& capture : matches_[step.frame][row].captures) {
      if (pattern.holes()[capture.hole].names != wanted) continue;
      out.status[row] = Status::Known;
      if (const auto* number = std::get_if<Number>(&capture.value)) {
        auto unit = step.type.unit;
        auto scaled = unit == kNoIndex ? std::optional(*number) : Multiply(*number, rules_.units[unit].scale);
        if (scaled)
          out.Put(row, *scaled);
        else
          out.status[row] = Status::Overflow;
      } else if (const auto* day = std::get_if<Day>(&capture.value)) {
        out.whole[row] = *day;
      } else if (const auto* member = std::get_if<std::uint32_t>(&capture.value)) {
        out.whole[row] = *member;
      } else if (const auto* text = std::get_if<std::u32string>(&capture.value)) {
        out.text[row] = Keep(EncodeUtf8(*text));
      } else {
        out.status[row] = Status::Vague;
      }
    }
  }
}

void Machine::CaptureText(const Instruction& step, Column& out) {
  for (std::size_t row = 0; row < out.size(); ++row) {
    const auto* capture = FindCapture(matches_[step.frame][row], step.index);
    if (!capture) continue;
    const auto& text = texts_[step.frame][rows_[step.frame].parent[row]];
    out.status[row] = Status::Known;
    auto range =
        std::u32string_view(text).substr(capture->range.begin, capture->range.end - capture->range.begin);
    out.text[row] = Keep(EncodeUtf8(range));
  }
}

namespace {

// The values of `from` at the rows that `row_of` names.
template <typename RowOf>
void Gather(const Column& from, Column& out, RowOf row_of) {
  auto count = out.size();
  if (!from.denominator.empty()) out.denominator.assign(count, 1);
  if (!from.origin.empty()) out.origin.resize(count);
  for (std::size_t row = 0; row < count; ++row) {
    std::optional<std::size_t> source = row_of(row);
    if (!source) continue;
    out.status[row] = from.status[*source];
    if (!from.whole.empty()) out.whole[row] = from.whole[*source];
    if (!from.truth.empty()) out.truth[row] = from.truth[*source];
    if (!from.denominator.empty()) out.denominator[row] = from.denominator[*source];
    if (!from.text.empty()) out.text[row] = from.text[*source];
    if (!from.record.empty()) out.record[row] = from.record[*source];
    if (!from.origin.empty()) out.origin[row] = from.origin[*source];
  }
}

}  // namespace

void Machine::Broadcast(const Instruction& step, Column& out) {
  Gather(columns_[step.a], out, [&](std::size_t row) -> std::optional<std::size_t> {
    return RowOf(step.a, static_cast<std::uint32_t>(row), step.frame);
  });
}

void Machine::Ordinal(const Instruction& step, Column& out) {
  for (std::size_t row = 0; row < out.size(); ++row) {
    out.status[row] = Status::Known;
    out.whole[row] = rows_[step.frame].ordinal[row];
  }
}

void Machine::Previous(const Instruction& step, Column& out) {
  out.status.assign(out.size(), Status::Unregulated);
  Gather(columns_[step.a], out, [&](std::size_t row) -> std::optional<std::size_t> {
    return rows_[step.frame].ordinal[row] > 1 ? std::optional(row - 1) : std::nullopt;
  });
}

void Machine::Enclosing(const Instruction& step, Column& out) {
  for (std::uint32_t row = 0; row < out.size(); ++row) {
    const auto* around = RecordAt(step.a, row);
    do around = around ? index_.Around(around) : nullptr;
    while (around && !rules_.IsA(around->model, step.type.index));
    if (!around) continue;
    out.status[row] = Status::Known;
    out.record[row] = around;
  }
}

}  // namespace yichi::run
