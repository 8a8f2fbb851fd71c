#include <map>

#include "check/rules.h"
#include "lang/parse.h"

namespace yichi::check {
namespace {

std::optional<HoleFormat> FormatOf(std::string_view name) {
  static const std::map<std::string_view, HoleFormat> kFormats = {
      {"数", HoleFormat::Number},           {"整数", HoleFormat::Whole},
      {"一位小数", HoleFormat::OneDecimal}, {"两位小数", HoleFormat::TwoDecimals},
      {"百分数", HoleFormat::Percentage},   {"汉字", HoleFormat::Ideographs}};
  auto known = kFormats.find(name);
  return known == kFormats.end() ? std::nullopt : std::optional(known->second);
}

// Half-width or full-width colon that parts the expression from its format.
struct Colon {
  std::size_t at = std::string_view::npos;
  std::size_t length = 0;
};

Colon FindColon(std::string_view hole) {
  constexpr std::string_view kWide = "：";
  auto narrow = hole.rfind(':'), wide = hole.rfind(kWide);
  if (narrow == hole.npos && wide == hole.npos) return {};
  if (wide == hole.npos || (narrow != hole.npos && narrow > wide)) return {narrow, 1};
  return {wide, kWide.size()};
}

class MessageCompiler {
 public:
  MessageCompiler(Compiler& compiler, const ast::String& text, const Scope& scope)
      : compiler_(compiler), text_(text), scope_(scope) {}

  std::optional<Message> Compile() {
    auto text = compiler_.context().sources.Text(text_.span);
    std::size_t at = 0;
    while (at < text.size()) {
      auto open = text.find('{', at);
      if (open != at) Literal(text.substr(at, open == text.npos ? text.npos : open - at));
      if (open == text.npos) break;
      auto close = text.find('}', open);
      if (close == text.npos) {
        compiler_.context().Report(Code::Y0247, Sub(open, open + 1));
        return std::nullopt;
      }
      if (!Hole(open + 1, close)) fine_ = false;
      at = close + 1;
    }
    return fine_ ? std::optional(std::move(message_)) : std::nullopt;
  }

 private:
  Span Sub(std::size_t begin, std::size_t end) const {
    return {text_.span.source, text_.span.begin + static_cast<std::uint32_t>(begin),
            text_.span.begin + static_cast<std::uint32_t>(end)};
  }

  void Literal(std::string_view text) {
    message_.push_back({std::string(text), kNoRegister, HoleFormat::Quantity});
  }

  bool Hole(std::size_t begin, std::size_t end) {
    auto& context = compiler_.context();
    auto hole = context.sources.Text(Sub(begin, end));
    auto colon = FindColon(hole);
    auto format = HoleFormat::Quantity;
    if (colon.at != hole.npos) {
      auto name = hole.substr(colon.at + colon.length);
      auto known = FormatOf(name);
      if (!known) {
        context.Report(Code::Y0248, Sub(begin + colon.at + colon.length, end), {std::string(name)});
        return false;
      }
      format = *known;
      end = begin + colon.at;
    }
    auto expression = ParseExpression(context.sources, Sub(begin, end), context.limits, context.diagnostics);
    if (!expression) return false;
    auto value = compiler_.Compile(*expression, scope_);
    if (value.error()) return false;
    message_.push_back({"", Single(value, expression->span), format});
    return true;
  }

  // A list prints with 、 between its elements.
  Register Single(const Value& value, Span span) {
    auto& builder = compiler_.builder();
    auto reg = value.reg;
    if (value.type.list) {
      auto element = value.type.Element();
      if (element.kind == Kind::Record) {
        auto name = compiler_.FieldOf(Value{element, value.reg}, 1, span);
        if (!name.error() && !name.type.list) reg = name.reg;
      }
      reg = builder.Emit(Operation::Join, value.base, TextType(), span, reg, value.membership);
    }
    return builder.At(reg, scope_.frame);
  }

  Compiler& compiler_;
  const ast::String& text_;
  const Scope& scope_;
  Message message_;
  bool fine_ = true;
};

}  // namespace

std::optional<Message> CompileMessage(Compiler& compiler, const ast::String& text, const Scope& scope) {
  return MessageCompiler(compiler, text, scope).Compile();
}

}  // namespace yichi::check
