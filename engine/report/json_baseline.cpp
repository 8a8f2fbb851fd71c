#include <nlohmann/json.hpp>

#include "report/settings.h"
#include "report/words.h"

namespace yichi {
namespace {

using nlohmann::json;

std::string FileName(std::string_view path) { return std::string(path.substr(path.find_last_of('/') + 1)); }

void AddFinding(Baseline& baseline, const json& finding, const std::string& path) {
  if (finding.is_object() && finding.contains("fingerprint") && finding["fingerprint"].is_string())
    baseline.findings.emplace(FileName(path), finding["fingerprint"].get<std::string>());
}

// A report of --format json.
bool AddReport(Baseline& baseline, const json& root) {
  if (!root.is_object() || !root.contains("documents") || !root["documents"].is_array()) return false;
  for (const auto& document : root["documents"]) {
    if (!document.is_object() || !document.contains("path") || !document["path"].is_string()) return false;
    if (!document.contains("findings") || !document["findings"].is_array()) return false;
    for (const auto& finding : document["findings"])
      AddFinding(baseline, finding, document["path"].get<std::string>());
  }
  return true;
}

// One line of --format ndjson.
bool AddLine(Baseline& baseline, std::string_view line) {
  auto finding = json::parse(line, nullptr, false);
  if (!finding.is_object() || !finding.contains("document") || !finding["document"].is_string()) return false;
  AddFinding(baseline, finding, finding["document"].get<std::string>());
  return true;
}

}  // namespace

bool Baseline::Holds(std::string_view path, const std::string& fingerprint) const {
  return findings.contains({FileName(path), fingerprint});
}

std::optional<Baseline> ParseBaseline(std::string_view text) {
  Baseline baseline;
  if (AddReport(baseline, json::parse(text, nullptr, false))) return baseline;
  baseline.findings.clear();
  for (std::size_t at = 0; at < text.size();) {
    auto end = std::min(text.find('\n', at), text.size());
    auto line = text.substr(at, end - at);
    at = end + 1;
    if (line.find_first_not_of(" \t\r") != line.npos && !AddLine(baseline, line)) return std::nullopt;
  }
  return baseline;
}

}  // namespace yichi
