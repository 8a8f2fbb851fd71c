#include "run/packed_records.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/utf8.h"
#include "run/record_unpacker.h"

namespace yichi {

namespace {

// How the text of the paragraph around a place is written.
// Naming: the place is that of the record's naming field.
enum class TextOf : std::uint64_t { None, Value, Other, Told, Naming };

constexpr std::uint32_t kNaming = 1;
constexpr int kDepth = 200;  // no record nests deeper

enum class Tag : std::uint64_t { None, Number, Day, Member, Truth, Text };

class Packer {
 public:
  Packer(const Document& document, const FieldUse& kept) : document_(document), kept_(kept) {}

  std::string Pack(const std::vector<Record>& records) {
    for (const auto& record : records)
      if (kept_.roots[record.model]) Put(record);
    auto packed = out_.Take();
    packed.shrink_to_fit();  // it is kept for long
    return packed;
  }

 private:
  void Put(const Record& record) {
    out_.Number(record.model);
    std::vector<std::uint32_t> fields;
    for (std::uint32_t f = 0; f < record.fields.size(); ++f)
      if (kept_.Keeps(record.model, f) && !IsBlank(record.fields[f])) fields.push_back(f);
    out_.Number(fields.size());
    for (auto field : fields) {
      out_.Number(field);
      Put(record.fields[field]);
    }
    bool named = record.fields.size() > kNaming && record.place.known() &&
                 kept_.Keeps(record.model, kNaming) && record.place == record.fields[kNaming].place;
    if (named)
      out_.Number(static_cast<std::uint64_t>(TextOf::Naming));
    else
      Put(record.place, {});
  }

  static bool IsBlank(const FieldValue& value) {
    return value.status == Status::Missing && !value.place.known() && value.records.empty() &&
           value.scalars.empty();
  }

  void Put(const FieldValue& value) {
    out_.Number(static_cast<std::uint64_t>(value.status));
    const auto* text = std::get_if<std::string>(&value.scalar);
    PutScalar(value);
    out_.Text(value.original);
    Put(value.place, text ? std::string_view(*text) : std::string_view());
    out_.Number(value.records.size());
    for (const auto& record : value.records) Put(record);
    out_.Number(value.scalars.size());
    for (const auto& scalar : value.scalars) Put(scalar);
  }

  void PutScalar(const FieldValue& value) {
    auto tag = [&](Tag kind) { out_.Number(static_cast<std::uint64_t>(kind)); };
    if (const auto* number = std::get_if<Number>(&value.scalar)) {
      tag(Tag::Number);
      out_.Signed(number->numerator);
      out_.Signed(number->denominator);
    } else if (const auto* day = std::get_if<Day>(&value.scalar)) {
      tag(Tag::Day);
      out_.Signed(*day);
    } else if (const auto* member = std::get_if<std::uint32_t>(&value.scalar)) {
      tag(Tag::Member);
      out_.Number(*member);
    } else if (const auto* truth = std::get_if<bool>(&value.scalar)) {
      tag(Tag::Truth);
      out_.Number(*truth);
    } else if (const auto* text = std::get_if<std::string>(&value.scalar)) {
      tag(Tag::Text);
      out_.Text(*text);
    } else {
      tag(Tag::None);
    }
  }

  // Paragraph, characters, line, and the paragraph's text unless that is the value or was told before.
  void Put(const Place& place, std::string_view value) {
    if (!place.known()) return out_.Number(static_cast<std::uint64_t>(TextOf::None));
    const auto& paragraph = document_.paragraphs[place.paragraph];
    auto text = EncodeUtf8(paragraph.text);
    auto how = place.paragraph == last_ && told_ ? TextOf::Told
               : text == value                   ? TextOf::Value
                                                 : TextOf::Other;
    out_.Number(static_cast<std::uint64_t>(how));
    out_.Signed(static_cast<std::int64_t>(place.paragraph) - static_cast<std::int64_t>(last_));
    out_.Number(place.begin);
    out_.Number(place.end);
    if (how == TextOf::Told) return;
    out_.Signed(static_cast<std::int64_t>(paragraph.line) - static_cast<std::int64_t>(line_));
    if (how == TextOf::Other) out_.Text(text);
    last_ = place.paragraph;
    line_ = paragraph.line;
    told_ = true;
  }

  const Document& document_;
  const FieldUse& kept_;
  ByteWriter out_;
  std::uint32_t last_ = 0, line_ = 0;
  bool told_ = false;
};

}  // namespace

// Reads packed records; into records where there is an unpacker, and into excerpts where some are wanted.
class PackedReader {
 public:
  PackedReader(std::string_view packed, std::uint32_t first_paragraph)
      : in_(packed), first_(first_paragraph) {}

  bool Records(RecordUnpacker& unpacker, std::uint32_t input, const WantsRecord& wants,
               std::vector<Record>& records) {
    unpacker_ = &unpacker;
    input_ = input;
    while (!in_.at_end()) {
      Record record;
      bool wanted = ReadRecord(&record, true);
      if (wanted && (!wants || wants(record))) records.push_back(std::move(record));
    }
    return in_.sound();
  }

  bool Texts(Excerpts& wanted) {
    wanted_ = &wanted;
    while (!in_.at_end()) ReadRecord(nullptr, true);
    return in_.sound();
  }

