#include "cli/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <utility>

namespace yichi::cli {

void SetUpLog() {
  auto logger = std::make_shared<spdlog::logger>("yichi", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger->set_pattern("%v");
  logger->flush_on(spdlog::level::trace);
  spdlog::set_default_logger(std::move(logger));
}

void LogError(std::string_view message) { spdlog::error("yichi: {}", message); }
void LogWarning(std::string_view message) { spdlog::warn("yichi: {}", message); }
void LogNote(std::string_view message) { spdlog::info("yichi: {}", message); }

void LogBlock(std::string_view text) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  if (!text.empty()) spdlog::error("{}", text);
}

}  // namespace yichi::cli
