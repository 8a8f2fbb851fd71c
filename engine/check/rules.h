#pragma once

#include "check/compiler.h"

namespace yichi::check {

// Compiles one rule. std::nullopt when it is too broken to be judged; everything found wrong has been
// reported.
std::optional<Rule> CompileRule(Context& context, const ast::RuleDeclaration& declaration,
                                std::uint32_t pack);

// The object of a rule: its rows and what its names mean.
struct ObjectCode {
  Scope scope;  // frame is the object's
  Register element = kNoRegister;
  std::vector<Register> keys;      // 按
  Register where = kNoRegister;    // which pairs count; that a group's key is known
  bool whole_run = false;          // several objects, 按, 全部
  std::uint32_t model = kNoIndex;  // with which the path begins
  std::string name;                // as written
};
std::optional<ObjectCode> CompileObject(Compiler& compiler, const ast::RuleDeclaration& declaration,
                                        std::uint32_t pack);

// {…} in a message. The text's span must lie in a source.
std::optional<Message> CompileMessage(Compiler& compiler, const ast::String& text, const Scope& scope);

}  // namespace yichi::check