 private:
  // Whether the record is wanted; all of it is read in any case.
  bool ReadRecord(Record* record, bool root) {
    auto model = in_.Small();
    if (++depth_ > kDepth) in_.Stop();
    bool wanted = record && model < unpacker_->use_.roots.size() && (!root || unpacker_->use_.roots[model]);
    std::vector<std::uint32_t> fields;
    std::vector<FieldValue> values;
    Place naming;
    for (auto count = in_.Count(); count > 0; --count) {
      auto field = in_.Small();
      bool kept =
          wanted && field < unpacker_->use_.fields[model].size() && unpacker_->use_.Keeps(model, field);
      if (kept) fields.push_back(field);
      auto place = ReadValue(kept ? &values.emplace_back() : nullptr);
      if (field == kNaming) naming = place;
    }
    auto place = ReadPlace({}, naming);
    --depth_;
    if (!wanted) return false;
    if (root) AddAlways(model, fields, values);
    record->model = model;
    record->place = place;
    record->fields.Reduce(unpacker_->LayoutOf(model, fields), fields.size());
    std::move(values.begin(), values.end(), record->fields.begin());
    return true;
  }

  void AddAlways(std::uint32_t model, std::vector<std::uint32_t>& fields,
                 std::vector<FieldValue>& values) const {
    auto always = unpacker_->always_;
    bool there = !always || *always >= unpacker_->use_.fields[model].size() ||
                 std::find(fields.begin(), fields.end(), *always) != fields.end();
    if (there) return;
    fields.push_back(*always);
    values.emplace_back().place.document = input_;
  }

  Place ReadValue(FieldValue* value) {
    auto status = in_.Number();
    std::string_view text;
    ReadScalar(value, text);
    auto original = in_.Text();
    auto place = ReadPlace(text, {});
    if (value) {
      value->status = status <= static_cast<std::uint64_t>(Status::Unregulated) ? static_cast<Status>(status)
                                                                                : Status::Missing;
      value->original = original;
      value->place = place;
    }
    for (auto count = in_.Count(); count > 0; --count)
      ReadRecord(value ? &value->records.emplace_back() : nullptr, false);
    for (auto count = in_.Count(); count > 0; --count)
      ReadValue(value ? &value->scalars.emplace_back() : nullptr);
    return place;
  }

  void ReadScalar(FieldValue* value, std::string_view& text) {
    switch (static_cast<Tag>(in_.Number())) {
      case Tag::Number: {
        Number number(in_.Signed());
        number.denominator = in_.Signed();
        if (value) value->scalar = number;
        return;
      }
      case Tag::Day: {
        auto day = static_cast<Day>(in_.Signed());
        if (value) value->scalar = day;
        return;
      }
      case Tag::Member: {
        auto member = in_.Small();
        if (value) value->scalar = member;
        return;
      }
      case Tag::Truth: {
        bool truth = in_.Number() != 0;
        if (value) value->scalar = truth;
        return;
      }
      case Tag::Text:
        text = in_.Text();
        if (value) value->scalar = std::string(text);
        return;
      case Tag::None:
        return;
    }
  }

  Place ReadPlace(std::string_view value, const Place& naming) {
    auto how = static_cast<TextOf>(in_.Number());
    if (how == TextOf::Naming) return naming;
    if (how == TextOf::None) return {kNoIndex, 0, 0, input_};
    auto paragraph = static_cast<std::uint32_t>(static_cast<std::int64_t>(last_) + in_.Signed());
    Place place{first_ + paragraph, 0, 0, input_};
    place.begin = in_.Small();
    place.end = in_.Small();
    if (how == TextOf::Told) return place;
    line_ = static_cast<std::uint32_t>(static_cast<std::int64_t>(line_) + in_.Signed());
    auto text = how == TextOf::Other ? in_.Text() : value;
    last_ = paragraph;
    if (!wanted_) return place;
    if (auto found = wanted_->find(place.paragraph); found != wanted_->end()) {
      found->second.text = DecodeUtf8(text);
      found->second.line = line_;
    }
    return place;
  }

  ByteReader in_;
  std::uint32_t first_;
  std::uint32_t input_ = 0, last_ = 0, line_ = 0;
  int depth_ = 0;
  RecordUnpacker* unpacker_ = nullptr;
  Excerpts* wanted_ = nullptr;
};

std::string PackRecords(const std::vector<Record>& records, const Document& document, const FieldUse& kept) {
  return Packer(document, kept).Pack(records);
}

RecordUnpacker::RecordUnpacker(const RuleSet& rules, FieldUse use, std::optional<std::uint32_t> always)
    : rules_(rules), use_(std::move(use)), always_(always) {}

const FieldLayout& RecordUnpacker::LayoutOf(std::uint32_t model, const std::vector<std::uint32_t>& fields) {
  auto& layout = layouts_[{model, fields}];
  if (!layout) {
    layout = std::make_unique<FieldLayout>(rules_.models[model].fields.size(), kNoIndex);
    for (std::uint32_t i = 0; i < fields.size(); ++i) (*layout)[fields[i]] = i;
  }
  return *layout;
}

bool RecordUnpacker::Unpack(std::string_view packed, std::uint32_t first_paragraph, std::uint32_t input,
                            const WantsRecord& wants, std::vector<Record>& records) {
  return PackedReader(packed, first_paragraph).Records(*this, input, wants, records);
}

bool FindExcerpts(std::string_view packed, std::uint32_t first_paragraph, Excerpts& wanted) {
  return PackedReader(packed, first_paragraph).Texts(wanted);
}

}  // namespace yichi
