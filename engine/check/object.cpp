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
    if (IsWholeRun()) return WholeRun();
    std::vector<Value> elements;
    for (const auto& object : declaration_.objects) {
      result_.scope.frame = elements.empty() ? 0 : builder().FrameOf(elements.back().reg);
      if (!One(object, elements)) return std::nullopt;
      elements.push_back(current_);
    }
    if (!declaration_.object_patterns.empty() && !Match()) return std::nullopt;
    // With several objects a verdict is about the first.
    result_.element = elements.size() > 1 ? elements[0].reg : current_.reg;
    result_.whole_run = elements.size() > 1;
    result_.scope.frame = builder().FrameOf(current_.reg);
    Pairs(elements);
    result_.element = builder().At(result_.element, result_.scope.frame);
    if (!declaration_.group_by.empty() && !GroupBy()) return std::nullopt;
    return std::move(result_);
  }

 private:
  ProgramBuilder& builder() { return compiler_.builder(); }
  Context& context() { return compiler_.context(); }

  bool One(const ast::Object& object, const std::vector<Value>& before) {
    if (!Begin(object, before)) return false;
    for (std::size_t i = 1; i < object.path.names.size(); ++i)
      if (!Step(object.path.names[i])) return false;
    if (!object.alias.empty())
      result_.scope.layers.back().names.insert_or_assign(object.alias.text, current_);
    return true;
  }

  bool IsWholeRun() const {
    const auto& names = declaration_.objects[0].path.names;
    return names.size() == 1 && names[0].text == "全部";
  }

  // One verdict over all inputs: a row of its own, of no record.
  std::optional<ObjectCode> WholeRun() {
    const auto& span = declaration_.objects[0].path.span;
    if (declaration_.objects.size() > 1 || !declaration_.group_by.empty() ||
        !declaration_.object_patterns.empty()) {
      context().Report(Code::Y0235, span, {"全部"});
      return std::nullopt;
    }
    result_.name = "全部";
    result_.whole_run = true;
    result_.element = builder().Constant(true, BooleanType(), span);
    result_.scope.layers.emplace_back();
    return std::move(result_);
  }

  static std::string PathText(const ast::Path& path) {
    std::string text;
    for (const auto& name : path.names) text += (text.empty() ? "" : ".") + name.text;
    return text;
  }

  // Two objects of one path: records pair with every other, elements once each.
  void Pairs(const std::vector<Value>& elements) {
    for (std::size_t second = 1; second < elements.size(); ++second) {
      for (std::size_t first = 0; first < second; ++first) {
        const auto &a = declaration_.objects[first].path, &b = declaration_.objects[second].path;
        if (PathText(a) != PathText(b)) continue;
        auto place = [&](std::size_t which) {
          auto reg = elements[which].reg;
          auto above = which == 0 ? 0 : builder().FrameOf(elements[which - 1].reg);
          return builder().At(builder().Emit(Operation::PlaceInList, builder().FrameOf(reg), NumberType(),
                                             b.span, reg, kNoRegister, kNoRegister, above),
                              result_.scope.frame);
        };
        auto operation = a.names.size() == 1 ? Operation::NotEqual : Operation::Less;
        auto counts = builder().Emit(operation, result_.scope.frame, BooleanType(), b.span, place(first),
                                     place(second));
        result_.where = result_.where == kNoRegister ? counts : compiler_.Both(result_.where, counts, b.span);
      }
    }
  }

  static ast::Expr KeyOf(const ast::Path& by) {
    ast::Expr key;
    key.kind = ast::ExprKind::Name;
    key.span = by.names[0].span;
    key.text = by.names[0].text;
    for (std::size_t i = 1; i < by.names.size(); ++i) {
      ast::Expr field;
      field.kind = ast::ExprKind::Field;
      field.span = Join(key.span, by.names[i].span);
      field.text = by.names[i].text;
      field.children.push_back(std::move(key));
      key = std::move(field);
    }
    return key;
  }

  // The groups replace the elements: the list's name is the group's list, each key's name its value.
  // 其中 narrows the elements before they are grouped.
  bool GroupBy() {
    constexpr std::size_t kMostKeys = 3;
    const auto& path = declaration_.objects[0].path;
    const auto& by = declaration_.group_by;
    if (declaration_.objects.size() > 1 || by.size() > kMostKeys || !declaration_.object_patterns.empty()) {
      context().Report(Code::Y0235, by[0].span, {"按"});
      return false;
    }
    Register keys[kMostKeys] = {kNoRegister, kNoRegister, kNoRegister};
    std::vector<Type> types;
    for (std::size_t i = 0; i < by.size(); ++i) {
      auto value = compiler_.CompileScalar(KeyOf(by[i]), result_.scope);
      if (value.error()) return false;
      keys[i] = builder().At(value.reg, result_.scope.frame);
      types.push_back(value.type);
    }
    auto meets = kNoRegister;
    if (declaration_.object_where) {
      meets = compiler_.CompileCondition(*declaration_.object_where, result_.scope);
      if (meets == kNoRegister) return false;
      meets = builder().At(meets, result_.scope.frame);
    }
    auto group = builder().Open(Operation::Group, 0, types[0], by[0].span, keys[0], keys[1], meets, keys[2]);
    auto frame = builder().FrameOf(group);
    Layer layer;
    for (std::size_t i = 0; i < by.size(); ++i) {
      Value one;
      one.type = types[i];
      one.reg = i == 0 ? group
                       : builder().Emit(Operation::FirstMember, frame, types[i], by[i].span, keys[i], group);
      layer.names.emplace(by[i].names.back().text, one);
      result_.keys.push_back(one.reg);
      auto known = builder().Emit(Operation::Equal, frame, BooleanType(), by[i].span, one.reg, one.reg);
      result_.where = i == 0 ? known : compiler_.Both(result_.where, known, by[i].span);
    }
    Value members;
    members.type = current_.type.ListOf();
    members.base = frame;
    members.reg = builder().Open(Operation::Members, frame, current_.type, path.span, current_.reg, group);
    if (meets != kNoRegister) Narrow(members, meets, group);
    layer.names.emplace(path.names.back().text, members);
    result_.scope.layers.assign(1, std::move(layer));
    result_.scope.frame = frame;
    result_.element = group;
    result_.whole_run = true;
    return true;
  }

  // Of a group whose elements perhaps meet the condition it is open whether it is one.
  void Narrow(Value& members, Register meets, Register group) {
    auto span = declaration_.object_where->span;
    auto inside = builder().FrameOf(members.reg);
    members.membership =
        builder().Emit(Operation::FirstMember, inside, BooleanType(), span, meets, members.reg);
    auto every = builder().At(builder().Constant(true, BooleanType(), span), inside);
    auto some = builder().Emit(Operation::Any, builder().FrameOf(group), BooleanType(), span, every,
                               members.membership);
    result_.where = compiler_.Both(result_.where, some, span);
  }

  // The records of a model; as the second of a pair only those that may fit.
  Register Records(const ast::Object& object, std::uint32_t model, const std::vector<Value>& before) {
    if (!before.empty() && object.path.names.size() == 1 && declaration_.object_where) {
      std::vector<std::string> names;
      bool same_model = false;
      for (std::size_t i = 0; i < before.size(); ++i) {
        const auto& other = declaration_.objects[i];
        names.push_back(other.alias.empty() ? other.path.names.back().text : other.alias.text);
        same_model = same_model || before[i].type == RecordType(model);
      }
      if (auto paired =
              compiler_.Paired(object, model, *declaration_.object_where, names, same_model, result_.scope))
        return *paired;
    }
    return builder().Open(Operation::Scan, result_.scope.frame, RecordType(model), object.path.names[0].span,
                          kNoRegister, kNoRegister, model);
  }

  bool Begin(const ast::Object& object, const std::vector<Value>& before) {
    const auto& path = object.path;
    const auto& first = path.names[0];
    auto& rules = context().rules;
    auto model = context().Find(rules.models, first.text, result_.scope.pack);
    if (model == kNoIndex) {
      context().ReportUnknown(Code::Y0204, first.span, {first.text}, first.text,
                              context().Names(rules.models, result_.scope.pack));
      return false;
    }
    result_.name += (result_.name.empty() ? "" : ", ") + PathText(path);
    if (result_.model == kNoIndex) result_.model = model;
    Become(Value{RecordType(model), Records(object, model, before)}, first.text);
    return true;
  }

  void Become(Value record, const std::string& name) {
    current_ = record;
    Layer layer;
    layer.record_name = name;
    if (builder().FrameOf(record.reg) != 0 && builder().At(record.reg).operation != Operation::Scan &&
        builder().At(record.reg).operation != Operation::Lookup &&
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
  return ObjectPath(compiler, declaration, pack).Compile();
}

}  // namespace yichi::check
