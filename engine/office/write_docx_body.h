#pragma once

#include <string>
#include <vector>

#include "office/document.h"

namespace yichi::docx {

struct Body {
  std::string xml;                  // word/document.xml
  std::vector<std::string> labels;  // the different labels, for NumberingXml
};

Body WriteBody(const Document& document);

}  // namespace yichi::docx
