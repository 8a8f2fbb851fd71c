#include "cli/commands.h"
#include "cli/files.h"
#include "cli/outcome.h"
#include "cli/rule_packs.h"

namespace yichi::cli {
namespace {

bool WantsHtml(const Arguments& arguments) {
  auto format = arguments.Last("--format");
  if (format == "html") return true;
  if (format && format != "markdown")
    throw Refusal(arguments.Say("没有格式 " + *format + ";可用 markdown、html",
                                "there is no format " + *format + "; there are markdown, html"));
  return !format && arguments.Last("--output").value_or("").ends_with(".html");
}

}  // namespace

int Doc(const Arguments& arguments) {
  bool html = WantsHtml(arguments);
  auto packs = NamedPacks(arguments);
  auto loaded = CompileRules(packs, arguments.language);
  auto render = html ? RenderCatalogueHtml : RenderCatalogueMarkdown;
  WriteOutput(arguments,
              render(loaded.rules, loaded.sources, AskedPacks(packs, loaded.rules), arguments.language));
  return kClean;
}

}  // namespace yichi::cli
