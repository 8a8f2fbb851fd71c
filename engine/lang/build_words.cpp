#include "base/utf8.h"
#include "lang/builder.h"

namespace yichi::lang {

Span Builder::SpanOf(antlr4::ParserRuleContext* context) const {
  return reading_.Between(*context->getStart(), *context->getStop());
}

std::string Builder::Text(const antlr4::Token* token) const {
  return reading_.text.Narrow(token->getStartIndex(), token->getStopIndex() + 1);
}

ast::Name Builder::NameOf(antlr4::tree::TerminalNode* node) const {
  return {Text(node->getSymbol()), reading_.SpanOf(*node->getSymbol())};
}

ast::Name Builder::NameOf(ChiParser::NameContext* context) const {
  return {Text(context->getStart()), SpanOf(context)};
}

std::vector<ast::Name> Builder::NamesOf(const std::vector<ChiParser::NameContext*>& contexts) const {
  std::vector<ast::Name> names;
  for (auto* context : contexts) names.push_back(NameOf(context));
  return names;
}

ast::Path Builder::PathOf(ChiParser::PathContext* context) const {
  return {NamesOf(context->name()), SpanOf(context)};
}

std::vector<ast::Path> Builder::PathsOf(const std::vector<ChiParser::PathContext*>& contexts) const {
  std::vector<ast::Path> paths;
  for (auto* context : contexts) paths.push_back(PathOf(context));
  return paths;
}

ast::String Builder::StringOf(antlr4::tree::TerminalNode* node) const {
  auto* token = node->getSymbol();
  auto begin = token->getStartIndex() + 1, end = token->getStopIndex();
  return {std::string(reading_.text.Text(begin, end)),
          {reading_.source, reading_.text.ByteOffset(begin), reading_.text.ByteOffset(end)},
          reading_.SpanOf(*token)};
}

std::vector<ast::String> Builder::StringsOf(const std::vector<antlr4::tree::TerminalNode*>& nodes) const {
  std::vector<ast::String> strings;
  for (auto* node : nodes) strings.push_back(StringOf(node));
  return strings;
}

std::vector<ast::String> Builder::PatternsOf(ChiParser::PatternsContext* context) const {
  return StringsOf(context->STRING());
}

Day Builder::DayOf(antlr4::tree::TerminalNode* node) {
  if (auto day = ParseDay(Text(node->getSymbol()))) return *day;
  reading_.diagnostics.push_back(
      MakeDiagnostic(Code::Y0120, reading_.SpanOf(*node->getSymbol()), {Text(node->getSymbol())}));
  return 0;
}

// The lines that begin with ## just before the declaration.
std::string Builder::DocBefore(antlr4::ParserRuleContext* context) {
  std::string doc;
  for (auto index = context->getStart()->getTokenIndex(); index > 0; --index) {
    auto* comment = tokens_.get(index - 1);
    if (comment->getType() != ChiParser::COMMENT || !Text(comment).starts_with("##")) break;
    auto text = reading_.text.Text(comment->getStartIndex() + 2, comment->getStopIndex() + 1);
    auto first = text.find_first_not_of(" \t");
    doc = std::string(first == text.npos ? "" : text.substr(first)) + (doc.empty() ? "" : "\n") + doc;
  }
  return doc;
}

void Builder::Once(bool already, Span first, const antlr4::Token* again) {
  if (!already) return;
  auto diagnostic = MakeDiagnostic(Code::Y0118, reading_.SpanOf(*again), {Text(again)});
  if (!first.empty()) diagnostic.remarks.push_back({first, Code::Y0119, {}});
  reading_.diagnostics.push_back(std::move(diagnostic));
}

}  // namespace yichi::lang
