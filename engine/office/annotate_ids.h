#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "office/xml.h"

namespace yichi::annotate {

// Numbers for comments and copied tracked changes that no mark of the file bears yet.
class FreshIds {
 public:
  void Avoid(XmlElement root);
  std::string Next();

 private:
  std::set<std::int64_t> taken_;
  std::int64_t next_ = 0;
};

}  // namespace yichi::annotate
