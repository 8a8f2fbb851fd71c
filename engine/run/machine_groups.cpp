#include <algorithm>
#include <unordered_map>

#include "run/machine.h"

namespace yichi::run {
namespace {

// A value as a key; numbers of one column share a dimension. Unknown values are keys by the reason.
struct Key {
  Status status = Status::Known;
  Number number;
  std::string text;
  friend bool operator<(const Key& a, const Key& b) {
    if (a.status != b.status) return a.status < b.status;
    if (a.number != b.number) return a.number < b.number;
    return a.text < b.text;
  }
};

Key KeyOf(const Column& column, std::uint32_t row) {
  if (!column.Known(row)) return {column.status[row], 0, ""};
  return {Status::Known, column.numeric() ? column.At(row) : Number(0),
          column.text.empty() ? std::string() : std::string(column.text[row])};
}

// The same bytes for the same value, whatever is put behind them.
void PutKey(const Column& column, std::uint32_t row, std::string& bytes) {
  auto put = [&](std::uint64_t number) {
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
  };
  bytes += static_cast<char>(column.status[row]);
  if (!column.Known(row)) return;
  if (column.numeric()) {
    auto number = column.At(row);
    put(static_cast<std::uint64_t>(number.numerator));
    put(static_cast<std::uint64_t>(number.denominator));
  }
  if (column.text.empty()) return;
  put(column.text[row].size());
  bytes += column.text[row];
}

void Copy(const Column& from, std::uint32_t source, Column& out) {
  out.status.back() = from.status[source];
  if (!from.truth.empty()) out.truth.push_back(from.truth[source]);
  if (!from.whole.empty()) {
    out.whole.push_back(0);
    if (!out.denominator.empty()) out.denominator.push_back(1);
    out.Put(out.whole.size() - 1, from.At(source));
  }
  if (!from.text.empty()) out.text.push_back(from.text[source]);
  if (!from.record.empty()) out.record.push_back(from.record[source]);
  if (!from.origin.empty()) out.origin.push_back(from.origin[source]);
}

}  // namespace

void Machine::Written(const Instruction& step, Column& out) {
  const auto& list = program_.lists[step.index];
  auto parents = rows_[program_.frames[step.frame].parent].count;
  for (std::uint32_t parent = 0; parent < parents; ++parent) {
    std::uint32_t ordinal = 0;
    for (auto value : list) {
      AddRow(step, out, parent, ++ordinal);
      Copy(columns_[value], parent, out);
    }
  }
}

void Machine::Group(const Instruction& step, Column& out) {
  const auto& keys = columns_[step.a];
  const auto* meets = step.index == kNoRegister ? nullptr : &columns_[step.index];
  std::unordered_map<std::string, std::uint32_t> known;
  std::string bytes;
  auto& members = groups_[step.frame];
  std::vector<std::uint32_t> first;
  for (std::uint32_t row = 0; row < keys.size(); ++row) {
    if (meets && meets->False(row)) continue;
    bytes.clear();
    for (auto key : {step.a, step.b, step.c})
      if (key != kNoRegister) PutKey(columns_[key], row, bytes);
    auto [group, fresh] = known.try_emplace(bytes, static_cast<std::uint32_t>(members.size()));
    if (fresh) {
      members.emplace_back();
      first.push_back(row);
    }
    members[group->second].push_back(row);
  }
  std::uint32_t ordinal = 0;
  for (auto row : first) {
    AddRow(step, out, 0, ++ordinal);
    Copy(keys, row, out);
    sources_[step.frame].push_back(row);
  }
}

void Machine::FirstMember(const Instruction& step, Column& out) {
  const auto& values = columns_[step.a];
  out = Column();
  for (auto row : sources_[step.frame]) {
    out.status.push_back(Status::Missing);
    Copy(values, row, out);
  }
}

void Machine::Members(const Instruction& step, Column& out) {
  rows_[step.frame].unread = rows_[program_.code[step.a].frame].unread;
  const auto& groups = groups_[program_.code[step.b].frame];
  std::size_t count = 0;
  for (const auto& group : groups) count += group.size();
  ReserveRows(step, out, count);
  sources_[step.frame].reserve(count);
  for (std::uint32_t group = 0; group < groups.size(); ++group) {
    std::uint32_t ordinal = 0;
    for (auto row : groups[group]) {
      AddRow(step, out, group, ++ordinal);
      Copy(columns_[step.a], row, out);
      sources_[step.frame].push_back(row);
    }
  }
}

// Ascending; a list with an unknown element has no known order.
void Machine::Sorted(const Instruction& step, Column& out) {
  const auto& values = columns_[step.a];
  const auto* membership = step.b == kNoRegister ? nullptr : &columns_[step.b];
  auto inner = program_.code[step.a].frame;
  auto outers = rows_[step.index].count;
  std::vector<std::vector<std::uint32_t>> lists(outers);
  auto& rows = rows_[step.frame];
  rows.list_status.assign(outers, Status::Known);
  rows.list_origin.assign(outers, nullptr);
  for (std::uint32_t row = 0; row < values.size(); ++row) {
    auto outer = Ancestor(row, inner, step.index);
    if (membership && membership->False(row)) continue;
    auto status = membership && !membership->Known(row) ? membership->status[row] : values.status[row];
    rows.list_status[outer] = Stronger(rows.list_status[outer], status);
    lists[outer].push_back(row);
  }
  for (auto frame = inner; frame != step.index; frame = program_.frames[frame].parent) {
    if (rows_[frame].unread > 0)
      for (auto& status : rows.list_status) status = Stronger(status, Status::Missing);
    for (std::uint32_t row = 0; row < rows_[frame].list_status.size(); ++row) {
      auto outer = Ancestor(row, program_.frames[frame].parent, step.index);
      rows.list_status[outer] = Stronger(rows.list_status[outer], rows_[frame].list_status[row]);
    }
  }
  for (std::uint32_t outer = 0; outer < outers; ++outer) {
    if (rows.list_status[outer] != Status::Known) continue;
    std::stable_sort(lists[outer].begin(), lists[outer].end(),
                     [&](std::uint32_t a, std::uint32_t b) { return KeyOf(values, a) < KeyOf(values, b); });
    std::uint32_t ordinal = 0;
    for (auto row : lists[outer]) {
      AddRow(step, out, outer, ++ordinal);
      Copy(values, row, out);
      sources_[step.frame].push_back(row);
    }
  }
}

// Of records that were looked up, their place among all of them.
void Machine::PlaceInList(const Instruction& step, Column& out) {
  auto opener = program_.frames[step.frame].opened_by;
  if (opener != kNoRegister && program_.code[opener].operation == Operation::Lookup)
    return Ordinal(step, out);
  std::uint32_t before = kNoIndex, place = 0;
  for (std::uint32_t row = 0; row < out.size(); ++row) {
    auto outer = Ancestor(row, step.frame, step.index);
    place = outer == before ? place + 1 : 0;
    before = outer;
    out.status[row] = Status::Known;
    out.whole[row] = place;
  }
}

namespace {

// Shares of a whole total by weight: the whole parts first, then one each by the largest remainder
// (Hamilton's method); equal remainders by weight, then by order. std::nullopt when a step is too large to be
// exact.
std::optional<std::vector<std::int64_t>> Shares(Number total, const std::vector<Number>& weights) {
  std::optional<Number> sum = Number(0);
  for (const auto& weight : weights) sum = sum ? Add(*sum, weight) : sum;
  if (!sum || sum->numerator == 0) return std::nullopt;
  std::vector<std::int64_t> shares;
  std::vector<Number> remainders;
  std::int64_t given = 0;
  for (const auto& weight : weights) {
    auto part = Multiply(total, weight);
    auto quota = part ? Divide(*part, *sum) : std::nullopt;
    if (!quota) return std::nullopt;
    shares.push_back(Floor(*quota));
    remainders.push_back(*Subtract(*quota, Number(shares.back())));
    given += shares.back();
  }
  std::vector<std::size_t> order(weights.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return remainders[a] != remainders[b] ? remainders[a] > remainders[b] : weights[a] > weights[b];
  });
  for (std::size_t i = 0; i < order.size() && given < total.numerator; ++i, ++given) ++shares[order[i]];
  return shares;
}

}  // namespace

void Machine::Allocate(const Instruction& step, Column& out) {
  const auto &totals = columns_[step.a], &weights = columns_[step.b];
  auto inner = program_.code[step.b].frame;
  for (std::uint32_t row = 0; row < weights.size();) {
    auto outer = Ancestor(row, inner, step.index);
    auto end = row;
    auto status = totals.status[outer];
    std::vector<Number> list;
    bool negative = false;
    for (; end < weights.size() && Ancestor(end, inner, step.index) == outer; ++end) {
      status = Stronger(status, weights.status[end]);
      list.push_back(weights.Known(end) ? weights.At(end) : Number(0));
      negative = negative || list.back() < Number(0);
    }
    bool sound =
        status == Status::Known && totals.At(outer).whole() && !(totals.At(outer) < Number(0)) && !negative;
    auto shares = sound ? Shares(totals.At(outer), list) : std::nullopt;
    for (auto at = row; at < end; ++at) {
      out.status[at] = shares ? Status::Known : status == Status::Known ? Status::Missing : status;
      if (shares) out.whole[at] = (*shares)[at - row];
    }
    row = end;
  }
}

}  // namespace yichi::run
