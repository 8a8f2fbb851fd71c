#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace yichi::cli {

// Work on one task after another by several threads, whose results are taken in the order of the tasks. Few
// tasks and results are in memory at a time, whatever takes long.
template <typename Task, typename Result>
class InOrder {
 public:
  // None of the three is called by two threads at once but `work`. What one of them throws ends all.
  std::function<std::optional<Task>()> next;
  std::function<Result(Task)> work;
  std::function<void(Result)> take;

  void Run(std::size_t threads) {
    most_ = 2 * threads;
    {
      std::vector<std::jthread> workers;
      for (std::size_t i = 1; i < threads; ++i) workers.emplace_back([this] { Work(); });
      Work();
    }
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  struct Numbered {
    std::uint64_t number;
    Task task;
  };

  void Work() {
    try {
      while (auto numbered = Next()) Take(numbered->number, work(std::move(numbered->task)));
    } catch (...) {
      std::scoped_lock lock(taking_);
      Fail();
    }
  }

  // In a handler, with taking_ held. What threw is not called again: it may have stopped halfway.
  void Fail() {
    if (!failure_) failure_ = std::current_exception();
    ended_ = true;
    taken_some_.notify_all();
  }

  std::optional<Numbered> Next() {
    std::scoped_lock giving(giving_);
    {
      std::unique_lock lock(taking_);
      taken_some_.wait(lock, [&] { return ended_ || given_ - taken_ < most_; });
      if (ended_) return std::nullopt;
    }
    std::optional<Task> task;
    try {
      task = next();
    } catch (...) {
      std::scoped_lock lock(taking_);
      Fail();
    }
    std::scoped_lock lock(taking_);
    if (!task || ended_) {
      ended_ = true;
      return std::nullopt;
    }
    return Numbered{given_++, std::move(*task)};
  }

  void Take(std::uint64_t number, Result result) {
    std::scoped_lock lock(taking_);
    if (failure_) return;
    waiting_.emplace(number, std::move(result));
    try {
      TakeReady();
    } catch (...) {
      Fail();
    }
    taken_some_.notify_all();
  }

  void TakeReady() {
    for (auto first = waiting_.begin(); first != waiting_.end() && first->first == taken_;
         first = waiting_.begin()) {
      auto ready = std::move(first->second);
      waiting_.erase(first);
      take(std::move(ready));
      ++taken_;
    }
  }

  std::mutex giving_, taking_;
  std::condition_variable taken_some_;
  std::map<std::uint64_t, Result> waiting_;
  std::uint64_t given_ = 0, taken_ = 0, most_ = 2;
  bool ended_ = false;
  std::exception_ptr failure_;
};

}  // namespace yichi::cli
