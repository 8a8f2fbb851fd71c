#include "run/packed_records.h"

#include <algorithm>
#include <span>

#include "base/bytes.h"
#include "base/utf8.h"
#include "run/packed_format.h"

namespace yichi {
namespace {

using packed::kNaming;
using packed::Tag;
using packed::TextOf;

bool IsBlank(const FieldValue& value) {
  return value.status == Status::Missing && !value.place.known() && value.records.empty() &&
         value.scalars.empty();
}

class ColumnPacker {
 public:
  ColumnPacker(const Document& document, const FieldUse& kept) : document_(document), kept_(kept) {}

  void Put(const FieldValue& value) {
    if (IsBlank(value)) return out_.Number(packed::kBlank);
    out_.Number(static_cast<std::uint64_t>(value.status));
    const auto* text = std::get_if<std::string>(&value.scalar);
    PutScalar(value);
    out_.Text(value.original.all());
    Put(value.place, text ? std::string_view(*text) : std::string_view());
    out_.Number(value.records.size());
    for (const auto& record : value.records) PutNested(record);
    out_.Number(value.scalars.size());
    for (const auto& scalar : value.scalars) Put(scalar);
  }

  // The place of the record itself.
  void PutPlace(const Record& record) {
    const auto& fields = record.fields;
    bool named = fields.size() > kNaming && record.place.known() && kept_.Keeps(record.model, kNaming) &&
                 record.place == fields[kNaming].place;
    if (named) return out_.Number(static_cast<std::uint64_t>(TextOf::Naming));
    Put(record.place, {});
  }

  std::string Take() { return out_.Take(); }

 private:
  void PutNested(const Record& record) {
    out_.Number(record.model);
    std::vector<std::uint32_t> fields;
    for (std::uint32_t f = 0; f < record.fields.size(); ++f)
      if (kept_.Keeps(record.model, f) && !IsBlank(record.fields[f])) fields.push_back(f);
    out_.Number(fields.size());
    for (auto field : fields) {
      out_.Number(field);
      Put(record.fields[field]);
    }
    PutPlace(record);
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
    auto at = packed::PositionOf(paragraph);
    out_.Signed(at - line_);
    if (how == TextOf::Other) out_.Text(text);
    last_ = place.paragraph;
    line_ = at;
    told_ = true;
  }

  const Document& document_;
  const FieldUse& kept_;
  ByteWriter out_;
  std::uint32_t last_ = 0;
  std::int64_t line_ = 0;
  bool told_ = false;
};

class Packer {
 public:
  Packer(const Document& document, const FieldUse& kept) : document_(document), kept_(kept) {}

  std::string Pack(const std::vector<Record>& records) {
    for (auto first = records.begin(); first != records.end();) {
      auto last =
          std::find_if(first, records.end(), [&](const Record& r) { return r.model != first->model; });
      if (kept_.roots[first->model]) PutBlock({first, last});
      first = last;
    }
    auto packed = out_.Take();
    packed.shrink_to_fit();  // it is kept for long
    return packed;
  }

 private:
  void PutBlock(std::span<const Record> records) {
    auto model = records.front().model;
    out_.Number(records.size());
    out_.Number(model);
    auto fields = FieldsIn(records);
    out_.Number(fields.size());
    for (auto field : fields) {
      out_.Number(field);
      PutColumn(records,
                [&](ColumnPacker& column, const Record& record) { column.Put(record.fields[field]); });
    }
    PutColumn(records, [](ColumnPacker& column, const Record& record) { column.PutPlace(record); });
  }

  // Those that some record has a value for.
  std::vector<std::uint32_t> FieldsIn(std::span<const Record> records) const {
    std::vector<std::uint32_t> fields;
    for (std::uint32_t f = 0; f < records.front().fields.size(); ++f)
      if (kept_.Keeps(records.front().model, f) &&
          std::any_of(records.begin(), records.end(), [&](const Record& r) { return !IsBlank(r.fields[f]); }))
        fields.push_back(f);
    return fields;
  }

  template <typename Put>
  void PutColumn(std::span<const Record> records, Put put) {
    ColumnPacker column(document_, kept_);
    for (const auto& record : records) put(column, record);
    out_.Text(column.Take());
  }

  const Document& document_;
  const FieldUse& kept_;
  ByteWriter out_;
};

}  // namespace

std::string PackRecords(const std::vector<Record>& records, const Document& document, const FieldUse& kept) {
  return Packer(document, kept).Pack(records);
}

}  // namespace yichi
