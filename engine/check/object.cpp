#include "check/rules.h"

namespace yichi::check {
namespace {

class ObjectPath {
 public:
  ObjectPath(Compiler& compiler, const ast::RuleDeclaration& declaration, std::uint32_t pack)
      : compiler_(compiler), declaration_(declaration) {
    result_.scope.pack = pack;
  }

  std::optional<ObjectCode> Compile() {
    const auto& path = declaration_.objects[0].path;
    if (!Begin(path)) return std::nullopt;
    for (std::size_t i = 1; i < path.names.size(); ++i)
      if (!Step(path.names[i])) return std::nullopt;
    if (!declaration_.object_patterns.empty() && !Match()) return std::nullopt;
    if (const auto& alias = declaration_.objects[0].alias; !alias.empty())
      result_.scope.layers.back().names.emplace(alias.text, current_);
    result_.element = current_.reg;
    result_.scope.frame = builder().FrameOf(current_.reg);
    return std::move(result_);
  }

 private:
  ProgramBuilder& builder() { return compiler_.builder(); }
  Context& context() { return compiler_.context(); }

  bool Begin(const ast::Path& path) {
    const auto& first = path.names[0];
    auto& rules = context().rules;
    result_.model = context().Find(rules.models, first.text, result_.scope.pack);
    if (result_.model == kNoIndex) {
      context().ReportUnknown(Code::Y0204, first.span, {first.text}, first.text,
                              context().Names(rules.models, result_.scope.pack));
      return false;
    }
    for (const auto& name : path.names) result_.name += (result_.name.empty() ? "" : ".") + name.text;
    auto type = RecordType(result_.model);
    Become(Value{type, builder().Open(Operation::Scan, 0, type, first.span, kNoRegister, kNoRegister,
                                      result_.model)},
           first.text);
    return true;
  }

  void Become(Value record, const std::string& name) {
    current_ = record;
    Layer layer;
    layer.record_name = name;
    if (builder().FrameOf(record.reg) != 0 && builder().At(record.reg).operation != Operation::Scan &&
        builder().At(record.reg).operation != Operation::Field)
      layer.element = record;
    if (record.type.kind == Kind::Record)
      layer.record = record;
    else
      layer.names.emplace("元素", record);
    result_.scope.layers.push_back(std::move(layer));
  }

  bool Step(const ast::Name& name) {
    if (current_.type.kind != Kind::Record) {
      context().Report(Code::Y0203, name.span, {Describe(context(), current_.type), name.text});
      return false;
    }
    const auto& model = context().rules.models[current_.type.index];
    auto field = model.FindField(name.text);
    if (field == kNoIndex) {
      std::vector<std::string> names;
      for (const auto& known : model.fields) names.push_back(known.name);
      context().ReportUnknown(Code::Y0203, name.span, {model.name, name.text}, name.text, names);
      return false;
    }
    auto value = compiler_.FieldOf(current_, field, name.span);
    if (value.error()) return false;
    // A list's name stays the whole list, so its element has no name of its own.
    auto list = value.type.list;
    value.type = value.type.Element();
    value.membership = value.list_field = kNoRegister;
    Become(value, list ? "" : name.text);
    return true;
  }

  // The text that is searched: the element itself, or its field 文本.
  std::optional<Register> Text() {
    if (current_.type.kind == Kind::Text) return current_.reg;
    if (current_.type.kind == Kind::Record) {
      auto field = context().rules.models[current_.type.index].FindField("文本");
      if (field != kNoIndex) {
        auto text = compiler_.FieldOf(current_, field, declaration_.objects[0].path.span);
        if (!text.error() && text.type == TextType()) return text.reg;
      }
    }
    context().Report(Code::Y0233, declaration_.objects[0].path.span,
                     {Describe(context(), current_.type), "匹配的文本"});
    return std::nullopt;
  }

  bool Match() {
    auto text = Text();
    auto pattern = compiler_.CompilePatterns(declaration_.object_patterns);
    if (!text || !pattern) return false;
    std::string key;
    for (const auto& alternative : pattern->texts()) key += alternative + "\n";
    auto index = builder().AddPattern(*pattern, key);
    auto match = builder().Open(Operation::Matches, builder().FrameOf(*text), TextType(),
                                declaration_.object_patterns[0].span, *text, kNoRegister, index);
    result_.scope.layers.push_back(compiler_.CaptureLayer(match, *pattern));
    current_ = Value{TextType(), match};
    return true;
  }

  Compiler& compiler_;
  const ast::RuleDeclaration& declaration_;
  ObjectCode result_;
  Value current_;
};

}  // namespace

std::optional<ObjectCode> CompileObject(Compiler& compiler, const ast::RuleDeclaration& declaration,
                                        std::uint32_t pack) {
  auto& context = compiler.context();
  if (declaration.objects.empty()) {
    context.Report(Code::Y0240, declaration.code.span, {declaration.code.text, "对象"});
    return std::nullopt;
  }
  if (declaration.objects.size() > 1) {
    context.Report(Code::Y0290, declaration.objects[1].path.span, {"几个对象"});
    return std::nullopt;
  }
  if (!declaration.group_by.empty()) {
    context.Report(Code::Y0290, declaration.group_by[0].span, {"按"});
    return std::nullopt;
  }
  return ObjectPath(compiler, declaration, pack).Compile();
}

}  // namespace yichi::check
