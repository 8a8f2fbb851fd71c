#include <nlohmann/json.hpp>

#include "base/base64.h"
#include "report/part.h"

namespace yichi {
namespace {

using Json = nlohmann::json;
using Ordered = nlohmann::ordered_json;

constexpr int kSchema = 1;

std::string Line(const Ordered& json) {
  return json.dump(-1, ' ', false, Ordered::error_handler_t::replace) + "\n";
}

PartHead HeadOf(const Json& json) {
  PartHead head;
  head.version = json.at("version");
  head.shard = json.at("shard");
  head.shards = json.at("of");
  head.rules = json.at("rules");
  for (const auto& asked : json.at("asked")) head.asked.emplace_back(asked.at(0), asked.at(1));
  for (const auto& input : json.at("inputs")) head.inputs.push_back({input.at("path"), input.at("time")});
  return head;
}

PartEnd EndOf(const Json& json) {
  PartEnd end;
  end.stretches = json.at("stretches");
  for (const auto& input : json.at("inputs")) end.inputs.push_back({input.at("bytes"), input.at("sha256")});
  end.lines = json.at("lines");
  return end;
}

std::optional<PartLine> LineOf(const Json& json) {
  if (json.contains("yichi_part")) {
    if (json.at("yichi_part") != kSchema) return std::nullopt;
    return HeadOf(json);
  }
  if (json.contains("model")) return PartBegin{json.at("input"), {json.at("model"), json.at("region")}};
  if (json.contains("stretches")) return EndOf(json);
  auto packed = DecodeBase64(json.at("portion").get_ref<const std::string&>());
  if (!packed) return std::nullopt;
  return PartPortion{json.at("input"), json.at("stretch"), *std::move(packed)};
}

}  // namespace

std::string RenderPart(const PartHead& head) {
  Ordered json = {{"yichi_part", kSchema},     {"version", head.version}, {"shard", head.shard},
                  {"of", head.shards},         {"rules", head.rules},     {"asked", Ordered::array()},
                  {"inputs", Ordered::array()}};
  for (const auto& [name, value] : head.asked) json["asked"].push_back(Ordered::array({name, value}));
  for (const auto& input : head.inputs)
    json["inputs"].push_back({{"path", input.path}, {"time", input.time}});
  return Line(json);
}

std::string RenderPart(const PartBegin& begin) {
  return Line({{"input", begin.input}, {"model", begin.head.model}, {"region", begin.head.region}});
}

std::string RenderPart(std::size_t input, std::uint64_t stretch, const Portion& portion) {
  return Line({{"input", input},
               {"stretch", stretch},
               {"rows", portion.rows},
               {"unread", portion.notes.unread_lines},
               {"findings", portion.judgement.findings.size()},
               {"portion", EncodeBase64(PackPortion(portion))}});
}

std::string RenderPart(const PartEnd& end) {
  Ordered json = {{"stretches", end.stretches}, {"inputs", Ordered::array()}};
  for (const auto& input : end.inputs)
    json["inputs"].push_back({{"bytes", input.bytes}, {"sha256", input.sha256}});
  json["lines"] = end.lines;
  return Line(json);
}

std::optional<PartLine> ParsePart(std::string_view line) {
  try {
    return LineOf(Json::parse(line));
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

}  // namespace yichi
