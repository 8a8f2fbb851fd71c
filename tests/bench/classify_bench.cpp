// classify_bench FILE.jsonl [SECONDS]: duties classified a second on one core, beside an Aho–Corasick scan of
// the same texts for the words of the lexicons.
#include <ctime>
#include <nlohmann/json.hpp>
#include <set>

#include "../score/packs.h"
#include "aho_corasick.h"
#include "base/utf8.h"
#include "run/classify.h"

namespace yichi::bench {
namespace {

struct Texts {
  std::vector<std::string> all;
  std::size_t characters = 0;
};

Texts ReadTexts(const char* path) {
  Texts texts;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) continue;
    texts.all.push_back(nlohmann::json::parse(line).at("text"));
    texts.characters += CodePointCount(texts.all.back());
  }
  return texts;
}

// The runs of Chinese characters in the lexicons, whose words may be patterns.
std::set<std::string> WordsOf(const PatternVocabulary& vocabulary) {
  std::set<std::string> words;
  for (const auto& lexicon : vocabulary.lexicons)
    for (const auto& pattern : lexicon.words) {
      std::u32string run;
      for (auto c : DecodeUtf8(pattern) + U"|") {
        if (c >= 0x4E00 && c <= 0x9FFF) {
          run += c;
        } else if (!run.empty()) {
          words.insert(EncodeUtf8(run));
          run.clear();
        }
      }
    }
  return words;
}

// Calls of `work` a second of processor time, over all texts again and again; other programs on the machine
// do not count.
template <typename Work>
double PerSecond(const Texts& texts, double seconds, const Work& work) {
  auto now = [] { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; };
  std::size_t done = 0;
  double start = now(), passed = 0;
  for (; passed < seconds; passed = now() - start, done += texts.all.size())
    for (const auto& text : texts.all) work(text);
  return static_cast<double>(done) / passed;
}

int Run(const char* path, double seconds) {
  auto packs = score::LoadPacks(YICHI_RULES_DIR);
  if (!packs || packs->rules.classifications.empty()) return 2;
  auto texts = ReadTexts(path);
  if (texts.all.empty()) return 2;
  const auto& classes = packs->rules.classifications[0];
  ClassifyScratch scratch;
  Classified classified;
  auto rate = PerSecond(texts, seconds, [&](const std::string& text) {
    Classify(classes, DecodeUtf8(text), nullptr, scratch, classified);
  });
  auto words = WordsOf(packs->rules.vocabulary);
  AhoCorasick scan({words.begin(), words.end()});
  std::size_t found = 0;
  auto scanned = PerSecond(texts, seconds, [&](const std::string& text) { found += scan.Count(text); });
  if (found == 0) return 1;
  std::cout << static_cast<std::size_t>(rate) << " duties/s classified, "
            << texts.characters / texts.all.size() << " characters each, " << classes.patterns.size()
            << " patterns, " << classes.patterns.words() << " words\n"
            << static_cast<std::size_t>(scanned) << " duties/s scanned by Aho–Corasick for " << words.size()
            << " words\n";
  return 0;
}

}  // namespace
}  // namespace yichi::bench

int main(int count, char** values) {
  if (count < 2) return 2;
  return yichi::bench::Run(values[1], count > 2 ? std::stod(values[2]) : 1);
}
