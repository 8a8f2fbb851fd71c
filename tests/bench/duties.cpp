// duties COUNT [WORDS] > units.ndjson: so many made-up duties, eight a unit, a unit a line. The same bytes
// for the same library.
#include "duties.h"

#include <algorithm>
#include <cstdio>

namespace yichi::bench {
namespace {

void Write(std::uint32_t count, std::size_t words) {
  Duties duties(words);
  for (std::uint32_t made = 0, unit = 1; made < count; ++unit) {
    auto line = "{\"名称\":\"第" + std::to_string(unit) + "中心\",\"区域\":\"第" +
                std::to_string(unit / 300 + 1) + "区\",\"职责\":[";
    for (auto end = std::min(count, made + kDutiesOfUnit); made < end; ++made)
      line += (line.back() == '[' ? "\"" : ",\"") + duties.Next() + "\"";
    line += "]}\n";
    std::fwrite(line.data(), 1, line.size(), stdout);
  }
}

}  // namespace
}  // namespace yichi::bench

int main(int count, char** words) {
  if (count < 2) return 2;
  yichi::bench::Write(static_cast<std::uint32_t>(std::stoul(words[1])),
                      count > 2 ? std::stoul(words[2]) : 3000);
  return std::ferror(stdout) ? 1 : 0;
}
