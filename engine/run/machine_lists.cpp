#include <map>

#include "run/machine.h"
#include "run/print.h"

namespace yichi::run {
namespace {

// The elements of the list of one outer row, as far as they are known.
struct Gathered {
  std::vector<std::uint32_t> rows;  // surely elements
  Status undecided =
      Status::Known;  // why an element may or may not be one, or why the list itself is unknown
  std::vector<std::uint32_t> perhaps;  // rows of which that is not known
};

// What the elements come to.
class Fold {
 public:
  Fold(const Column& values, const Gathered& members) : values_(values), members_(members) {}

  // Sums and counts need every element: without one they are unknown.
  bool Complete(Column& out, std::size_t row) const {
    out.status[row] = members_.undecided;
    return members_.undecided == Status::Known;
  }

  void Count(Column& out, std::size_t row) const {
    if (Complete(out, row)) out.whole[row] = static_cast<std::int64_t>(members_.rows.size());
  }

  void Sum(Column& out, std::size_t row, bool average) const {
    if (!Complete(out, row)) return;
    std::optional<Number> total = Number(0);
    for (auto member : members_.rows) {
      out.status[row] = Stronger(out.status[row], values_.status[member]);
      if (total && values_.Known(member)) total = Add(*total, values_.At(member));
    }
    if (average && members_.rows.empty()) out.status[row] = Status::Missing;
    if (out.status[row] != Status::Known) return;
    if (average && total) total = Divide(*total, Number(static_cast<std::int64_t>(members_.rows.size())));
    out.status[row] = total ? Status::Known : Status::Overflow;
    if (total) out.Put(row, *total);
  }

  void Extreme(Column& out, std::size_t row, bool largest) const {
    if (!Complete(out, row)) return;
    std::optional<Number> best;
    for (auto member : members_.rows) {
      out.status[row] = Stronger(out.status[row], values_.status[member]);
      if (!values_.Known(member)) continue;
      auto value = values_.At(member);
      if (!best || (largest ? value > *best : value < *best)) best = value;
    }
    if (members_.rows.empty()) out.status[row] = Status::Missing;
    if (out.status[row] == Status::Known) out.Put(row, *best);
  }

  // Kleene over the elements: `deciding` decides as soon as one sure element has it.
  void Quantify(Column& out, std::size_t row, bool deciding) const {
    auto unknown = members_.undecided;
    for (auto member : members_.rows) {
      if (!values_.Known(member)) {
        unknown = Stronger(unknown, values_.status[member]);
      } else if ((values_.truth[member] != 0) == deciding) {
        out.status[row] = Status::Known;
        out.truth[row] = deciding;
        return;
      }
    }
    // An element that perhaps is none cannot decide, and cannot matter if it does not have the value.
    bool harmless = unknown != Status::Known && !members_.perhaps.empty() && list_known_;
    for (auto member : members_.perhaps)
      harmless = harmless && values_.Known(member) && (values_.truth[member] != 0) != deciding;
    for (auto member : members_.rows) harmless = harmless && values_.Known(member);
    out.status[row] = harmless ? Status::Known : unknown;
    out.truth[row] = !deciding;
  }

  std::optional<std::uint32_t> Pick(Operation operation) const {
    const auto& rows = members_.rows;
    if (rows.empty() || (operation == Operation::Only && rows.size() != 1)) return std::nullopt;
    return operation == Operation::Last ? rows.back() : rows.front();
  }

  void SetListKnown(bool known) { list_known_ = known; }

