#include "cli/document.h"

#include "cli/inputs.h"
#include "cli/outcome.h"

namespace yichi::cli {

ReadDocumentOf ReadOne(const Arguments& arguments, const std::vector<std::string>& files) {
  auto one = arguments;
  one.inputs = files;
  auto inputs = ListInputs(one);
  if (inputs.size() != 1)
    throw Refusal(arguments.Say("这个命令一次只看一个文件", "this command takes one file at a time"));
  ReadDocumentOf result{ReadCheckRequest(arguments, FindSettings(inputs, arguments.language), Today()),
                        std::nullopt};
  const auto& options = result.request.options.read;
  auto input = ReadInput(inputs[0], result.request.conversion, options.limits, arguments.language);
  auto problem = input.problem;
  if (!problem) {
    auto read = ReadDocument(inputs[0].path, std::move(input.bytes), options);
    if (auto* document = std::get_if<Document>(&read)) {
      result.document = std::move(*document);
      if (input.note) result.document->notes.insert(result.document->notes.begin(), *input.note);
      return result;
    }
    problem = std::get<Unreadable>(read).reason;
  }
  ReportUnreadable(inputs[0].path, *problem, arguments.language);
  return result;
}

}  // namespace yichi::cli
