#include "base/utf8.h"
#include "facts/extract.h"
#include "facts/stretch.h"
#include "facts/table_totals.h"

namespace yichi {
namespace {

// The document's own structure as records of the built-in models.
class Structure {
 public:
  Structure(const RuleSet& rules, const Document& document) : rules_(rules), document_(document) {}

  Record Make() const {
    auto record = New("文档");
    Put(record, "标题", Text(document_.TitleText(), TitlePlace()));
    record.place = TitlePlace();
    auto& paragraphs = List(record, "段落");
    auto& sentences = List(record, "句");
    for (std::uint32_t p = 0; p < document_.paragraphs.size(); ++p) {
      paragraphs.push_back(Paragraph(p));
      const auto& paragraph = document_.paragraphs[p];
      for (auto range : SplitSentences(paragraph.text)) sentences.push_back(Sentence(p, range));
    }
    auto& sections = List(record, "节");
    for (const auto& section : document_.sections) sections.push_back(SectionRecord(section));
    auto& items = List(record, "条目");
    for (const auto& item : document_.items) items.push_back(ItemRecord(item));
    auto& tables = List(record, "表格");
    for (std::uint32_t t = 0; t < document_.tables.size(); ++t) tables.push_back(TableRecord(t));
    auto& citations = List(record, "引文");
    for (const auto& citation : document_.citations) citations.push_back(CitationRecord(citation));
    return record;
  }

 private:
  Record New(std::string_view model) const {
    Record record;
    for (record.model = 0; record.model < rules_.models.size(); ++record.model)
      if (rules_.models[record.model].builtin && rules_.models[record.model].name == model) break;
    record.fields.resize(rules_.models[record.model].fields.size());
    return record;
  }

  FieldValue& At(Record& record, std::string_view field) const {
    return record.fields[rules_.models[record.model].FindField(field)];
  }

  void Put(Record& record, std::string_view field, FieldValue value) const {
    At(record, field) = std::move(value);
  }

  Seldom<std::vector<Record>>& List(Record& record, std::string_view field) const {
    auto& value = At(record, field);
    value.status = Status::Known;
    return value.records;
  }

  static FieldValue Text(std::string text, Place place) {
    FieldValue value;
    value.status = Status::Known;
    value.scalar = std::move(text);
    value.place = place;
    return value;
  }
  static FieldValue Text(std::u32string_view text, Place place) { return Text(EncodeUtf8(text), place); }

  static FieldValue Count(std::int64_t number, Place place) {
    FieldValue value;
    value.status = Status::Known;
    value.scalar = Number(number);
    value.place = place;
    return value;
  }

  Place Whole(std::uint32_t paragraph) const {
    return {paragraph, 0, static_cast<std::uint32_t>(document_.paragraphs[paragraph].text.size())};
  }

  Place TitlePlace() const { return document_.title == kNone ? Place() : Whole(document_.title); }

  Record Paragraph(std::uint32_t p) const {
    auto record = New("段落");
    const auto& paragraph = document_.paragraphs[p];
    record.place = Whole(p);
    Put(record, "文本", Text(paragraph.text, record.place));
    Put(record, "样式", Text(paragraph.style, record.place));
    return record;
  }

  Record Sentence(std::uint32_t p, TextRange range) const {
    auto record = New("句");
    const auto& paragraph = document_.paragraphs[p];
    record.place = {p, range.begin, range.end};
    auto text = std::u32string_view(paragraph.text).substr(range.begin, range.end - range.begin);
    Put(record, "文本", Text(text, record.place));
    Put(record, "样式", Text(paragraph.style, record.place));
    return record;
  }

