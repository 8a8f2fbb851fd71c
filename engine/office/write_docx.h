#pragma once

#include <string>

#include "office/document.h"

namespace yichi {

// The document as a Word file in the dress of GB/T 9704-2012: A4, the title in 小标宋 22 pt centred, text in
// 仿宋 16 pt on lines of exactly 28 pt with two characters of indent, headings by their numbering (第一章,
// 一、 in 黑体, （一） in 楷体), tables ruled, page numbers outside at the foot. Fonts carry the names of the
// standard and their usual replacements. ReadDocument finds the same paragraphs, labels, outline levels and
// tables in it: notes and text boxes stand as paragraphs where `document` lists them, a label is drawn by the
// program as before but no longer counts. What XML forbids becomes U+FFFD. Equal documents give
// equal bytes. Linear in the size of the document.
std::string WriteDocx(const Document& document);

}  // namespace yichi
