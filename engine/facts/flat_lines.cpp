#include "facts/flat_lines.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "facts/field_names.h"
#include "facts/flat_tokens.h"
#include "facts/flat_values.h"

namespace yichi::facts {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::size_t kMostKeys = 4096;  // that are remembered

}  // namespace

class FlatLines::Reader {
 public:
  Reader(const RuleSet& rules, std::uint32_t model, const std::vector<std::uint32_t>& fields,
         const Limits& limits)
      : rules_(rules), names_(rules), model_(model), line_bytes_(limits.line_bytes) {
    const auto& known = rules.models[model].fields;
    wanted_.resize(known.size());
    for (auto field : fields) wanted_[field] = true;
    for (const auto& field : known) fields_.emplace_back(rules, field);
  }

  void Fill(LinesLeft& left, Batch& batch, std::vector<NumberedLine>& others) {
    Begin(batch);
    while (!left.bytes.empty() && batch.rows < kBatchRows) {
      const auto* end = static_cast<const char*>(std::memchr(left.bytes.data(), '\n', left.bytes.size()));
      auto length = end ? static_cast<std::size_t>(end - left.bytes.data()) : left.bytes.size();
      auto line = TrimmedToken(left.bytes.substr(0, length));
      auto room = static_cast<std::size_t>(left.bytes.data() + left.bytes.size() - line.data());
      left.bytes.remove_prefix(std::min(length + 1, left.bytes.size()));
      auto number = left.number++;
      if (line.empty()) continue;
      bool object = line.front() == '{' && line.size() <= line_bytes_;
      if (object && Read(Padded(line, room, batch), batch)) {
        batch.lines[batch.rows++] = number;
      } else {
        Clear(batch, batch.rows);
        others.push_back({number, line});
      }
    }
    Shape(batch, batch.rows);
  }

  const std::set<std::string>& unknown_keys() const { return unknown_; }

 private:
  struct Line {
    std::string_view text;
    std::size_t room = 0;  // bytes that may be read from its beginning
    bool escapes = false;  // whether a backslash stands in it
  };
  // What a key leads to.
  struct Key {
    enum class To : std::uint8_t { Field, Nowhere, Elsewhere } to = To::Nowhere;
    std::uint32_t field = 0;
    bool told = false;  // Nowhere: it stands among the unknown keys
    WrittenKey written;
  };

  void Shape(Batch& batch, std::size_t rows) const {
    for (std::size_t field = 0; field < wanted_.size(); ++field) {
      if (!wanted_[field]) continue;
      auto& column = batch.fields[field];
      column.status.resize(rows);
      column.whole.resize(column.whole.empty() ? 0 : rows);
      column.truth.resize(column.truth.empty() ? 0 : rows);
      column.text.resize(column.text.empty() ? 0 : rows);
      if (!column.denominator.empty()) column.denominator.resize(rows);
    }
    batch.lines.resize(rows);
    batch.values.resize(rows);
  }

  void Begin(Batch& batch) const {
    batch.model = model_;
    batch.rows = 0;
    batch.texts.clear();
    batch.fields.resize(wanted_.size());
    batch.lines.resize(kBatchRows);
    batch.values.resize(kBatchRows);
    for (std::size_t field = 0; field < wanted_.size(); ++field) {
      if (!wanted_[field]) continue;
      auto& column = batch.fields[field];
      column.Reshape(fields_[field].type(), kBatchRows);
      std::fill(column.status.begin(), column.status.end(), Status::Missing);
    }
  }

  void Clear(Batch& batch, std::size_t row) const {
    for (std::size_t field = 0; field < wanted_.size(); ++field)
      if (wanted_[field]) batch.fields[field].status[row] = Status::Missing;
  }

  static bool HasEscapes(std::string_view line) {
    return std::memchr(line.data(), '\\', line.size()) != nullptr;
  }

  // The parser reads somewhat past the end of what it is given.
  static Line Padded(std::string_view line, std::size_t room, Batch& batch) {
    if (room >= line.size() + simdjson::SIMDJSON_PADDING) return {line, room, HasEscapes(line)};
    auto& copy = batch.texts.emplace_back(line);
    copy.append(simdjson::SIMDJSON_PADDING, ' ');
    return {std::string_view(copy).substr(0, line.size()), copy.size(), HasEscapes(line)};
  }

  bool Read(Line line, Batch& batch) {
    ondemand::document document;
    ondemand::object object;
    if (parser_.iterate(line.text.data(), line.text.size(), line.room).get(document) ||
        document.get_object().get(object))
      return false;
    std::uint32_t values = 0;
    std::size_t place = 0;
    untold_.clear();
    for (auto member : object) {
      ondemand::field field;
      if (std::move(member).get(field)) return false;
      if (!Member(line, field, place++, batch, values)) return false;
    }
    // A record of which nothing is said has no place; nothing may stand behind the object.
    if (values == 0 || document.current_location().error() != simdjson::OUT_OF_BOUNDS) return false;
    TellKeys();
    batch.values[batch.rows] = values;
    return true;
  }

  void TellKeys() {
    constexpr std::size_t kShown = 80;
    for (auto* untold : untold_) {
      unknown_.insert(untold->first.substr(0, kShown));
      untold->second.told = true;
    }
  }

  bool Member(const Line& line, ondemand::field& member, std::size_t place, Batch& batch,
              std::uint32_t& values) {
    auto* key = KeyAt(line, member.key(), place);
    if (!key || key->to == Key::To::Elsewhere) return false;
    if (key->to == Key::To::Nowhere && !key->told) untold_.push_back(order_[place]);
    auto value = member.value();
    auto token = TrimmedToken(value.raw_json_token());
    if (token.empty()) return false;
    if (token.front() == '{')
      return key->to == Key::To::Field && Wrapped(line, value, key->field, batch, values);
    Scalar scalar;
    if (!ReadToken(token, line.escapes, scalar)) return false;
    if (!Consume(value, batch, scalar)) return false;
    if (key->to == Key::To::Nowhere) return true;
    return Put(key->field, scalar, {}, batch, values);
  }

