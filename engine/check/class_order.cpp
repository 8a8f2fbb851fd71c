#include "check/classification.h"

namespace yichi::check {
namespace {

class Order {
 public:
  Order(Context& context, Classification& classification)
      : context_(context), classification_(classification), state_(classification.clauses.size()) {}

  bool Make() {
    for (std::uint32_t i = 0; i < classification_.clauses.size(); ++i) Resolve(i);
    for (std::uint32_t i = 0; i < classification_.clauses.size(); ++i) CheckCode(i);
    for (std::uint32_t i = 0; i < classification_.clauses.size(); ++i)
      if (state_[i] == State::New) Visit(i);
    std::reverse(classification_.order.begin(), classification_.order.end());
    return fine_;
  }

 private:
  enum class State : std::uint8_t { New, Open, Done };

  // A class stands for all of its clauses, the beginning of a code for all that begin so.
  void Resolve(std::uint32_t index) {
    auto& clause = classification_.clauses[index];
    for (const auto& name : clause.declaration->overrides) {
      auto before = clause.overrides.size();
      for (std::uint32_t i = 0; i < classification_.clauses.size(); ++i)
        if (Names(name.text, classification_.clauses[i])) clause.overrides.push_back(i);
      if (clause.overrides.size() > before) continue;
      std::vector<std::string> codes;
      for (const auto& other : classification_.clauses) codes.push_back(other.code);
      context_.ReportUnknown(Code::Y0295, name.span, {name.text}, name.text, codes);
      fine_ = false;
    }
  }

  bool Names(const std::string& name, const ClassClause& clause) const {
    const auto& members = context_.rules.enumerations[classification_.enumeration].members;
    return clause.code.starts_with(name) || (clause.label && members[*clause.label].name == name);
  }

  void CheckCode(std::uint32_t index) {
    const auto& clause = classification_.clauses[index];
    for (std::uint32_t i = 0; i < index; ++i) {
      const auto& other = classification_.clauses[i];
      if (other.code != clause.code) continue;
      context_.Report(Code::Y0214, clause.declaration->code.span, {clause.code})
          .remarks.push_back({other.declaration->code.span, Code::Y0218, {}});
      fine_ = false;
    }
  }

  void Visit(std::uint32_t index) {
    state_[index] = State::Open;
    way_.push_back(index);
    for (auto next : classification_.clauses[index].overrides) {
      if (state_[next] == State::New) Visit(next);
      if (state_[next] == State::Open) ReportCycle(next);
    }
    way_.pop_back();
    state_[index] = State::Done;
    classification_.order.push_back(index);
  }

  void ReportCycle(std::uint32_t first) {
    std::string names;
    for (auto at = std::find(way_.begin(), way_.end(), first); at != way_.end(); ++at)
      names += classification_.clauses[*at].code + " → ";
    context_.Report(Code::Y0296, classification_.clauses[way_.back()].declaration->code.span,
                    {names + classification_.clauses[first].code});
    fine_ = false;
  }

  Context& context_;
  Classification& classification_;
  std::vector<State> state_;
  std::vector<std::uint32_t> way_;
  bool fine_ = true;
};

}  // namespace

bool OrderClauses(Context& context, Classification& classification) {
  return Order(context, classification).Make();
}

}  // namespace yichi::check
