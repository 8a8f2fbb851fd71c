#include "cli/web_answers.h"

#include <charconv>

#include "cli/web/page.h"

namespace yichi::cli {
namespace {

constexpr std::size_t kMostFiles = 200;

struct Sent {
  std::string name, bytes;
};

HttpResponse Refuse(std::string sentence) { return {400, "text/plain; charset=utf-8", std::move(sentence)}; }

class Conversation {
 public:
  Conversation(const WebSite& site, const HttpRequest& request) : site_(site), request_(request) {}

  HttpResponse Check() {
    auto checked = Judge();
    if (!checked) return Refuse(wrong_);
    return {200, "text/html; charset=utf-8", RenderHtml(ReportOn(*checked), site_.language)};
  }

  HttpResponse Copy() {
    auto files = Files();
    auto checked = files ? Judge() : std::nullopt;
    if (!checked) return Refuse(wrong_);
    auto report = ReportOn(*checked);
    const auto& first = report.documents.front();
    if (first.unreadable) return Refuse(MessageOf(*first.unreadable, site_.language));
    auto copy = Commented(report, files->front().bytes);
    if (auto* refused = std::get_if<Unreadable>(&copy))
      return Refuse(MessageOf(refused->reason, site_.language));
    return {200, "application/octet-stream", std::get<std::string>(std::move(copy))};
  }

 private:
  std::string Say(std::string_view chinese, std::string_view english) const {
    return cli::Say(site_.language, chinese, english);
  }

  std::optional<std::vector<Sent>> Files() {
    std::vector<Sent> files;
    std::string_view rest = request_.body;
    for (const auto& [key, value] : request_.query) {
      if (key == "name") files.push_back({value, {}});
      if (key != "size" || files.empty()) continue;
      std::size_t size = 0;
      auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), size);
      if (error != std::errc() || end != value.data() + value.size() || size > rest.size())
        return Fail(Say("文件没有传完整,请再试一次", "the files did not come whole; try again"));
      files.back().bytes = rest.substr(0, size);
      rest.remove_prefix(size);
    }
    if (files.empty()) return Fail(Say("没有文件", "there is no file"));
    if (files.size() > kMostFiles) return Fail(Say("一次最多 200 份文件", "at most 200 files at a time"));
    return files;
  }

  std::optional<CheckOptions> Options() {
    auto options = site_.options;
    if (auto day = request_.Value("as_of"); !day.empty()) {
      auto parsed = ParseDay(day);
      if (!parsed) return Fail(Say("日期要写成 2026-01-01 的样子", "a day is written like 2026-01-01"));
      options.evaluate.as_of = *parsed;
    }
    if (auto region = request_.Value("region"); !region.empty()) options.evaluate.region = region;
    if (auto kind = request_.Value("kind"); !kind.empty()) {
      if (site_.loaded.rules.FindModel(kind) == kNoIndex)
        return Fail(Say("没有“" + kind + "”这种文稿", "there is no kind of document called " + kind));
      options.kind = kind;
    }
    if (request_.Value("changes") == "reject") options.read.changes = Changes::Reject;
    return options;
  }

  std::optional<std::vector<Checked>> Judge() {
    auto files = Files();
    auto options = files ? Options() : std::nullopt;
    if (!options) return std::nullopt;
    std::vector<Checked> checked;
    for (auto& file : *files) {
      options->input = static_cast<std::uint32_t>(checked.size());
      checked.push_back(CheckBytes(site_.loaded, file.name, std::move(file.bytes), *options));
    }
    CheckTogether(site_.loaded, checked, *options);
    as_of_ = options->evaluate.as_of;
    read_ = options->read;
    return checked;
  }

  Report ReportOn(const std::vector<Checked>& checked) const {
    Report report{&site_.loaded.rules, &site_.loaded.sources, YICHI_VERSION, as_of_, {}};
    for (const auto& input : checked) {
      auto& document = report.documents.emplace_back();
      document.path = input.path;
      if (input.unreadable) {
        document.unreadable = &*input.unreadable;
        continue;
      }
      document.document = &input.document;
      document.facts = &input.facts;
      document.judgement = &input.judgement;
    }
    return report;
  }

  std::variant<std::string, Unreadable> Commented(const Report& report, const std::string& bytes) const {
    auto comments = CommentsOn(report, 0, site_.language);
    const auto& document = *report.documents[0].document;
    if (document.format == Format::Xlsx)
      return AnnotateXlsx(bytes, comments, ListOfFindings(report, 0, site_.language), document, read_.limits);
    return AnnotateDocx(bytes, comments, read_);
  }

  std::nullopt_t Fail(std::string sentence) {
    wrong_ = std::move(sentence);
    return std::nullopt;
  }

  const WebSite& site_;
  const HttpRequest& request_;
  std::string wrong_;
  Day as_of_ = 0;
  ReadOptions read_;
};

}  // namespace

HttpResponse AnswerWeb(const WebSite& site, const HttpRequest& request) {
  bool get = request.method == "GET", post = request.method == "POST";
  if (get && request.path == "/") return {200, "text/html; charset=utf-8", std::string(kWebPage)};
  if (post && request.path == "/check") return Conversation(site, request).Check();
  if (post && request.path == "/copy") return Conversation(site, request).Copy();
  bool known = request.path == "/" || request.path == "/check" || request.path == "/copy";
  return known ? HttpResponse{405, "text/plain; charset=utf-8", "no such method"}
               : HttpResponse{404, "text/plain; charset=utf-8", "no such page"};
}

}  // namespace yichi::cli
