#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

#include "files.h"

namespace yichi::house {
namespace {

using Names = std::set<std::string>;

// Which rooms a room may include, itself aside.
const std::map<std::string, Names>& AllowedRooms() {
  static const std::map<std::string, Names> kAllowed = {
      {"base", {}},
      {"value", {"base"}},
      {"text", {"base", "value"}},
      {"lang", {"base", "value", "text"}},
      {"check", {"base", "value", "text", "lang"}},
      {"office", {"base", "value", "text"}},
      {"facts", {"base", "value", "text", "lang", "check", "office"}},
      {"run", {"base", "value", "text", "lang", "check", "office", "facts"}},
      {"analysis", {"base", "value", "text", "lang", "check", "office", "facts", "run"}},
      {"report", {"base", "value", "text", "lang", "check", "office", "facts", "run", "analysis"}},
  };
  return kAllowed;
}

// The one door of each library: files whose path begins so may include it.
struct Door {
  std::regex include;
  std::vector<std::string> files;
};
const std::vector<Door>& Doors() {
  static const std::vector<Door> kDoors = {
      {std::regex("antlr4.*|Chi(Lexer|Parser)\\.h"), {"engine/lang/"}},
      {std::regex("rapidxml.*"), {"engine/office/xml.cpp"}},
      {std::regex("zip\\.h"), {"engine/office/package.cpp"}},
      {std::regex("nlohmann/.*"), {"engine/report/json", "engine/office/json"}},
      {std::regex("simdjson\\.h"), {"engine/facts/flat_lines.cpp"}},
      {std::regex("openssl/.*"), {"engine/base/sha256.cpp"}},
      {std::regex("spdlog/.*"), {"cli/log.cpp"}},
      {std::regex("boost/.*"), {"cli/http_server.cpp"}},
      {std::regex("unicode/.*|gtest/.*"), {}},
  };
  return kDoors;
}

std::vector<std::string> IncludesOf(const std::string& text) {
  static const std::regex kInclude("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]");
  std::vector<std::string> includes;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    if (std::smatch match; std::regex_search(line, match, kInclude)) includes.push_back(match[1]);
  return includes;
}

std::string WithoutComments(const std::string& text) {
  std::string out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) out += line.substr(0, line.find("//")) + "\n";
  return out;
}

std::string FirstPart(const std::string& path) { return path.substr(0, path.find('/')); }

TEST(Layering, ARoomIncludesOnlyTheRoomsBelowIt) {
  for (const auto& [room, allowed] : AllowedRooms()) {
    for (const auto& file : FilesUnder("engine/" + room, {".h", ".cpp"})) {
      for (const auto& include : IncludesOf(golden::ReadFile(file))) {
        auto other = FirstPart(include);
        if (!AllowedRooms().contains(other)) continue;
        EXPECT_TRUE(other == room || allowed.contains(other)) << Relative(file) << " includes " << include;
      }
    }
  }
}

TEST(Layering, EveryRoomIsKnown) {
  auto engine = std::filesystem::path(YICHI_SOURCE_DIR) / "engine";
  for (const auto& entry : std::filesystem::directory_iterator(engine)) {
    if (!entry.is_directory()) continue;
    EXPECT_TRUE(AllowedRooms().contains(entry.path().filename().string())) << entry.path();
  }
}

TEST(Layering, TheCommandLineSeesOnlyThePublicInterface) {
  for (const auto& file : FilesUnder("cli", {".h", ".cpp"})) {
    for (const auto& include : IncludesOf(golden::ReadFile(file))) {
      bool engine = FirstPart(include) == "engine" || AllowedRooms().contains(FirstPart(include));
      EXPECT_TRUE(!engine || include == "engine/yichi.h") << Relative(file) << " includes " << include;
    }
  }
}

TEST(Layering, ALibraryHasOneDoor) {
  for (const auto* folder : {"engine", "cli"}) {
    for (const auto& file : FilesUnder(folder, {".h", ".cpp"})) {
      for (const auto& include : IncludesOf(golden::ReadFile(file))) {
        for (const auto& door : Doors()) {
          if (!std::regex_match(include, door.include)) continue;
          auto path = Relative(file);
          bool open = std::any_of(door.files.begin(), door.files.end(),
                                  [&](const std::string& start) { return path.starts_with(start); });
          EXPECT_TRUE(open) << path << " includes " << include;
        }
      }
    }
  }
}

// The engine knows types, units, texts and tables. What a document is about stands in rules/, comments
// included; only the help pages of diagnostics may give examples.
TEST(Layering, TheEngineKnowsNoDomain) {
  for (const auto& file : FilesUnder("engine", {".h", ".cpp"}))
    for (const auto* word : {"三定", "编制", "内设机构", "领导职数", "事业单位"})
      EXPECT_EQ(golden::ReadFile(file).find(word), std::string::npos) << Relative(file) << ": " << word;
}

TEST(Layering, TheEngineNeitherPrintsNorExits) {
  static const std::regex kForbidden(
      "std::c(out|err|log)\\b|\\b(printf|puts|fprintf|exit|abort|_exit)\\s*\\(");
  for (const auto& file : FilesUnder("engine", {".h", ".cpp"})) {
    auto text = WithoutComments(golden::ReadFile(file));
    std::smatch match;
    EXPECT_FALSE(std::regex_search(text, match, kForbidden)) << Relative(file) << ": " << match.str();
  }
}

TEST(Layering, FilesStaySmall) {
  constexpr std::ptrdiff_t kMostLines = 500;
  for (const auto* folder : {"engine", "cli"})
    for (const auto& file : FilesUnder(folder, {".h", ".cpp"})) {
      auto text = golden::ReadFile(file);
      EXPECT_LE(std::count(text.begin(), text.end(), '\n'), kMostLines) << Relative(file);
    }
}

}  // namespace
}  // namespace yichi::house
