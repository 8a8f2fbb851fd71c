#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yichi::cli {

struct HttpRequest {
  std::string method;                                      // GET, POST
  std::string path;                                        // decoded, without the query
  std::vector<std::pair<std::string, std::string>> query;  // decoded, in order
  std::string body;

  // The first value of the name; empty without it.
  std::string Value(std::string_view name) const;
};

struct HttpResponse {
  unsigned status = 200;
  std::string type = "text/plain; charset=utf-8";
  std::string body;
};

struct HttpOptions {
  std::string address = "127.0.0.1";  // where to listen
  std::uint16_t port = 0;             // 0: one that is free
  std::size_t body_bytes = 64u << 20;
  std::size_t connections = 32;  // at a time; more are turned away
  std::size_t threads = 1;
  std::chrono::seconds patience{60};  // for a request to come in, and for its answer to go out
};

// What is answered; called from several threads. What it throws becomes status 500.
using HttpAnswer = std::function<HttpResponse(const HttpRequest&)>;

// Answers one request a connection until the process ends. `ready` learns the port. A request that another
// site's page sends (Origin), or that asks for a name which is not this machine's (Host, so that no foreign
// name can be made to point here), is refused. Throws std::runtime_error when the port cannot be had.
void ServeHttp(const HttpOptions& options, const HttpAnswer& answer,
               const std::function<void(std::uint16_t port)>& ready);

}  // namespace yichi::cli
