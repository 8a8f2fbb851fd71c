#include "run/kernels.h"

#include <gtest/gtest.h>

#include <functional>
#include <random>

namespace yichi::run {
namespace {

constexpr std::size_t kRows = 203;  // no multiple of what a wide loop takes at once

class Columns {
 public:
  explicit Columns(std::uint32_t seed) : random_(seed) {}

  // Small figures, or the ends of what fits as well.
  Column Wholes(bool uniform, bool extreme) {
    auto column = Made(NumberType(), uniform);
    for (auto& value : column.whole) value = extreme && Upto(4) == 0 ? Extreme() : Upto(2000) - 1000;
    return column;
  }

  Column Truths(bool uniform) {
    auto column = Made(BooleanType(), uniform);
    for (auto& value : column.truth) value = static_cast<std::uint8_t>(Upto(1));
    return column;
  }

  bool Chance() { return Upto(1) == 0; }

 private:
  int Upto(int most) { return std::uniform_int_distribution<int>(0, most)(random_); }

  std::int64_t Extreme() {
    constexpr std::int64_t kValues[] = {INT64_MAX,
                                        -INT64_MAX,
                                        std::int64_t{1} << 62,
                                        -(std::int64_t{1} << 62),
                                        1 << 30,
                                        (1 << 30) - 1,
                                        -(1 << 30),
                                        -(1 << 30) - 1,
                                        0,
                                        INT32_MAX,
                                        INT32_MIN,
                                        std::int64_t{1} << 32};
    return kValues[static_cast<std::size_t>(Upto(11))];
  }

  Column Made(const Type& type, bool uniform) {
    Column column;
    column.uniform = uniform;
    column.Reshape(type, uniform ? 1 : kRows);
    for (auto& status : column.status) status = Upto(3) > 0 ? Status::Known : static_cast<Status>(Upto(5));
    return column;
  }

  std::mt19937 random_;
};

Column Out(const Type& type) {
  Column out;
  out.Reshape(type, kRows);
  return out;
}

Status StatusAt(const Column& column, std::size_t row) { return column.status[column.Row(row)]; }
Number ValueAt(const Column& column, std::size_t row) { return column.At(column.Row(row)); }

using Kernel = bool (*)(const Column&, const Column&, Column&);
using Exact = std::function<std::optional<Number>(Number, Number)>;

std::optional<Number> FloorOf(Number a, Number b) {
  if (b == Number(0)) return std::nullopt;
  return Number(Floor(*Divide(a, b)));
}

// Whatever a kernel gives is exact; of small figures it always gives something.
void ExpectExact(Kernel kernel, const Exact& exact, std::uint32_t seed) {
  Columns columns(seed);
  bool extreme = columns.Chance();
  auto a = columns.Wholes(seed % 5 == 1, extreme), b = columns.Wholes(seed % 5 == 2, extreme);
  auto out = Out(NumberType());
  kernels::Stronger(a, b, out);
  bool given = kernel(a, b, out);
  EXPECT_TRUE(given || extreme);
  for (std::size_t row = 0; given && row < kRows; ++row) {
    auto joined = Stronger(StatusAt(a, row), StatusAt(b, row));
    auto value = exact(ValueAt(a, row), ValueAt(b, row));
    if (joined == Status::Known && !value) joined = Status::Missing;
    ASSERT_EQ(out.status[row], joined);
    if (joined == Status::Known) {
      ASSERT_EQ(out.At(row), *value);
    }
  }
}

TEST(Kernels, ArithmeticIsExact) {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE(seed);
    ExpectExact(
        kernels::Add, [](Number a, Number b) { return Add(a, b); }, seed);
    ExpectExact(
        kernels::Subtract, [](Number a, Number b) { return Subtract(a, b); }, seed);
    ExpectExact(
        kernels::Multiply, [](Number a, Number b) { return Multiply(a, b); }, seed);
    ExpectExact(kernels::FloorOfQuotient, FloorOf, seed);
  }
}

TEST(Kernels, ComparisonsAreThoseOfNumbers) {
  const std::pair<Operation, std::function<bool(Number, Number)>> kComparisons[] = {
      {Operation::Equal, std::equal_to<>()},  {Operation::NotEqual, std::not_equal_to<>()},
      {Operation::Less, std::less<>()},       {Operation::LessEqual, std::less_equal<>()},
      {Operation::Greater, std::greater<>()}, {Operation::GreaterEqual, std::greater_equal<>()}};
  for (std::uint32_t seed = 1; seed <= 30; ++seed) {
    Columns columns(seed);
    auto a = columns.Wholes(seed % 5 == 1, true), b = columns.Wholes(seed % 5 == 2, true);
    for (const auto& [operation, holds] : kComparisons) {
      auto out = Out(BooleanType());
      kernels::Compare(operation, a, b, out);
      for (std::size_t row = 0; row < kRows; ++row)
        ASSERT_EQ(out.truth[row] != 0, holds(ValueAt(a, row), ValueAt(b, row)));
    }
  }
}

TEST(Kernels, LogicIsKleenes) {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    Columns columns(seed);
    auto a = columns.Truths(seed % 5 == 1), b = columns.Truths(seed % 5 == 2);
    for (bool either : {false, true}) {
      auto out = Out(BooleanType());
      kernels::Decide(either, a, b, out);
      for (std::size_t row = 0; row < kRows; ++row) {
        auto decides = [&](const Column& side) {
          return StatusAt(side, row) == Status::Known && (side.truth[side.Row(row)] != 0) == either;
        };
        bool decided = decides(a) || decides(b);
        auto status = decided ? Status::Known : Stronger(StatusAt(a, row), StatusAt(b, row));
        ASSERT_EQ(out.status[row], status);
        if (status == Status::Known) {
          ASSERT_EQ(out.truth[row] != 0, decided == either);
        }
      }
    }
  }
}

TEST(Kernels, ChoicesTakeStatusAndValue) {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    Columns columns(seed);
    auto condition = columns.Truths(false);
    auto yes = columns.Wholes(seed % 2 == 0, true), no = columns.Wholes(seed % 3 == 0, true);
    auto read = columns.Wholes(false, true);
    auto selected = Out(NumberType()), filled = Out(NumberType());
    ASSERT_TRUE(kernels::Select(condition, yes, no, selected));
    ASSERT_TRUE(kernels::Fallback(read, no, filled));
    for (std::size_t row = 0; row < kRows; ++row) {
      const auto& chosen = condition.truth[row] ? yes : no;
      auto status = condition.Known(row) ? StatusAt(chosen, row) : condition.status[row];
      ASSERT_EQ(selected.status[row], status);
      if (status == Status::Known) {
        ASSERT_EQ(selected.At(row), ValueAt(chosen, row));
      }
      const auto& stands = read.status[row] == Status::Missing ? no : read;
      ASSERT_EQ(filled.status[row], StatusAt(stands, row));
      if (filled.Known(row)) {
        ASSERT_EQ(filled.At(row), ValueAt(stands, row));
      }
    }
  }
}

TEST(Kernels, BytesAreCounted) {
  std::vector<std::uint8_t> bytes(1000);
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(i % 3);
  for (std::size_t rows : {0u, 1u, 127u, 128u, 129u, 1000u})
    EXPECT_EQ(kernels::CountOf(bytes.data(), rows, 0), (rows + 2) / 3);
}

}  // namespace
}  // namespace yichi::run