  Record SectionRecord(const Section& section) const {
    auto record = New("节");
    record.place = {section.paragraph, section.title_range.begin, section.title_range.end};
    if (section.title_range.begin == section.title_range.end) record.place = Whole(section.paragraph);
    Put(record, "标题", Text(section.title, record.place));
    Put(record, "编号", Text(section.number, record.place));
    Put(record, "级", Count(section.level, record.place));
    auto& paragraphs = List(record, "段落");
    std::u32string text;
    for (auto p = section.paragraph; p < section.end; ++p) {
      std::u32string_view own = document_.paragraphs[p].text;
      if (p == section.paragraph) own.remove_prefix(std::min<std::size_t>(section.body_begin, own.size()));
      if (!own.empty()) (text += text.empty() ? U"" : U"\n") += own;
      if (p > section.paragraph) paragraphs.push_back(Paragraph(p));
    }
    Put(record, "文本", Text(text, record.place));
    auto& items = List(record, "条目");
    for (const auto& item : document_.items)
      if (item.paragraph >= section.paragraph && item.paragraph < section.end)
        items.push_back(ItemRecord(item));
    return record;
  }

  Record ItemRecord(const Item& item) const {
    auto record = New("条目");
    record.place = {item.paragraph, item.range.begin, item.range.end};
    Place label{item.paragraph, item.label_range.begin, item.label_range.end};
    if (label.begin == label.end) label.end = std::min(item.range.begin + 1, item.range.end);
    Put(record, "编号", Text(item.label, label));
    Put(record, "号", Count(item.number, label));
    Put(record, "前号", Count(item.previous, label));
    Put(record, "级", Count(item.level, label));
    auto text = std::u32string_view(document_.paragraphs[item.paragraph].text);
    Put(record, "文本", Text(text.substr(item.range.begin, item.range.end - item.range.begin), record.place));
    auto& above = At(record, "上级");
    above.status = item.parent == kNone ? Status::Unregulated : Status::Known;
    if (item.parent != kNone) above.records.push_back(ItemRecord(document_.items[item.parent]));
    return record;
  }

  Record TableRecord(std::uint32_t t) const {
    auto record = New("表格");
    const auto& table = document_.tables[t];
    if (!table.cells.empty() && table.cells.front().first_paragraph < table.cells.front().last_paragraph)
      record.place = Whole(table.cells.front().first_paragraph);
    if (table.caption != kNone)
      Put(record, "题名", Text(document_.paragraphs[table.caption].text, Whole(table.caption)));
    auto& head = At(record, "表头");
    head.status = Status::Known;
    auto& rows = List(record, "行");
    for (std::uint32_t r = 0; r < table.rows; ++r) {
      auto row = New("表格行");
      auto& cells = At(row, "格");
      cells.status = Status::Known;
      for (std::uint32_t c = 0; c < table.columns; ++c) cells.scalars.push_back(CellValue(t, r, c));
      if (!cells.scalars.empty()) row.place = cells.scalars.front().place;
      if (r == 0) head.scalars = cells.scalars;
      rows.push_back(std::move(row));
    }
    auto& totals = List(record, "合计");
    for (const auto& total : facts::FindTotals(document_, t)) totals.push_back(TotalRecord(total));
    return record;
  }

  FieldValue CellValue(std::uint32_t table, std::uint32_t row, std::uint32_t column) const {
    auto pieces = facts::CellPieces(document_, table, row, column);
    return Text(facts::CellText(document_, table, row, column), facts::FirstPlace(pieces));
  }

  Record TotalRecord(const facts::Total& total) const {
    auto record = New("表格合计");
    record.place = total.place;
    Put(record, "行名", Text(total.row_name, total.place));
    Put(record, "列名", Text(total.column_name, total.place));
    FieldValue said;
    said.status = Status::Known;
    said.scalar = total.said;
    said.place = total.place;
    Put(record, "所称", said);
    said.scalar = total.sum;
    said.place = {};
    Put(record, "实加", said);
    return record;
  }

  Record CitationRecord(const Citation& citation) const {
    auto record = New("引文");
    record.place = {citation.paragraph, citation.range.begin, citation.range.end};
    if (!citation.title.empty()) Put(record, "标题", Text(citation.title, record.place));
    if (!citation.number.empty()) Put(record, "文号", Text(citation.number, record.place));
    if (!citation.article.empty()) Put(record, "条", Text(citation.article, record.place));
    return record;
  }

  const RuleSet& rules_;
  const Document& document_;
};

}  // namespace

Record DocumentRecord(const RuleSet& rules, const Document& document) {
  return Structure(rules, document).Make();
}

}  // namespace yichi
