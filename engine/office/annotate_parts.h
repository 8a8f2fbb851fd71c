#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/limits.h"
#include "office/annotate.h"
#include "office/package.h"

namespace yichi::annotate {

// The two families of names of office files.
struct Dialect {
  bool strict = false;
  std::string WordUri() const;
  std::string CommentsType() const;  // of the relationship
};
Dialect DialectOf(const std::string& main_part);

// One comment as it stands in the part of comments.
struct Comment {
  std::string id;
  const Annotation* annotation = nullptr;
  std::string quoted;  // when its marks enclose more than was meant
};

// The part of comments of a Word file: there already, or to be made and announced.
struct CommentsPart {
  std::string name;
  bool linked = false;
};
std::variant<CommentsPart, Unreadable> FindComments(Package& package, const std::string& main,
                                                    const Limits& limits);

// All parts that new comments change besides those in which they stand.
std::variant<std::vector<PartBytes>, Unreadable> CommentParts(Package& package, const std::string& main,
                                                              const CommentsPart& part,
                                                              const std::vector<Comment>& comments,
                                                              const Dialect& dialect, const Limits& limits);

}  // namespace yichi::annotate
