#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "office/annotate.h"
#include "office/xml.h"

namespace yichi::annotate {

// The comments that a Word file bears already, so that a copy of a copy does not say the same twice.
class PresentComments {
 public:
  // `comments`: the root of the part of comments; `body`: of the part in which their marks stand.
  void Read(XmlElement comments, XmlElement body);

  // A stretch of the body's bytes in which a comment's mark may begin.
  struct Stretch {
    std::uint32_t begin = 0, end = 0xFFFFFFFF;
  };
  // Whether one of the annotation's author says the same there. Each comment answers once. Marks around more
  // than was meant stand anywhere.
  bool Take(const Annotation& annotation, Stretch stretch);

 private:
  struct Comment {
    std::uint32_t begin = 0xFFFFFFFF;
    bool taken = false;
  };
  struct Reading {
    std::size_t comment = 0;
    bool quoted = false;  // behind the characters that are meant: “…”
  };
  void AddReadings(const std::string& author, const std::string& text);
  void FindMarks(XmlElement element, const std::map<std::string, std::size_t>& by_id);

  std::vector<Comment> comments_;
  std::map<std::pair<std::string, std::string>, std::vector<Reading>> said_;  // by author and text, no breaks
};

}  // namespace yichi::annotate
