#pragma once

#include <string>
#include <string_view>

namespace yichi::lang {

// The parser's token type of a keyword, 0 when the word is none.
std::size_t KeywordType(std::string_view word);

// What a reader calls a token of the type: “要求”, “(”, 名称; empty for types that are never expected.
std::string LabelOf(std::size_t token_type);

// 第八条, 第十二条第二款: 第, a numeral in Han characters, and a division of a document.
bool IsArticle(std::string_view word);

// Length in bytes of the last word written against a unit (以上 以下 以内 以外 不满 至); 0 when there is none.
// No unit ends with one of these.
std::size_t RangeTail(std::string_view quantity);

}  // namespace yichi::lang
