#include <nlohmann/json.hpp>

#include "report/json_parts.h"
#include "report/receipt.h"

namespace yichi {
namespace {

using report::Json;

constexpr int kSchema = 1;

Json FilesJson(const std::vector<FileDigest>& files) {
  auto json = Json::array();
  for (const auto& file : files) json.push_back({{"path", file.path}, {"sha256", file.sha256}});
  return json;
}

std::vector<FileDigest> FilesOf(const Json& json) {
  std::vector<FileDigest> files;
  for (const auto& file : json) files.push_back({file.at("path"), file.at("sha256")});
  return files;
}

}  // namespace

std::string RenderReceipt(const Receipt& receipt) {
  Json json;
  json["schema"] = kSchema;
  json["tool"] = {{"name", "yichi"}, {"version", receipt.tool_version}};
  json["as_of"] = PrintDay(receipt.as_of);
  json["today"] = PrintDay(receipt.today);
  json["check"] = receipt.check;
  json["rules"] = FilesJson(receipt.rules);
  json["settings"] = FilesJson(receipt.settings);
  json["inputs"] = FilesJson(receipt.inputs);
  json["report"] = {{"format", "json"}, {"sha256", receipt.report_sha256}};
  return report::Dumped(json, 1) + "\n";
}

std::optional<Receipt> ParseReceipt(std::string_view text) {
  try {
    auto json = Json::parse(text);
    Receipt receipt;
    auto as_of = ParseDay(json.at("as_of").get<std::string>());
    auto today = ParseDay(json.at("today").get<std::string>());
    if (json.at("schema") != kSchema || !as_of || !today) return std::nullopt;
    receipt.tool_version = json.at("tool").at("version");
    receipt.as_of = *as_of;
    receipt.today = *today;
    receipt.check = json.at("check").get<std::vector<std::string>>();
    receipt.rules = FilesOf(json.at("rules"));
    receipt.settings = FilesOf(json.at("settings"));
    receipt.inputs = FilesOf(json.at("inputs"));
    receipt.report_sha256 = json.at("report").at("sha256");
    return receipt;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

}  // namespace yichi
