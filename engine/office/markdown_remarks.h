#pragma once

#include <string_view>
#include <vector>

#include "office/annotate.h"

namespace yichi {

// The remarks in Markdown, <!-- … --> on lines of their own, as comments for the Word file of the same text.
// “锚 | 说明” stands at the nearest place above where 锚 occurs; a remark without a bar, or whose 锚 is not
// there, is about the whole paragraph above it. `document` is what ReadDocument made of the text; remarks
// before its first paragraph are left out.
std::vector<Annotation> RemarksIn(std::string_view markdown, const Document& document);

}  // namespace yichi
