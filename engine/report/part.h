#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "run/stream.h"

namespace yichi {

// What one shard of a run leaves for `yichi merge`: a file of JSON objects, one a line. Schema 1:
//   {"yichi_part":1,"version":…,"shard":2,"of":4,"rules":SHA-256,"asked":{…},"inputs":[{"path":…,"time":…}]}
//   {"input":0,"model":12,"region":""}              where a streamed input begins
//   {"input":0,"stretch":5,"rows":2000,"unread":0,"findings":31,"portion":BASE64}
//   {"stretches":9,"inputs":[{"bytes":…,"sha256":…}],"lines":SHA-256 of the lines above}
// `portion` is what PackPortion writes: findings, counts, the texts where they stand, lines that could not be
// read, and of every record the fields that rules across records need. Its numbers of rules, models and
// sources are those of the rules with the digest `rules`, so no other rules can read it.
struct PartHead {
  std::string version;
  std::uint64_t shard = 1, shards = 1;
  std::string rules;  // digest of the rule files
  // What was asked, by option; the parts of one run agree, and `merge` asks the same.
  std::vector<std::pair<std::string, std::string>> asked;
  struct Input {
    std::string path, time;
    friend bool operator==(const Input&, const Input&) = default;
  };
  std::vector<Input> inputs;
};

struct PartBegin {
  std::size_t input = 0;
  StreamHead head;
};

struct PartPortion {
  std::size_t input = 0;
  std::uint64_t stretch = 0;
  std::string packed;
};

struct PartEnd {
  std::uint64_t stretches = 0;  // of all shards together
  struct Input {
    std::uint64_t bytes = 0;
    std::string sha256;
    friend bool operator==(const Input&, const Input&) = default;
  };
  std::vector<Input> inputs;
  std::string lines;  // digest of all lines before
};

using PartLine = std::variant<PartHead, PartBegin, PartPortion, PartEnd>;

// Each with its line break.
std::string RenderPart(const PartHead& head);
std::string RenderPart(const PartBegin& begin);
std::string RenderPart(std::size_t input, std::uint64_t stretch, const Portion& portion);
std::string RenderPart(const PartEnd& end);

// std::nullopt for a line that is none of them.
std::optional<PartLine> ParsePart(std::string_view line);

}  // namespace yichi
