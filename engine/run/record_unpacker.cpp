#include "run/record_unpacker.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "base/bytes.h"
#include "base/utf8.h"
#include "run/packed_format.h"
#include "run/packed_records.h"

namespace yichi {

using packed::kNaming;
using packed::Tag;
using packed::TextOf;

// Reads the values of a column one after the other; into values where there is an unpacker, and into excerpts
// where some are wanted.
class ColumnReader {
 public:
  ColumnReader(std::string_view bytes, std::uint32_t first_paragraph, std::uint32_t input)
      : in_(bytes), first_(first_paragraph), input_(input) {}

  void set_unpacker(RecordUnpacker* unpacker) { unpacker_ = unpacker; }
  void set_wanted(Excerpts* wanted) { wanted_ = wanted; }
  bool sound() const { return in_.sound(); }

  // Reads up to and with the value of the row: into `value`, unless that is null. False where it is blank.
  bool ReadRow(std::size_t row, FieldValue* value) {
    for (; row_ < row; ++row_) ReadValue(nullptr);
    ++row_;
    blank_ = false;
    ReadValue(value);
    return !blank_;
  }
  // Likewise of the column of places.
  Place ReadPlaceOfRow(std::size_t row, const Place& naming) {
    Place place;
    for (; row_ <= row; ++row_) place = ReadPlace({}, naming);
    return place;
  }

 private:
  Place ReadValue(FieldValue* value) {
    auto status = in_.Number();
    if (status == packed::kBlank) {
      blank_ = true;
      return {};
    }
    std::string_view text;
    ReadScalar(value, text);
    auto original = in_.Text();
    auto place = ReadPlace(text, {});
    if (value) {
      value->status = status <= static_cast<std::uint64_t>(Status::Unregulated) ? static_cast<Status>(status)
                                                                                : Status::Missing;
      if (!original.empty()) value->original = std::string(original);
      value->place = place;
    }
    for (auto count = in_.Count(); count > 0; --count)
      ReadNested(value ? &value->records.emplace_back() : nullptr);
    for (auto count = in_.Count(); count > 0; --count)
      ReadValue(value ? &value->scalars.emplace_back() : nullptr);
    return place;
  }

  void ReadNested(Record* record) {
    auto model = in_.Small();
    if (++depth_ > packed::kDepth) in_.Stop();
    bool wanted = record && model < unpacker_->use_.fields.size();
    std::vector<std::uint32_t> fields;
    std::vector<FieldValue> values;
    Place naming;
    auto count = in_.Count();
    if (wanted) values.reserve(count);
    for (; count > 0; --count) {
      auto field = in_.Small();
      bool kept =
          wanted && field < unpacker_->use_.fields[model].size() && unpacker_->use_.Keeps(model, field);
      if (kept) fields.push_back(field);
      auto place = ReadValue(kept ? &values.emplace_back() : nullptr);
      if (field == kNaming) naming = place;
    }
    auto place = ReadPlace({}, naming);
    --depth_;
    if (!wanted) return;
    record->model = model;
    record->place = place;
    record->fields.Reduce(unpacker_->LayoutOf(model, fields), std::move(values));
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
    line_ = static_cast<std::int64_t>(static_cast<std::uint64_t>(line_) +
                                      static_cast<std::uint64_t>(in_.Signed()));
    auto text = how == TextOf::Other ? in_.Text() : value;
    last_ = paragraph;
    if (!wanted_) return place;
    if (auto found = wanted_->find(place.paragraph); found != wanted_->end()) {
      found->second.text = DecodeUtf8(text);
      packed::SetPosition(line_, found->second);
    }
    return place;
  }

  ByteReader in_;
  std::uint32_t first_;
  std::uint32_t input_, last_ = 0;
  std::int64_t line_ = 0;
  std::size_t row_ = 0;
  int depth_ = 0;
  bool blank_ = false;
  RecordUnpacker* unpacker_ = nullptr;
  Excerpts* wanted_ = nullptr;
};

// The blocks of a stretch, one after the other.
class BlockReader {
 public:
  BlockReader(std::string_view packed, std::uint32_t first_paragraph, std::uint32_t input)
      : in_(packed), first_(first_paragraph), input_(input) {}

  bool Records(RecordUnpacker& unpacker, const RecordChoice& choice, std::vector<Record>& records) {
    while (Next()) {
      if (model_ >= unpacker.use_.roots.size() || !unpacker.use_.roots[model_]) continue;
      Choose(unpacker, choice);
      for (std::size_t row = 0; row < rows_; ++row) {
        Record record;
        if (ReadRecord(row, unpacker, choice, record)) records.push_back(std::move(record));
      }
      if (!Sound()) return false;
    }
    return in_.sound();
  }

  bool Texts(Excerpts& wanted) {
    while (Next()) {
      for (auto& column : columns_) {
        column.reader.set_wanted(&wanted);
        column.reader.ReadRow(rows_ - 1, nullptr);
      }
      places_->set_wanted(&wanted);
      places_->ReadPlaceOfRow(rows_ - 1, {});
      if (!Sound()) return false;
    }
    return in_.sound();
  }

