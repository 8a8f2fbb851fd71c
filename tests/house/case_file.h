#pragma once

#include <string>
#include <string_view>
#include <vector>

// A case of the command line: one text file with input files, commands and what they print.
//
//   # a remark
//   file 甲.txt
//   | a line of the input file
//   $ yichi check 甲.txt
//   > a line on the standard output
//   ! a line on the standard error
//   = 1                 the exit code; 0 is not written
namespace yichi::house {

struct InlineFile {
  std::string name, text;
};

struct Run {
  std::string command, output, errors;
  int code = 0;
};

// A line of the case, kept so that the file can be written anew with other outcomes.
struct CaseStep {
  std::string remark;  // a remark or blank line, when neither of the others is set
  InlineFile file;     // name is empty unless the step is a file
  Run run;             // command is empty unless the step is a command
};

std::vector<CaseStep> ReadCase(std::string_view text);
std::string WriteCase(const std::vector<CaseStep>& steps);

}  // namespace yichi::house
