// classify_bench FILE.jsonl [SECONDS]: duties classified a second on one core.
#include <ctime>
#include <nlohmann/json.hpp>

#include "../score/packs.h"
#include "base/utf8.h"
#include "run/classify.h"

int main(int count, char** values) {
  using namespace yichi;
  if (count < 2) return 2;
  auto packs = score::LoadPacks(YICHI_RULES_DIR);
  if (!packs || packs->rules.classifications.empty()) return 2;
  std::vector<std::string> texts;
  std::size_t characters = 0;
  std::ifstream in(values[1]);
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) continue;
    texts.push_back(nlohmann::json::parse(line).at("text"));
    characters += CodePointCount(texts.back());
  }
  if (texts.empty()) return 2;
  const auto& classes = packs->rules.classifications[0];
  ClassifyScratch scratch;
  Classified classified;
  // Processor time: other programs on the machine do not count.
  auto now = [] { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; };
  double seconds = count > 2 ? std::stod(values[2]) : 1, passed = 0;
  std::size_t duties = 0, labels = 0;
  auto start = now();
  while (passed < seconds) {
    for (const auto& text : texts) {
      Classify(classes, DecodeUtf8(text), nullptr, scratch, classified);
      labels += classified.labels.size();
    }
    duties += texts.size();
    passed = now() - start;
  }
  std::cout << static_cast<std::size_t>(static_cast<double>(duties) / passed) << " duties/s, "
            << characters / texts.size() << " characters each, " << labels * 100 / duties
            << " classes per 100, " << classes.patterns.size() << " patterns, " << classes.patterns.words()
            << " words\n";
  return 0;
}