 private:
  struct ColumnOf {
    std::uint32_t field;
    ColumnReader reader;
    bool decides = false;
    bool absent = false;  // blank in every row
  };

  // The head of the next block.
  bool Next() {
    if (in_.at_end()) return false;
    rows_ = in_.Count();
    model_ = in_.Small();
    columns_.clear();
    for (auto count = in_.Count(); count > 0; --count) {
      auto field = in_.Small();
      columns_.push_back({field, ColumnReader(in_.Text(), first_, input_)});
    }
    places_.emplace(in_.Text(), first_, input_);
    return in_.sound() && rows_ > 0;
  }

  void Choose(RecordUnpacker& unpacker, const RecordChoice& choice) {
    const auto& kept = unpacker.use_.fields[model_];
    std::erase_if(columns_, [&](const ColumnOf& column) {
      return column.field >= kept.size() || !unpacker.use_.Keeps(model_, column.field);
    });
    auto at = [](const ColumnOf& column, std::uint32_t field) { return column.field < field; };
    for (auto field : choice.fields) {
      if (field >= kept.size()) continue;
      auto column = std::lower_bound(columns_.begin(), columns_.end(), field, at);
      if (column == columns_.end() || column->field != field)
        column = columns_.insert(column, {field, ColumnReader({}, first_, input_), true, true});
      column->decides = true;
    }
    for (auto& column : columns_) column.reader.set_unpacker(&unpacker);
  }

  // False where it is not wanted.
  bool ReadRecord(std::size_t row, RecordUnpacker& unpacker, const RecordChoice& choice, Record& record) {
    record.model = model_;
    if (choice.wants) {
      ReadDeciding(row, unpacker, record);
      if (!choice.wants(record)) return false;
    }
    auto decided = record.fields.begin();
    values_.clear();
    fields_.clear();
    Place naming;
    for (auto& column : columns_) {
      auto& value = values_.emplace_back();
      if (column.decides) {
        value = std::move(*decided++);
      } else if (!column.reader.ReadRow(row, &value)) {
        values_.pop_back();
        continue;
      }
      fields_.push_back(column.field);
      if (column.field == kNaming) naming = value.place;
    }
    // Of the very size: there are many of them.
    std::vector<FieldValue> kept(std::make_move_iterator(values_.begin()),
                                 std::make_move_iterator(values_.end()));
    record.fields.Reduce(unpacker.LayoutOf(model_, fields_), std::move(kept));
    record.place = places_->ReadPlaceOfRow(row, naming);
    return true;
  }

  void ReadDeciding(std::size_t row, RecordUnpacker& unpacker, Record& record) {
    std::vector<FieldValue> values;
    fields_.clear();
    for (auto& column : columns_) {
      if (!column.decides) continue;
      auto& value = values.emplace_back();
      value.place.document = input_;
      if (!column.absent) column.reader.ReadRow(row, &value);
      fields_.push_back(column.field);
    }
    record.fields.Reduce(unpacker.LayoutOf(model_, fields_), std::move(values));
  }

  bool Sound() const {
    return in_.sound() && places_->sound() &&
           std::all_of(columns_.begin(), columns_.end(), [](const ColumnOf& c) { return c.reader.sound(); });
  }

  ByteReader in_;
  std::uint32_t first_, input_;
  std::size_t rows_ = 0;
  std::uint32_t model_ = 0;
  std::vector<ColumnOf> columns_;
  std::optional<ColumnReader> places_;
  std::vector<std::uint32_t> fields_;  // of the record that is being read
  std::vector<FieldValue> values_;
};

RecordUnpacker::RecordUnpacker(const RuleSet& rules, FieldUse use) : rules_(rules), use_(std::move(use)) {}

const FieldLayout& RecordUnpacker::LayoutOf(std::uint32_t model, const std::vector<std::uint32_t>& fields) {
  if (last_ != layouts_.end() && last_->first.first == model && last_->first.second == fields)
    return *last_->second;
  bool fresh;
  std::tie(last_, fresh) = layouts_.try_emplace({model, fields});
  if (fresh) {
    last_->second = std::make_unique<FieldLayout>(rules_.models[model].fields.size(), kNoIndex);
    for (std::uint32_t i = 0; i < fields.size(); ++i) (*last_->second)[fields[i]] = i;
  }
  return *last_->second;
}

bool RecordUnpacker::Unpack(std::string_view packed, std::uint32_t first_paragraph, std::uint32_t input,
                            const RecordChoice& choice, std::vector<Record>& records) {
  return BlockReader(packed, first_paragraph, input).Records(*this, choice, records);
}

bool FindExcerpts(std::string_view packed, std::uint32_t first_paragraph, Excerpts& wanted) {
  return BlockReader(packed, first_paragraph, 0).Texts(wanted);
}

}  // namespace yichi
