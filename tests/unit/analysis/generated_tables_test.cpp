#include <gtest/gtest.h>

#include <random>

#include "analysis/lint.h"
#include "check/check.h"
#include "lang/parse.h"

namespace yichi {
namespace {

// A table of one to three keys whose rows part the whole domain: figures in bands, levels in runs.
class TableMaker {
 public:
  explicit TableMaker(std::uint32_t seed) : random_(seed) {}

  struct Row {
    std::vector<std::string> keys;
  };

  std::vector<Row> Rows(std::size_t keys) {
    std::vector<Row> rows(1);
    for (std::size_t key = 0; key < keys; ++key) {
      std::vector<Row> more;
      for (const auto& row : rows) {
        // Each row is cut anew, so that the bands of one key differ between the rows of another.
        for (const auto& cell : key == 1 ? Levels() : Bands()) {
          more.push_back(row);
          more.back().keys.push_back(cell);
        }
      }
      rows = std::move(more);
    }
    return rows;
  }

  std::size_t Below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
  }

 private:
  std::vector<std::string> Bands() {
    std::vector<std::string> cells;
    std::size_t from = 1;
    while (from <= 500) {
      auto to = cells.size() == 3 ? 500 : std::min<std::size_t>(500, from + Below(200));
      cells.push_back(from == to ? std::to_string(from) + "名"
                                 : std::to_string(from) + "名至" + std::to_string(to) + "名");
      from = to + 1;
    }
    return cells;
  }

  std::vector<std::string> Levels() {
    switch (Below(3)) {
      case 0:
        return {"县级", "市级以上"};
      case 1:
        return {"市级以下", "省级"};
      default:
        return {"县级", "市级", "省级"};
    }
  }

  std::mt19937 random_;
};

std::string TextOf(const std::vector<TableMaker::Row>& rows, std::size_t keys) {
  constexpr std::string_view kNames[] = {"编制", "层级", "职数"};
  std::string parameters, head;
  for (std::size_t key = 0; key < keys; ++key) {
    std::string name(kNames[key]);
    parameters += (key == 0 ? "" : ", ") + name + (key == 1 ? ": 层级" : ": 名 范围 1名至500名");
    head += "| " + name + " ";
  }
  std::string text =
      "包 生成\n依据 办法 = 《办法》 施行 2020-01-01\n计量单位 名 整数\n枚举 层级 = 县级 < 市级 < 省级\n标准 "
      "限额(" +
      parameters + ") -> 名  依据 办法\n  " + head + "| 值 |\n";
  for (const auto& row : rows) {
    text += "  ";
    for (const auto& cell : row.keys) text += "| " + cell + " ";
    text += "| 1名 |\n";
  }
  return text;
}

std::size_t Reports(const std::string& text) {
  SourceSet sources;
  Diagnostics diagnostics;
  std::vector<std::unique_ptr<const ast::File>> files;
  files.push_back(std::make_unique<const ast::File>(
      ParseFile(sources, sources.Add(Source("a.chi", text)), Limits{}, diagnostics)));
  auto rules = CheckFiles(sources, std::move(files), Limits{}, diagnostics);
  if (diagnostics.empty()) diagnostics = Lint(sources, rules, Limits{});
  return diagnostics.size();
}

TEST(GeneratedTables, WholeOnesGiveNoReport) {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    TableMaker maker(seed);
    auto keys = seed % 3 + 1;
    auto text = TextOf(maker.Rows(keys), keys);
    ASSERT_EQ(Reports(text), 0u) << "seed " << seed << "\n" << text;
  }
}

TEST(GeneratedTables, OnesWithARowTakenOutOrTwiceAreReported) {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    TableMaker maker(seed);
    auto keys = seed % 3 + 1;
    auto rows = maker.Rows(keys);
    if (rows.size() < 3) continue;
    auto at = static_cast<std::ptrdiff_t>(maker.Below(rows.size()));
    auto twice = rows;
    twice.push_back(rows[static_cast<std::size_t>(at)]);
    EXPECT_GT(Reports(TextOf(twice, keys)), 0u) << "seed " << seed;
    rows.erase(rows.begin() + at);
    EXPECT_GT(Reports(TextOf(rows, keys)), 0u) << "seed " << seed << "\n" << TextOf(rows, keys);
  }
}

}  // namespace
}  // namespace yichi
