#include "case_file.h"

#include <sstream>

namespace yichi::house {
namespace {

// "> text" and ">" give "text" and "".
std::string Rest(const std::string& line) { return line.size() > 2 ? line.substr(2) : std::string(); }

void WriteLines(std::string& out, char mark, const std::string& text) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    out += mark;
    if (!line.empty()) out += " " + line;
    out += "\n";
  }
}

}  // namespace

std::vector<CaseStep> ReadCase(std::string_view text) {
  std::vector<CaseStep> steps;
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    char mark = line.empty() ? '#' : line[0];
    if (line.starts_with("file "))
      steps.push_back({"", {line.substr(5), ""}, {}});
    else if (mark == '$')
      steps.push_back({"", {}, {Rest(line), "", "", 0}});
    else if (mark == '|' && !steps.empty())
      steps.back().file.text += Rest(line) + "\n";
    else if (mark == '>' && !steps.empty())
      steps.back().run.output += Rest(line) + "\n";
    else if (mark == '!' && !steps.empty())
      steps.back().run.errors += Rest(line) + "\n";
    else if (mark == '=' && !steps.empty())
      steps.back().run.code = std::stoi(Rest(line));
    else
      steps.push_back({line, {}, {}});
  }
  return steps;
}

std::string WriteCase(const std::vector<CaseStep>& steps) {
  std::string out;
  for (const auto& step : steps) {
    if (!step.file.name.empty()) {
      out += "file " + step.file.name + "\n";
      WriteLines(out, '|', step.file.text);
    } else if (!step.run.command.empty()) {
      out += "$ " + step.run.command + "\n";
      WriteLines(out, '>', step.run.output);
      WriteLines(out, '!', step.run.errors);
      if (step.run.code != 0) out += "= " + std::to_string(step.run.code) + "\n";
    } else {
      out += step.remark + "\n";
    }
  }
  return out;
}

}  // namespace yichi::house
