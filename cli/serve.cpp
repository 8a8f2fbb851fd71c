#include <charconv>
#include <cstdio>
#include <thread>

#include "cli/check_request.h"
#include "cli/commands.h"
#include "cli/outcome.h"
#include "cli/rule_packs.h"
#include "cli/web_answers.h"

namespace yichi::cli {
namespace {

std::uint16_t PortOf(const Arguments& arguments) {
  auto word = arguments.Last("--port").value_or("8090");
  std::uint16_t port = 0;
  auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), port);
  if (error == std::errc() && end == word.data() + word.size()) return port;
  throw Refusal(arguments.Say("--port 应是 0 到 65535 的数", "--port must be a number from 0 to 65535"));
}

void Announce(const Arguments& arguments, const std::string& address, std::uint16_t port) {
  auto shown = address.find(':') == address.npos ? address : "[" + address + "]";
  std::printf("%s http://%s:%u/\n", arguments.Say("在浏览器里打开", "open in a browser:").c_str(),
              shown.c_str(), port);
  std::printf("%s\n", arguments.Say("按 Ctrl-C 结束", "Ctrl-C ends it").c_str());
  std::fflush(stdout);
}

}  // namespace

int Serve(const Arguments& arguments) {
  if (!arguments.inputs.empty())
    throw Refusal(
        arguments.Say("serve 不带文件;文件在网页里选", "serve takes no files; they are chosen in the page"));
  auto request = ReadCheckRequest(arguments, {}, Today());
  auto loaded = CompileRules(arguments);
  CheckNames(request, loaded.rules, arguments.language);
  WebSite site{loaded, request.options, arguments.language};
  HttpOptions options;
  options.port = PortOf(arguments);
  options.address = arguments.Last("--address").value_or(options.address);
  options.threads = std::max(1u, std::thread::hardware_concurrency());
  try {
    ServeHttp(
        options, [&](const HttpRequest& asked) { return AnswerWeb(site, asked); },
        [&](std::uint16_t port) { Announce(arguments, options.address, port); });
  } catch (const std::runtime_error& error) {
    throw Refusal(arguments.Say("不能在 " + options.address + " 的端口 " + std::to_string(options.port) +
                                    " 上监听:" + error.what() + ";可用 --port 换一个",
                                "cannot listen on " + options.address + " port " +
                                    std::to_string(options.port) + ": " + error.what() +
                                    "; choose another with --port"));
  }
  return kClean;
}

}  // namespace yichi::cli
