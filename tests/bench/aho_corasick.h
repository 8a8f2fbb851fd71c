#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

// The textbook automaton (Aho, Corasick: Efficient string matching, 1975) over bytes, every transition in a
// table: what merely finding words costs.
namespace yichi::bench {

class AhoCorasick {
 public:
  explicit AhoCorasick(const std::vector<std::string_view>& words) {
    for (auto word : words) Add(word);
    Complete();
  }

  // How many words end somewhere in the text.
  std::size_t Count(std::string_view text) const {
    std::size_t count = 0;
    std::uint32_t state = 0;
    for (unsigned char byte : text) {
      state = next_[state][byte];
      count += ends_[state];
    }
    return count;
  }

 private:
  void Add(std::string_view word) {
    std::uint32_t state = 0;
    for (unsigned char byte : word) {
      if (next_[state][byte] == 0) {
        next_[state][byte] = static_cast<std::uint32_t>(next_.size());
        next_.emplace_back();
        ends_.push_back(0);
      }
      state = next_[state][byte];
    }
    ends_[state] = 1;
  }

  void Complete() {
    std::vector<std::uint32_t> queue{0}, failure(next_.size(), 0);
    for (std::size_t at = 0; at < queue.size(); ++at) {
      auto state = queue[at];
      ends_[state] += state == 0 ? 0 : ends_[failure[state]];
      for (std::size_t byte = 0; byte < 256; ++byte) {
        auto& to = next_[state][byte];
        auto otherwise = state == 0 ? 0 : next_[failure[state]][byte];
        if (to == 0) {
          to = otherwise;
        } else {
          failure[to] = otherwise;
          queue.push_back(to);
        }
      }
    }
  }

  std::vector<std::array<std::uint32_t, 256>> next_ = std::vector<std::array<std::uint32_t, 256>>(1);
  std::vector<std::uint32_t> ends_ = std::vector<std::uint32_t>(1);
};

}  // namespace yichi::bench
