#include "cli/convert.h"

#include <charconv>

#include "cli/files.h"
#include "cli/outcome.h"
#include "cli/spawn.h"

namespace yichi::cli {
namespace {

namespace fs = std::filesystem;

// What LibreOffice is asked for.
struct Target {
  std::string_view ending;  // of what it gets: it goes by this where the content leaves a choice
  std::string_view format;  // of what it writes
  std::string_view filter;
};

// Cheap: most files are of no old format.
bool MayBeOld(std::string_view bytes) {
  return bytes.starts_with("\xD0\xCF\x11\xE0") || bytes.starts_with("{\\rtf") ||
         bytes.starts_with("PK\3\4") || bytes.substr(0, 2048).find("<?xml") != bytes.npos;
}

std::string_view EndingOf(std::string_view bytes, bool sheet) {
  if (bytes.starts_with("{\\rtf")) return "rtf";
  if (bytes.starts_with("PK")) {
    bool binary = bytes.find("workbook.bin") != bytes.npos;
    return !sheet ? "odt" : binary ? "xlsb" : "ods";
  }
  if (bytes.starts_with("\xD0")) return sheet ? "xls" : "doc";
  return "xml";
}

// The reader says what a file is.
std::optional<Target> TargetOf(const std::string& bytes, const Limits& limits) {
  if (!MayBeOld(bytes)) return std::nullopt;
  auto read = ReadDocument("", bytes, {Changes::Accept, limits});
  auto* unreadable = std::get_if<Unreadable>(&read);
  if (!unreadable) return std::nullopt;
  switch (unreadable->reason.code) {
    case Code::D0003:
    case Code::D0006:
    case Code::D0008:
      return Target{EndingOf(bytes, false), "docx", "MS Word 2007 XML"};
    case Code::D0053:
      return Target{EndingOf(bytes, true), "xlsx", "Calc MS Excel 2007 XML"};
    default:
      return std::nullopt;
  }
}

// No macros, nothing fetched from elsewhere.
constexpr std::string_view kSettings =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
</oor:items>
)";

std::vector<std::string> CommandLine(const fs::path& program, const fs::path& folder, const Target& target) {
  return {program.string(),
          "-env:UserInstallation=file://" + (folder / "profile").string(),
          "--headless",
          "--norestore",
          "--nologo",
          "--nodefault",
          "--nolockcheck",
          "--convert-to",
          std::string(target.format).append(":").append(target.filter),
          "--outdir",
          (folder / "out").string(),
          (folder / "draft.").string().append(target.ending)};
}

// Runs the program in `folder`.
Converted ConvertIn(const fs::path& folder, const fs::path& program, const std::string& bytes,
                    const Target& target, const Conversion& conversion, const Limits& limits,
                    Language language) {
  auto failed = [](Code code, std::string argument) {
    return Converted{{}, std::nullopt, MakeDiagnostic(code, {}, {std::move(argument)})};
  };
  std::error_code error;
  fs::create_directories(folder / "profile/user", error);
  if (error) return failed(Code::D0048, SystemReason(language));
  WriteFile(folder / "profile/user/registrymodifications.xcu", kSettings, language);
  WriteFile(folder / std::string("draft.").append(target.ending), bytes, language);
  auto ended = RunProgram(CommandLine(program, folder, target), folder, conversion.limit);
  if (!ended.in_time) return failed(Code::D0047, std::to_string(conversion.limit.count()));
  auto made = ReadBytes(folder / "out" / std::string("draft.").append(target.format), limits.file_bytes);
  // It ends with 0 though nothing came out.
  if (!made || made->empty() || ended.code != 0)
    return failed(Code::D0048, ended.code == 0
                                   ? Say(language, "没有生成文件", "it wrote no file")
                                   : Say(language, "退出码 ", "exit code ") + std::to_string(ended.code));
  return {*std::move(made), MakeDiagnostic(Code::D0045, {}, {std::string(".").append(target.format)}),
          std::nullopt};
}

}  // namespace

Conversion ConversionOf(const Arguments& arguments) {
  Conversion conversion;
  conversion.wanted = arguments.Has("--convert");
  auto word = arguments.Last("--convert-seconds");
  if (!word) return conversion;
  int seconds = 0;
  auto [end, error] = std::from_chars(word->data(), word->data() + word->size(), seconds);
  if (error != std::errc() || end != word->data() + word->size() || seconds < 1 || seconds > 3600)
    throw Refusal(arguments.Say("--convert-seconds 应是 1 到 3600 的数",
                                "--convert-seconds must be a number from 1 to 3600"));
  conversion.limit = std::chrono::seconds(seconds);
  return conversion;
}

std::optional<Converted> ConvertOld(const std::string& bytes, const Conversion& conversion,
                                    const Limits& limits, Language language) {
  auto target = TargetOf(bytes, limits);
  if (!target) return std::nullopt;
  auto program = FindProgram("soffice");
  if (!program)
    return Converted{
        {}, std::nullopt, MakeDiagnostic(Code::D0046, {}, {std::string(".").append(target->ending)})};
  TemporaryFolder folder;
  if (folder.path().empty())
    return Converted{{}, std::nullopt, MakeDiagnostic(Code::D0048, {}, {SystemReason(language)})};
  try {
    return ConvertIn(folder.path(), *program, bytes, *target, conversion, limits, language);
  } catch (const Refusal& full) {  // no room for temporary files
    return Converted{{}, std::nullopt, MakeDiagnostic(Code::D0048, {}, {full.what()})};
  }
}

}  // namespace yichi::cli