 private:
  const Column& values_;
  const Gathered& members_;
  bool list_known_ = true;
};

void CopyRow(const Column& from, std::uint32_t source, Column& out, std::size_t row) {
  out.status[row] = from.status[source];
  if (from.numeric()) out.Put(row, from.At(source));
  if (!from.text.empty()) out.text[row] = from.text[source];
  if (!from.record.empty()) out.record[row] = from.record[source];
  if (!from.origin.empty()) {
    out.origin.resize(out.size());
    out.origin[row] = from.origin[source];
  }
}

}  // namespace

// The conditions that a membership joins, each in the frame where it was asked.
void Machine::AddConjuncts(Register membership, std::vector<Register>& conjuncts) const {
  if (membership == kNoRegister) return;
  const auto& step = program_.code[membership];
  if (step.operation == Operation::Broadcast) return AddConjuncts(step.a, conjuncts);
  if (step.operation != Operation::And) return conjuncts.push_back(membership);
  AddConjuncts(step.a, conjuncts);
  AddConjuncts(step.b, conjuncts);
}

// Whether the row of a frame below `outer` lies in an element that is surely not meant: what it lacks does
// not matter then.
bool Machine::LeftOut(const std::vector<Register>& conjuncts, std::uint32_t row, std::uint32_t frame,
                      std::uint32_t outer) const {
  for (auto condition : conjuncts) {
    auto asked = program_.code[condition].frame;
    auto above = frame;
    while (above != asked && above != outer) above = program_.frames[above].parent;
    if (above != outer && columns_[condition].False(Ancestor(row, frame, asked))) return true;
  }
  return false;
}

void Machine::Reduce(const Instruction& step, Column& out) {
  std::vector<Register> conjuncts;
  AddConjuncts(step.b, conjuncts);
  auto inner = program_.code[step.a].frame;
  const auto& values = columns_[step.a];
  const auto* membership = step.b == kNoRegister ? nullptr : &columns_[step.b];
  std::vector<Gathered> lists(out.size());
  std::vector<char> list_known(out.size(), 1);
  // A list whose place was not found has unknown elements, at any depth between.
  for (auto frame = inner; frame != step.frame; frame = program_.frames[frame].parent) {
    auto parent = program_.frames[frame].parent;
    const auto& statuses = rows_[frame].list_status;
    if (rows_[frame].unread > 0)
      for (std::size_t row = 0; row < out.size(); ++row) {
        lists[row].undecided = Stronger(lists[row].undecided, Status::Missing);
        list_known[row] = 0;
      }
    for (std::uint32_t row = 0; row < statuses.size(); ++row) {
      if (statuses[row] == Status::Known || LeftOut(conjuncts, row, parent, step.frame)) continue;
      auto outer = Ancestor(row, parent, step.frame);
      lists[outer].undecided = Stronger(lists[outer].undecided, statuses[row]);
      list_known[outer] = 0;
    }
  }
  for (std::uint32_t row = 0; row < values.size(); ++row) {
    auto& list = lists[Ancestor(row, inner, step.frame)];
    if (!membership || membership->True(row)) {
      list.rows.push_back(row);
    } else if (!membership->Known(row)) {
      list.perhaps.push_back(row);
      list.undecided = Stronger(list.undecided, membership->status[row]);
    }
  }
  for (std::size_t row = 0; row < out.size(); ++row) {
    Fold fold(values, lists[row]);
    fold.SetListKnown(list_known[row] != 0);
    switch (step.operation) {
      case Operation::Count:
        fold.Count(out, row);
        break;
      case Operation::Sum:
      case Operation::Average:
        fold.Sum(out, row, step.operation == Operation::Average);
        break;
      case Operation::Minimum:
      case Operation::Maximum:
        fold.Extreme(out, row, step.operation == Operation::Maximum);
        break;
      case Operation::Any:
      case Operation::All:
        fold.Quantify(out, row, step.operation == Operation::Any);
        break;
      case Operation::Join: {
        std::string joined;
        for (auto member : lists[row].rows)
          (joined += joined.empty() ? "" : "、") += PrintValue(*this, step.a, member, HoleFormat::Quantity);
        out.status[row] = lists[row].rows.empty() ? lists[row].undecided : Status::Known;
        out.text[row] = Keep(std::move(joined));
        break;
      }
      default:
        if (!fold.Complete(out, row)) break;
        out.status[row] = Status::Missing;
        if (auto picked = fold.Pick(step.operation)) CopyRow(values, *picked, out, row);
    }
  }
}

namespace {

// A value as a key; numbers of one column share a dimension.
using Key = std::pair<Number, std::string>;
struct KeyLess {
  bool operator()(const Key& a, const Key& b) const {
    return a.first != b.first ? a.first < b.first : a.second < b.second;
  }
};

Key KeyOf(const Column& column, std::uint32_t row) {
  return {column.numeric() ? column.At(row) : Number(0),
          column.text.empty() ? std::string() : std::string(column.text[row])};
}

}  // namespace

void Machine::Distinct(const Instruction& step, Column& out) {
  const auto& values = columns_[step.a];
  const auto* membership = step.b == kNoRegister ? nullptr : &columns_[step.b];
  std::map<Key, bool, KeyLess> seen;
  std::uint32_t list = kNoIndex;
  for (std::uint32_t row = 0; row < values.size(); ++row) {
    auto outer = Ancestor(row, step.frame, step.index);
    if (outer != list) seen.clear();
    list = outer;
    if (membership && membership->False(row)) {
      out.status[row] = Status::Known;
      continue;
    }
    out.status[row] = values.status[row];
    if (values.Known(row)) out.truth[row] = seen.try_emplace(KeyOf(values, row), true).second;
  }
}

}  // namespace yichi::run
