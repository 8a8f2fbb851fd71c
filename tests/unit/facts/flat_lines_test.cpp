#include "facts/flat_lines.h"

#include <gtest/gtest.h>

#include <map>

#include "../run/random_lines.h"
#include "../run/random_rules.h"
#include "facts/records.h"

namespace yichi {
namespace {

// The scalar of a column's row as the ordinary reader keeps it.
void ExpectSame(const Column& column, std::size_t row, const FieldValue& value, const Type& type) {
  ASSERT_EQ(column.status[row], value.status);
  if (value.status != Status::Known) return;
  switch (type.kind) {
    case Kind::Text:
      EXPECT_EQ(column.text[row], std::get<std::string>(value.scalar));
      break;
    case Kind::Number:
      EXPECT_EQ(column.At(row), std::get<Number>(value.scalar));
      break;
    case Kind::Date:
      EXPECT_EQ(column.At(row), Number(std::get<Day>(value.scalar)));
      break;
    case Kind::Member:
      EXPECT_EQ(column.At(row), Number(std::get<std::uint32_t>(value.scalar)));
      break;
    default:
      EXPECT_EQ(column.True(row), std::get<bool>(value.scalar));
  }
}

std::map<std::uint32_t, std::string_view> LinesOf(std::string_view file) {
  std::map<std::uint32_t, std::string_view> lines;
  std::uint32_t number = 1;
  for (std::size_t begin = 0; begin < file.size(); ++number) {
    auto end = std::min(file.find('\n', begin), file.size());
    lines[number] = file.substr(begin, end - begin);
    begin = end + 1;
  }
  return lines;
}

void AddUnknownKeys(const RecordFile& file, std::set<std::string>& keys) {
  for (const auto& note : file.facts.notes)
    if (note.code == Code::D0141) keys.insert(note.arguments[1]);
}

RecordFile Ordinary(const RuleSet& rules, std::uint32_t model, std::string_view utf8, std::uint32_t first) {
  auto [file, notes] = LineReader(rules, model).Read(utf8, first, {});
  file.facts.notes = Tell(rules, notes);
  return std::move(file);
}

TEST(FlatLines, RowsSayWhatTheOrdinaryReaderSays) {
  constexpr std::uint32_t kSeeds = 100;
  constexpr int kLines = 400;
  auto compiled = random_rules::Compile(std::string(random_rules::kHead));
  const auto& rules = compiled.rules;
  auto model = rules.FindModel("单位");
  const auto& fields = rules.models[model].fields;
  std::vector<std::uint32_t> wanted;
  for (std::uint32_t f = 1; f < fields.size(); ++f)
    if (!fields[f].type.list) wanted.push_back(f);
  std::size_t rows = 0, left_lines = 0;
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    auto file = random_lines::Lines(seed).File(kLines);
    auto lines = LinesOf(file);
    facts::FlatLines reader(rules, model, wanted);
    Batch batch;
    std::vector<NumberedLine> others;
    facts::LinesLeft left{file, 1};
    std::size_t records = 0;
    std::set<std::uint32_t> seen;
    while (!left.bytes.empty()) {
      reader.Fill(left, batch, others);
      for (std::size_t row = 0; row < batch.rows; ++row) {
        auto number = batch.lines[row];
        SCOPED_TRACE(lines[number]);
        EXPECT_TRUE(seen.insert(number).second);
        auto ordinary = Ordinary(rules, model, lines[number], number);
        ASSERT_EQ(ordinary.facts.records.size(), 1u);
        for (auto field : wanted) {
          SCOPED_TRACE(fields[field].name);
          ExpectSame(batch.fields[field], row, ordinary.facts.records[0].fields[field], fields[field].type);
        }
      }
      records += batch.rows;
    }
    rows += records;
    left_lines += others.size();
    auto keys = reader.unknown_keys();
    for (const auto& line : others) {
      EXPECT_TRUE(seen.insert(line.number).second);
      EXPECT_NE(lines[line.number].find(line.text), std::string_view::npos);
      auto ordinary = Ordinary(rules, model, line.text, line.number);
      records += ordinary.facts.records.size();
      AddUnknownKeys(ordinary, keys);
    }
    for (const auto& [number, line] : lines) {
      bool blank = line.find_first_not_of(" \t\r") == line.npos;
      EXPECT_EQ(seen.contains(number), !blank) << line;
    }
    auto whole = Ordinary(rules, model, file, 1);
    EXPECT_EQ(records, whole.facts.records.size());
    std::set<std::string> whole_keys;
    AddUnknownKeys(whole, whole_keys);
    EXPECT_EQ(keys, whole_keys);
  }
  // Flat lines are the rule, and both ways are tried.
  EXPECT_GT(rows, left_lines);
  EXPECT_GT(left_lines, rows / 10);
}

TEST(FlatLines, PlainRecordsAreRows) {
  auto compiled = random_rules::Compile(std::string(random_rules::kHead));
  const auto& rules = compiled.rules;
  auto model = rules.FindModel("单位");
  auto count = rules.models[model].FindField("总数");
  const std::string file =
      "{\"单位名称\":\"甲\",\"total\":20,\"已有\":{\"value\":3,\"unit\":\"人\"},\"级别\":\"初级\",\"open\":"
      "true}\n"
      "{\"名称\":\"乙\",\"总数\":null,\"备注\":\"无\"}\n\n"
      "{\"名称\":\"丙\",\"总数\":\"若干\"}\n";
  facts::FlatLines reader(rules, model, {count});
  Batch batch;
  std::vector<NumberedLine> others;
  facts::LinesLeft left{file, 7};
  reader.Fill(left, batch, others);
  ASSERT_EQ(batch.rows, 2u);
  EXPECT_EQ(batch.lines, (std::vector<std::uint32_t>{7, 8}));
  EXPECT_EQ(batch.fields[count].At(0), Number(20));
  EXPECT_EQ(batch.fields[count].status[1], Status::Missing);
  EXPECT_EQ(reader.unknown_keys(), std::set<std::string>{"备注"});
  ASSERT_EQ(others.size(), 1u);
  EXPECT_EQ(others[0].number, 10u);
  EXPECT_TRUE(left.bytes.empty());
}

}  // namespace
}  // namespace yichi
