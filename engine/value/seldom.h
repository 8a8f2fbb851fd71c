#pragma once

#include <cstddef>
#include <memory>
#include <utility>

namespace yichi {

// A list or text that most of its owners leave empty: the room of a pointer instead of that of a container.
// Reads like the container; an empty one holds no memory.
template <typename Container>
class Seldom {
 public:
  using value_type = typename Container::value_type;

  Seldom() = default;
  Seldom(Container all) : all_(all.empty() ? nullptr : std::make_unique<Container>(std::move(all))) {}
  Seldom(const Seldom& other) : all_(other.all_ ? std::make_unique<Container>(*other.all_) : nullptr) {}
  Seldom(Seldom&&) noexcept = default;
  Seldom& operator=(Seldom other) noexcept {
    all_ = std::move(other.all_);
    return *this;
  }
  ~Seldom() = default;

  const Container& all() const {
    static const Container kEmpty;
    return all_ ? *all_ : kEmpty;
  }
  operator const Container&() const { return all(); }
  Container Take() { return all_ ? std::move(*all_) : Container(); }

  bool empty() const { return !all_ || all_->empty(); }
  std::size_t size() const { return all_ ? all_->size() : 0; }
  auto begin() const { return all().begin(); }
  auto end() const { return all().end(); }
  auto begin() { return all_ ? all_->begin() : typename Container::iterator(); }
  auto end() { return all_ ? all_->end() : typename Container::iterator(); }
  const value_type& operator[](std::size_t at) const { return (*all_)[at]; }
  value_type& operator[](std::size_t at) { return (*all_)[at]; }
  const value_type& front() const { return all_->front(); }
  value_type& back() { return all_->back(); }

  template <typename... Parts>
  value_type& emplace_back(Parts&&... parts) {
    return Own().emplace_back(std::forward<Parts>(parts)...);
  }
  void push_back(value_type value) { Own().push_back(std::move(value)); }
  template <typename Iterator>
  auto erase(Iterator at) {
    return all_->erase(at);
  }

 private:
  Container& Own() {
    if (!all_) all_ = std::make_unique<Container>();
    return *all_;
  }

  std::unique_ptr<Container> all_;
};

}  // namespace yichi
