#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "../unit/office/parcel.h"
#include "../unit/office/sheet_parcel.h"
#include "office/annotate_sheet.h"

// Copies with comments of Word files and workbooks whose parts are arbitrary: whatever can be read and
// commented reads as before, and equal input gives equal bytes.
namespace {

using namespace yichi;

void Require(bool holds) {
  if (!holds) std::abort();
}

// What stands before the next NUL; `bytes` goes on behind it.
std::string Next(std::string_view& bytes) {
  auto end = std::min(bytes.find('\0'), bytes.size());
  std::string part(bytes.substr(0, end));
  bytes.remove_prefix(std::min(end + 1, bytes.size()));
  return part;
}

std::string Links(const std::string& type, const std::string& target) {
  return parcel::Links({{type, target}});
}

std::string WordFile(std::string_view bytes) {
  parcel::Docx docx{Next(bytes)};
  docx.footnotes = Next(bytes);
  auto comments = Next(bytes);
  auto entries = docx.Entries();
  if (comments.empty() || !docx.footnotes.empty()) return parcel::Zip(entries);
  entries.back().bytes = Links("comments", "comments.xml");
  entries.push_back({"word/comments.xml", parcel::Root("comments", comments)});
  return parcel::Zip(entries);
}

std::string Workbook(std::string_view bytes) {
  parcel::Xlsx xlsx{Next(bytes)};
  xlsx.after = Next(bytes);
  auto comments = Next(bytes);
  auto entries = xlsx.Entries();
  if (comments.empty()) return parcel::Zip(entries);
  entries.push_back({"xl/worksheets/_rels/sheet1.xml.rels", Links("comments", "../comments1.xml")});
  entries.push_back({"xl/comments1.xml", parcel::SheetRoot("comments", comments)});
  return parcel::Zip(entries);
}

std::vector<Annotation> AnnotationsOn(const Document& document, std::uint8_t choice) {
  std::vector<Annotation> annotations;
  for (std::uint32_t i = 0; i < 4; ++i) {
    Annotation annotation;
    auto count = static_cast<std::uint32_t>(document.paragraphs.size());
    auto paragraph = count == 0 ? 0 : (choice + 7 * i) % (count + 1);
    auto size =
        paragraph < count ? static_cast<std::uint32_t>(document.paragraphs[paragraph].text.size()) : 0;
    auto begin = size == 0 ? 0 : (choice * 3u + i) % size;
    annotation.place = {paragraph, begin, std::min(size, begin + i)};
    annotation.text = {"批注" + std::to_string(i), "一\n二"};
    annotations.push_back(annotation);
  }
  return annotations;
}

std::optional<Document> Read(const std::string& bytes, const char* name, const ReadOptions& options) {
  auto outcome = ReadDocument(name, bytes, options);
  if (std::holds_alternative<Unreadable>(outcome)) return std::nullopt;
  return std::get<Document>(std::move(outcome));
}

std::variant<std::string, Unreadable> Copy(const std::string& bytes, const Document& document,
                                           const std::vector<Annotation>& annotations,
                                           const ReadOptions& options) {
  if (document.format == Format::Docx) return AnnotateDocx(bytes, annotations, options);
  SheetList list{"一尺检查结果", {{"问题", 20}}, {{{"批注", 0}}}};
  return AnnotateXlsx(bytes, annotations, list, document, options.limits);
}

}  // namespace

// The first byte chooses the kind of file, the second the places.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  std::string_view rest(reinterpret_cast<const char*>(data + 2), size - 2);
  bool word = data[0] % 2 == 0;
  auto bytes = word ? WordFile(rest) : Workbook(rest);
  const char* name = word ? "a.docx" : "a.xlsx";
  ReadOptions options;
  options.limits.part_bytes = options.limits.package_bytes = 1u << 20;
  options.limits.sheet_cells = options.limits.table_cells = 100'000;
  auto before = Read(bytes, name, options);
  if (!before) return 0;
  auto annotations = AnnotationsOn(*before, data[1]);
  auto copy = Copy(bytes, *before, annotations, options);
  if (std::holds_alternative<Unreadable>(copy)) return 0;
  const auto& copied = std::get<std::string>(copy);
  Require(std::get<std::string>(Copy(bytes, *before, annotations, options)) == copied);
  auto after = Read(copied, name, options);
  Require(after && after->paragraphs.size() == before->paragraphs.size());
  for (std::size_t i = 0; i < before->paragraphs.size(); ++i)
    Require(after->paragraphs[i].text == before->paragraphs[i].text);
  return 0;
}
