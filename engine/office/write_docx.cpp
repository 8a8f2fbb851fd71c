#include "office/write_docx.h"

#include "office/package.h"
#include "office/write_docx_body.h"
#include "office/write_docx_parts.h"

namespace yichi {

std::string WriteDocx(const Document& document) {
  auto body = docx::WriteBody(document);
  auto parts = docx::FixedParts();
  parts.push_back({"word/numbering.xml", docx::NumberingXml(body.labels)});
  parts.push_back({"word/document.xml", std::move(body.xml)});
  return NewPackage(parts);
}

}  // namespace yichi
