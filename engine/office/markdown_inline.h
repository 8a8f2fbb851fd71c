#pragma once

#include "office/text.h"

namespace yichi {

// Takes the marks of emphasis, code, links, images and escapes out of a line; what stays keeps its offsets. A
// mark without its partner is text: 3*5 stays as it is.
TextLine StripMarks(TextLine line);

}  // namespace yichi
