#include "check/quotes.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/numeral.h"

namespace yichi::check {
namespace {

// The word of a unit, or a percent sign, that begins the text.
bool BeginsWithUnit(const Context& context, const std::string& text) {
  if (text.starts_with("%") || text.starts_with("％")) return true;
  return std::any_of(context.rules.units.begin(), context.rules.units.end(), [&](const Unit& unit) {
    return std::any_of(unit.words.begin(), unit.words.end(), [&](const std::string& w) { return text.starts_with(w); });
  });
}

}  // namespace

void CheckQuote(Context& context, const ast::String& quote, const std::vector<std::string>& written) {
  auto text = DecodeUtf8(quote.text);
  for (std::size_t at = 0; at < text.size(); ++at) {
    auto amount = ReadAmount(std::u32string_view(text).substr(at));
    // 不少于八名 leaves the number open as a whole; the number inside it is what the clause says.
    if (amount.length == 0 || !amount.value) continue;
    auto end = at + amount.length;
    bool ordinal = at > 0 && text[at - 1] == U'第';
    if (!ordinal && BeginsWithUnit(context, EncodeUtf8(std::u32string_view(text).substr(end)))) {
      auto printed = PrintExact(*amount.value);
      auto same = [&](const std::string& other) { return ParseDecimal(other) == amount.value; };
      if (std::none_of(written.begin(), written.end(), same))
        context.Report(Code::Y0236, quote.span, {EncodeUtf8(std::u32string_view(text).substr(at, amount.length + 1))});
    }
    at = end - 1;
  }
}

}  // namespace yichi::check
