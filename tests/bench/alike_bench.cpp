// alike_bench [MOST]: pairs of alike texts among 10,000, 100,000, 1,000,000 made-up duties of some twenty
// characters, up to MOST; time, peak memory, and how either grows.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>

#include "duties.h"
#include "text/alike.h"

namespace yichi::bench {
namespace {

double Mebibytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void Row(std::uint32_t count, std::size_t words) {
  Duties maker(words);
  std::vector<OwnedText> duties;
  for (std::uint32_t i = 0; i < count; ++i) duties.push_back({maker.Next(), i / kDutiesOfUnit});
  std::size_t characters = 0;
  for (const auto& duty : duties) characters += CodePointCount(duty.text);
  auto begin = std::chrono::steady_clock::now();
  auto processor = std::clock();  // of all threads; other programs on the machine do not count
  auto alike = FindAlike(duties, *MakeNumber(4, 5));
  auto spent = static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC;
  std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  std::printf("%-10u %-8zu %-6.1f %-10u %-10zu %-9.2f %-9.2f %-10.2f %.0f\n", count, words,
              static_cast<double>(characters) / count, alike.groups(), alike.pairs.size(), seconds.count(),
              spent, spent * 1e6 / count, Mebibytes());
  std::fflush(stdout);
}

}  // namespace
}  // namespace yichi::bench

int main(int count, char** words) {
  auto most = count > 1 ? std::stoul(words[1]) : 1'000'000;
  std::printf("%-10s %-8s %-6s %-10s %-10s %-9s %-9s %-10s %s\n", "duties", "words", "chars", "distinct",
              "pairs", "seconds", "CPU s", "µs each", "peak MiB");
  for (std::uint32_t duties = 10'000; duties <= most; duties *= 10)
    for (std::size_t vocabulary : {300, 3'000, 30'000}) yichi::bench::Row(duties, vocabulary);
  return 0;
}