  // {"value": 20, "unit": "名"}
  bool Wrapped(const Line& line, ondemand::value& value, std::uint32_t field, Batch& batch,
               std::uint32_t& values) {
    ondemand::object object;
    if (value.get_object().get(object)) return false;
    Scalar scalar, unit;
    bool seen_value = false, seen_unit = false;
    for (auto member : object) {
      ondemand::field inner;
      if (std::move(member).get(inner)) return false;
      auto& seen = inner.key() == "value" ? seen_value : seen_unit;
      auto& into = inner.key() == "value" ? scalar : unit;
      if (seen || (!(inner.key() == "value") && !(inner.key() == "unit"))) return false;
      seen = true;
      auto token = TrimmedToken(inner.value().raw_json_token());
      if (token.empty() || !ReadToken(token, line.escapes, into) || into.escaped) return false;
      if (!Consume(inner.value(), batch, into)) return false;
    }
    return seen_value && Put(field, scalar, unit.text, batch, values);
  }

  // Steps behind a text, as the parser would take one that a colon follows for a key.
  static bool Consume(ondemand::value& value, Batch& batch, Scalar& scalar) {
    if (scalar.kind != Scalar::Kind::Text) return true;
    if (!scalar.escaped) return !value.get_raw_json_string().error();
    std::string_view text;
    if (value.get_string().get(text)) return false;
    scalar.text = batch.texts.emplace_back(text);
    return true;
  }

  bool Put(std::uint32_t index, const Scalar& scalar, std::string_view unit, Batch& batch,
           std::uint32_t& values) {
    if (scalar.kind == Scalar::Kind::Null) return true;
    ++values;
    auto& field = fields_[index];
    bool wanted = wanted_[index];
    auto& column = batch.fields[index];
    auto row = batch.rows;
    auto kind = field.type().kind;
    bool texts = kind == Kind::Text || kind == Kind::Region;
    if (texts && scalar.kind == Scalar::Kind::Text && FlatField::StandsForItself(scalar.text)) {
      if (wanted) column.text[row] = scalar.text;
      if (wanted) column.status[row] = Status::Known;
      return true;
    }
    std::int64_t whole = 0;
    if (scalar.kind == Scalar::Kind::Other && unit.empty() && field.WholeOf(scalar.text, whole)) {
      if (!wanted) return true;
      column.whole[row] = whole;
      if (!column.denominator.empty()) column.denominator[row] = 1;
      column.status[row] = Status::Known;
      return true;
    }
    const auto& value = field.Of(scalar.text, unit);
    if (value.read == FlatValue::Read::Left) return false;
    if (!wanted || value.read == FlatValue::Read::Nothing) return true;
    column.status[row] = Status::Known;
    if (texts)
      column.text[row] = batch.texts.emplace_back(value.text);
    else
      column.Put(row, value.number);
    return true;
  }

  // Lines of one file have their keys in one order, as a rule.
  Key* KeyAt(const Line& line, ondemand::raw_json_string raw, std::size_t place) {
    const auto* begin = raw.raw();
    auto room = line.room - static_cast<std::size_t>(begin - line.text.data());
    if (place < order_.size() && order_[place]) {
      auto& key = order_[place]->second;
      if (key.written.StandsAt(begin, room)) return &key;
    }
    const auto* end = static_cast<const char*>(std::memchr(begin, '"', room));
    std::string name(begin, end ? end : begin);
    if (!end || name.empty() || name.find('\\') != name.npos) return nullptr;
    auto known = keys_.find(name);
    if (known == keys_.end()) {
      if (keys_.size() >= kMostKeys) return nullptr;
      known = keys_.emplace(name, Find(name)).first;
    }
    if (order_.size() <= place) order_.resize(place + 1);
    order_[place] = &*known;
    return &known->second;
  }

  Key Find(const std::string& name) {
    auto path = names_.FindPath(model_, std::string_view(name));
    Key key;
    key.written = WrittenKey(name);
    if (!path) return key;
    const auto& type = FieldAt(rules_, model_, *path).type;
    bool flat = path->size() == 1 && !type.list && type.kind != Kind::Record;
    key.to = flat ? Key::To::Field : Key::To::Elsewhere;
    key.field = path->front();
    return key;
  }

  const RuleSet& rules_;
  FieldNames names_;
  std::uint32_t model_;
  std::size_t line_bytes_;
  std::vector<bool> wanted_;
  std::deque<FlatField> fields_;
  ondemand::parser parser_;
  std::unordered_map<std::string, Key> keys_;
  std::vector<std::pair<const std::string, Key>*> order_;   // by place in the line, of the line before
  std::vector<std::pair<const std::string, Key>*> untold_;  // unknown keys of this line
  std::set<std::string> unknown_;
};

FlatLines::FlatLines(const RuleSet& rules, std::uint32_t model, const std::vector<std::uint32_t>& fields,
                     const Limits& limits)
    : reader_(std::make_unique<Reader>(rules, model, fields, limits)) {}
FlatLines::~FlatLines() = default;

void FlatLines::Fill(LinesLeft& left, Batch& batch, std::vector<NumberedLine>& others) {
  reader_->Fill(left, batch, others);
}

const std::set<std::string>& FlatLines::unknown_keys() const { return reader_->unknown_keys(); }

}  // namespace yichi::facts
