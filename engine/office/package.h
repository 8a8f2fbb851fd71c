#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/limits.h"
#include "office/read.h"

namespace yichi {

// A part inflated piece by piece, so that its size in memory does not matter. Lives no longer than its
// Package.
class PartStream {
 public:
  struct State;
  explicit PartStream(std::unique_ptr<State> state);
  PartStream(PartStream&&) noexcept;
  PartStream& operator=(PartStream&&) noexcept;
  ~PartStream();

  // Up to `size` bytes into `to`; 0 at the end, or when something is wrong.
  std::size_t Read(char* to, std::size_t size);
  // Set when the part is damaged or holds more than its header says.
  const std::optional<Unreadable>& wrong() const;

 private:
  std::unique_ptr<State> state_;
};

struct PartBytes {
  std::string name;
  std::string bytes;
};

// The parts of a zip package, held in memory. Part names are compared as Word does: without regard to ASCII
// case, a backslash being a slash. Nothing is ever written to disk.
class Package {
 public:
  struct Archive;
  explicit Package(std::unique_ptr<Archive> archive);
  Package(Package&&) noexcept;
  Package& operator=(Package&&) noexcept;
  ~Package();

  bool Has(std::string_view part) const;
  // Whether any part's name starts so.
  bool HasFolder(std::string_view folder) const;

  // The inflated bytes. Sizes over the limits are refused before any work; a part that inflates to another
  // size than its header says is damaged.
  std::variant<std::string, Unreadable> Read(std::string_view part);

  // For parts that are read once from begin to end. In all at most limits.sheet_bytes.
  std::variant<PartStream, Unreadable> Open(std::string_view part);

  // The package with these parts replaced or added, in this order. The compressed bytes of all others are
  // copied as they are, and the written ones bear a fixed time: equal input gives equal bytes.
  std::variant<std::string, Unreadable> With(const std::vector<PartBytes>& parts) const;

  // The container breaks the zip rules in a harmless way (extra bytes at the end, odd extra fields).
  bool irregular() const;

 private:
  std::unique_ptr<Archive> archive_;
};

// Opens a package from its bytes. Refuses encryption, duplicate or contradictory or climbing names, and too
// many parts.
std::variant<Package, Unreadable> OpenPackage(std::string bytes, const Limits& limits);

// A package of these parts in this order, each under a fixed time: equal parts give equal bytes. Names are
// different from each other.
std::string NewPackage(const std::vector<PartBytes>& parts);

Unreadable MakeUnreadable(Code code, std::vector<std::string> arguments = {});

}  // namespace yichi
