#include <algorithm>

#include "check/intervals.h"
#include "check/standards.h"

namespace yichi::check {
namespace {

void CheckShape(Context& context, const ast::StandardDeclaration& declaration) {
  for (std::size_t i = 0; i < declaration.rows.size(); ++i) {
    const auto& row = declaration.rows[i];
    if (row.rest && i + 1 < declaration.rows.size()) context.Report(Code::Y0263, row.span);
    if (row.values.size() != declaration.outputs.size())
      context.Report(Code::Y0264, row.span,
                     {std::to_string(declaration.outputs.size()), std::to_string(row.values.size())});
    bool fits = row.rest || declaration.parameters.size() == row.keys.size();
    if (!fits)
      context.Report(Code::Y0262, row.span,
                     {std::to_string(declaration.parameters.size()), std::to_string(row.keys.size())});
  }
}

// A row as a box: per key its alternatives; an empty list admits everything.
struct Box {
  std::vector<std::vector<Interval>> keys;
  Span span;
};

// Gaps and overlaps of a table with any number of keys. Key by key the line is cut where a row begins or
// ends; on each piece only the rows that cover it go on to the next key. Linear in the pieces times the rows
// on each.
class TableCheck {
 public:
  TableCheck(Context& context, const Standard& standard)
      : context_(context), declaration_(*standard.declaration) {
    Diagnostics ignored;
    Context quiet{context.sources, context.limits, context.rules, ignored};
    for (const auto& parameter : declaration_.parameters)
      lines_.emplace_back(context_, ResolveType(quiet, parameter.type, standard.pack), standard.pack);
    for (std::size_t key = 0; key < lines_.size(); ++key) {
      domains_.emplace_back();
      const auto& domain = declaration_.parameters[key].domain;
      if (domain && lines_[key].ordered()) domains_.back() = lines_[key].Of(*domain);
    }
  }

