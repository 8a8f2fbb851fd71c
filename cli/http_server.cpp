#include "cli/http_server.h"

#include <array>
#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <optional>
#include <stdexcept>
#include <thread>

namespace yichi::cli {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;

constexpr auto kOutcome = asio::as_tuple(asio::use_awaitable);

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// %E4 and +, as forms write them; nullopt for a broken one.
std::optional<std::string> Decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+') {
      out += ' ';
    } else if (text[i] == '%') {
      if (i + 2 >= text.size() || HexDigit(text[i + 1]) < 0 || HexDigit(text[i + 2]) < 0) return std::nullopt;
      out += static_cast<char>(HexDigit(text[i + 1]) * 16 + HexDigit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::optional<HttpRequest> RequestOf(http::request<http::string_body>&& message) {
  std::string_view target(message.target().data(), message.target().size());
  HttpRequest request;
  request.method = std::string(message.method_string());
  auto mark = target.find('?');
  auto path = Decoded(target.substr(0, mark));
  if (!path || path->empty() || path->front() != '/') return std::nullopt;
  request.path = *std::move(path);
  auto rest = mark == target.npos ? std::string_view() : target.substr(mark + 1);
  while (!rest.empty()) {
    auto one = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(one.size() + 1, rest.size()));
    auto equals = std::min(one.find('='), one.size());
    auto name = Decoded(one.substr(0, equals));
    auto value = Decoded(one.substr(std::min(equals + 1, one.size())));
    if (!name || !value) return std::nullopt;
    request.query.emplace_back(*std::move(name), *std::move(value));
  }
  request.body = std::move(message.body());
  return request;
}

class Server {
 public:
  Server(const HttpOptions& options, const HttpAnswer& answer) : options_(options), answer_(answer) {}

  std::uint16_t Listen() {
    try {
      tcp::endpoint endpoint(asio::ip::make_address(options_.address), options_.port);
      acceptor_.emplace(context_, endpoint);
    } catch (const boost::system::system_error& error) {
      throw std::runtime_error(error.code().message());
    }
    port_ = acceptor_->local_endpoint().port();
    return port_;
  }

  void Run() {
    asio::co_spawn(context_, Accept(), asio::detached);
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < options_.threads; ++i) threads.emplace_back([this] { context_.run(); });
    context_.run();
  }

 private:
  asio::awaitable<void> Accept() {
    while (true) {
      auto [error, socket] = co_await acceptor_->async_accept(kOutcome);
      if (error) continue;
      if (open_ >= options_.connections) continue;  // the socket closes
      ++open_;
      asio::co_spawn(context_, Converse(beast::tcp_stream(std::move(socket))),
                     [this](const std::exception_ptr&) { --open_; });
    }
  }

  asio::awaitable<void> Converse(beast::tcp_stream stream) {
    beast::flat_buffer buffer;
    http::request_parser<http::string_body> parser;
    parser.body_limit(options_.body_bytes);
    stream.expires_after(options_.patience);
    auto [error, size] = co_await http::async_read(stream, buffer, parser, kOutcome);
    HttpResponse response;
    if (error == http::error::body_limit)
      response = {413, "text/plain; charset=utf-8", "the body is too large"};
    else if (error && error.category() == http::make_error_code(http::error::bad_target).category() &&
             error != http::error::end_of_stream && error != http::error::partial_message)
      response = {400, "text/plain; charset=utf-8", "not understood"};
    else if (error)
      co_return;
    else
      response = Answer(parser.release());
    stream.expires_after(options_.patience);
    auto message = MessageOf(std::move(response));
    co_await http::async_write(stream, message, kOutcome);
    beast::error_code ignored;
    stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
    co_await Linger(stream);
  }

  // A connection closed on unread bytes is reset, and the answer may be lost with it.
  static asio::awaitable<void> Linger(beast::tcp_stream& stream) {
    constexpr std::size_t kMost = 1u << 20;
    std::array<char, 4096> unread{};
    stream.expires_after(std::chrono::seconds(2));
    for (std::size_t total = 0; total < kMost;) {
      auto [error, size] = co_await stream.async_read_some(asio::buffer(unread), kOutcome);
      if (error) co_return;
      total += size;
    }
  }

  HttpResponse Answer(http::request<http::string_body>&& message) const {
    if (!IsOurs(message)) return {403, "text/plain; charset=utf-8", "asked from elsewhere"};
    auto request = RequestOf(std::move(message));
    if (!request) return {400, "text/plain; charset=utf-8", "not understood"};
    try {
      return answer_(*request);
    } catch (const std::exception& error) {
      return {500, "text/plain; charset=utf-8", error.what()};
    }
  }

  bool IsOurs(const http::request<http::string_body>& message) const {
    std::string host(message[http::field::host]), origin(message[http::field::origin]);
    if (!origin.empty() && origin != "http://" + host) return false;
    if (!asio::ip::make_address(options_.address).is_loopback()) return true;
    auto port = ":" + std::to_string(port_);
    for (const auto* name : {"127.0.0.1", "localhost", "[::1]"})
      if (host == name + port) return true;
    return false;
  }

  static http::response<http::string_body> MessageOf(HttpResponse response) {
    http::response<http::string_body> message(static_cast<http::status>(response.status), 11);
    message.set(http::field::content_type, response.type);
    message.set(http::field::cache_control, "no-store");
    message.set("X-Content-Type-Options", "nosniff");
    message.set("Referrer-Policy", "no-referrer");
    message.set("Content-Security-Policy",
                "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; connect-src "
                "'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    message.body() = std::move(response.body);
    message.keep_alive(false);
    message.prepare_payload();
    return message;
  }

  const HttpOptions& options_;
  const HttpAnswer& answer_;
  asio::io_context context_;
  std::optional<tcp::acceptor> acceptor_;
  std::uint16_t port_ = 0;
  std::atomic<std::size_t> open_ = 0;
};

}  // namespace

std::string HttpRequest::Value(std::string_view name) const {
  for (const auto& [key, value] : query)
    if (key == name) return value;
  return {};
}

void ServeHttp(const HttpOptions& options, const HttpAnswer& answer,
               const std::function<void(std::uint16_t port)>& ready) {
  Server server(options, answer);
  ready(server.Listen());
  server.Run();
}

}  // namespace yichi::cli