  void Run() {
    if (!ReadBoxes()) return;
    std::vector<std::size_t> all(boxes_.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    Key(0, all, "");
  }

 private:
  // false when a key does not lie on a line: then nothing can be shown.
  bool ReadBoxes() {
    for (const auto& row : declaration_.rows) {
      if (row.rest) {
        rest_ = true;
        continue;
      }
      Box box{{}, row.span};
      for (std::size_t key = 0; key < row.keys.size() && key < lines_.size(); ++key) {
        auto& intervals = box.keys.emplace_back();
        for (const auto& alternative : row.keys[key]) {
          auto interval = lines_[key].ordered() ? lines_[key].Of(alternative) : std::nullopt;
          if (!interval) return false;
          interval->span = lines_.size() == 1 ? alternative.span : row.span;
          if (!Reachable(key, *interval, alternative.span)) return false;
          intervals.push_back(*interval);
        }
      }
      box.keys.resize(lines_.size());
      boxes_.push_back(std::move(box));
    }
    return !boxes_.empty();
  }

  // A row without any value is a mistake, one outside the declared range useless.
  bool Reachable(std::size_t key, const Interval& interval, Span span) {
    if (interval.lower && interval.upper) {
      bool reversed = *interval.upper < *interval.lower;
      bool nothing = *interval.upper == *interval.lower && (interval.lower_open || interval.upper_open);
      if (reversed || nothing) {
        context_.Report(Code::Y0283, span, {std::string(context_.sources.Text(span))});
        return false;
      }
    }
    if (domains_[key] && !lines_[key].Overlap(*domains_[key], interval))
      context_.Report(Code::Y0284, span, {declaration_.parameters[key].name.text});
    return true;
  }

  bool Enough() const { return reported_ >= kMostReports; }

  std::string Witness(const std::string& before, std::size_t key, const Interval& interval) const {
    auto own = declaration_.parameters[key].name.text + " " + lines_[key].Print(interval);
    return before.empty() ? own : before + "," + own;
  }

  void Gap(const std::string& before, std::size_t key, const Interval& gap, Span span) {
    if (rest_ || Enough()) return;
    ++reported_;
    context_.Report(Code::Y0260, span, {Witness(before, key, gap)});
  }

  void Overlap(const std::string& witness, Span first, Span second) {
    if (Enough()) return;
    ++reported_;
    context_.Report(Code::Y0261, second, {witness}).remarks.push_back({first, Code::Y0218, {}});
  }

  struct Edge {
    Interval interval;
    std::size_t row;
  };

  std::vector<Edge> Edges(std::size_t key, const std::vector<std::size_t>& rows) const {
    std::vector<Edge> edges;
    for (auto row : rows) {
      if (boxes_[row].keys[key].empty())
        edges.push_back({Interval{{}, {}, false, false, boxes_[row].span}, row});
      for (const auto& interval : boxes_[row].keys[key]) edges.push_back({interval, row});
    }
    std::stable_sort(edges.begin(), edges.end(),
                     [](const Edge& a, const Edge& b) { return KeyLine::Before(a.interval, b.interval); });
    return edges;
  }

  void Key(std::size_t key, const std::vector<std::size_t>& rows, const std::string& before) {
    if (Enough()) return;
    auto edges = Edges(key, rows);
    Gaps(key, edges, before);
    if (key + 1 == lines_.size())
      LastKey(key, edges, before);
    else
      Pieces(key, edges, before);
  }

  // Members that the table speaks of somewhere but not here. A member without any row is no gap: the table
  // does not mean to speak of it.
  void MemberGaps(std::size_t key, const std::vector<Edge>& edges, const std::string& before) {
    const auto& line = lines_[key];
    std::vector<std::size_t> all(boxes_.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    auto known = Edges(key, all);
    for (std::uint32_t member = 0; member < line.member_count(); ++member) {
      Interval point;
      point.lower = point.upper = Number(member);
      auto covers = [&](const Edge& edge) { return line.Overlap(edge.interval, point); };
      if (std::any_of(known.begin(), known.end(), covers) && std::none_of(edges.begin(), edges.end(), covers))
        Gap(before, key, point, edges.front().interval.span);
    }
  }

  // What no row covers on this key, whatever the later keys say.
  void Gaps(std::size_t key, const std::vector<Edge>& edges, const std::string& before) {
    const auto& line = lines_[key];
    if (edges.empty()) return;
    if (line.members()) return MemberGaps(key, edges, before);
    const auto& domain = domains_[key];
    const auto* reach = &edges[0].interval;
    if (domain && domain->lower && reach->lower && *domain->lower < *reach->lower) {
      Interval gap = *reach;
      gap.lower = domain->lower;
      gap.lower_open = domain->lower_open;
      gap.upper = line.discrete() ? Subtract(*reach->lower, 1) : reach->lower;
      gap.upper_open = !line.discrete() && !reach->lower_open;
      Gap(before, key, gap, reach->span);
    }
    for (const auto& edge : edges) {
      if (!line.Touch(*reach, edge.interval))
        Gap(before, key, line.Between(*reach, edge.interval), edge.interval.span);
      bool further = reach->upper && (!edge.interval.upper || *edge.interval.upper > *reach->upper ||
                                      (*edge.interval.upper == *reach->upper && reach->upper_open));
      if (further) reach = &edge.interval;
    }
    if (domain && domain->upper && reach->upper && *reach->upper < *domain->upper) {
      Interval gap = *reach;
      gap.lower = line.discrete() ? Add(*reach->upper, 1) : reach->upper;
      gap.lower_open = !line.discrete() && !reach->upper_open;
      gap.upper = domain->upper;
      gap.upper_open = domain->upper_open;
      Gap(before, key, gap, reach->span);
    }
  }

  void LastKey(std::size_t key, const std::vector<Edge>& edges, const std::string& before) {
    const auto& line = lines_[key];
    const Edge* reach = nullptr;
    for (const auto& edge : edges) {
      if (reach && line.Overlap(reach->interval, edge.interval) && reach->row != edge.row)
        Overlap(Witness(before, key, line.Shared(reach->interval, edge.interval)), reach->interval.span,
                edge.interval.span);
      bool further = !reach || (reach->interval.upper &&
                                (!edge.interval.upper || *edge.interval.upper > *reach->interval.upper));
      if (further) reach = &edge;
    }
  }

  // The line cut at every start and end: between two cuts the same rows hold throughout.
  void Pieces(std::size_t key, const std::vector<Edge>& edges, const std::string& before) {
    const auto& line = lines_[key];
    std::vector<Interval> pieces = Cut(line, edges);
    std::vector<std::size_t> last;
    for (const auto& piece : pieces) {
      std::vector<std::size_t> covering;
      for (const auto& edge : edges)
        if (line.Overlap(edge.interval, piece)) covering.push_back(edge.row);
      std::sort(covering.begin(), covering.end());
      covering.erase(std::unique(covering.begin(), covering.end()), covering.end());
      // The neighbour with the same rows has said it all.
      if (covering.empty() || covering == last) continue;
      last = covering;
      Key(key + 1, covering, Witness(before, key, piece));
    }
  }

  // Where a piece begins: at the value, or just past it.
  struct Start {
    Number at;
    bool open;
    friend bool operator<(const Start& a, const Start& b) {
      return a.at != b.at ? a.at < b.at : a.open < b.open;
    }
  };

  static std::vector<Interval> Cut(const KeyLine& line, const std::vector<Edge>& edges) {
    std::vector<Start> starts;
    bool unbounded = false;
    for (const auto& edge : edges) {
      if (edge.interval.lower)
        starts.push_back({*edge.interval.lower, edge.interval.lower_open});
      else
        unbounded = true;
      if (!edge.interval.upper) continue;
      if (line.discrete())
        starts.push_back({*Add(*edge.interval.upper, 1), false});
      else
        starts.push_back({*edge.interval.upper, !edge.interval.upper_open});
    }
    std::sort(starts.begin(), starts.end());
    starts.erase(
        std::unique(starts.begin(), starts.end(), [](const Start& a, const Start& b) { return !(a < b); }),
        starts.end());
    std::vector<Interval> pieces;
    Interval current;
    bool open = unbounded;
    for (const auto& start : starts) {
      if (open) {
        current.upper = line.discrete() ? Subtract(start.at, 1) : std::optional(start.at);
        current.upper_open = !line.discrete() && !start.open;
        pieces.push_back(current);
      }
      current = {};
      current.lower = start.at;
      current.lower_open = start.open;
      open = true;
    }
    if (open) pieces.push_back(current);
    return pieces;
  }

  static constexpr std::size_t kMostReports = 20;
  Context& context_;
  const ast::StandardDeclaration& declaration_;
  std::vector<KeyLine> lines_;
  std::vector<std::optional<Interval>> domains_;
  std::vector<Box> boxes_;
  bool rest_ = false;
  std::size_t reported_ = 0;
};

}  // namespace

void CheckRows(Context& context, const Standard& standard) {
  CheckShape(context, *standard.declaration);
  if (!standard.declaration->rows.empty()) TableCheck(context, standard).Run();
  CheckMonotone(context, standard);
}

}  // namespace yichi::check
