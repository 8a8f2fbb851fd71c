#include "base/utf8.h"
#include "office/data.h"
#include "yichi.h"

namespace yichi {
namespace {

class DutyWriter {
 public:
  DutyWriter(const RuleSet& rules, const Classification& classification)
      : rules_(rules), classification_(classification) {}

  void Add(std::string_view id, std::string_view text, const Record* duty = nullptr) {
    auto characters = DecodeUtf8(text);
    Classify(classification_, characters, duty, scratch_, classified_);
    out_ += RenderClassified(rules_, classification_, id, characters, classified_);
  }

  // Duties of the model, however deep.
  void AddAll(const std::vector<Record>& records) {
    for (const auto& record : records) {
      if (record.model == classification_.model) {
        const auto& text = record.fields[classification_.text_field].scalar;
        if (const auto* words = std::get_if<std::string>(&text)) Add(std::to_string(++count_), *words, &record);
        continue;
      }
      for (const auto& field : record.fields) AddAll(field.records);
    }
  }

  void AddObject(const DataNode& object) {
    std::string id, text;
    std::optional<Record> duty;
    for (const auto& member : object.members) {
      if (member.name == "id")
        id = member.value.text;
      else if (member.name == "text")
        text = member.value.text;
      else if (!duty)
        duty = DutyWith(rules_, classification_, member.name, member.value.text);
    }
    Add(id, text, duty ? &*duty : nullptr);
  }

  void AddLines(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      auto end = std::min(text.find('\n', at), text.size());
      auto line = text.substr(at, end - at);
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      ++count_;
      if (line.find_first_not_of(" \t") != line.npos) Add(std::to_string(count_), line);
      at = end + 1;
    }
  }

  std::string Take() { return std::move(out_); }

 private:
  const RuleSet& rules_;
  const Classification& classification_;
  ClassifyScratch scratch_;
  Classified classified_;
  std::size_t count_ = 0;
  std::string out_;
};

}  // namespace

std::variant<std::string, Unreadable> ClassifyBytes(const Loaded& loaded, std::string path, std::string bytes,
                                                    const CheckOptions& options) {
  const auto& rules = loaded.rules;
  if (rules.classifications.empty()) return std::string();
  DutyWriter writer(rules, rules.classifications.front());
  auto sniffed = SniffFormat(path, bytes, options.read.limits);
  if (auto* wrong = std::get_if<Unreadable>(&sniffed)) return std::move(*wrong);
  auto format = std::get<Format>(sniffed);
  if (HoldsRecords(format)) {
    auto data = ReadData(format, bytes, options.read.limits);
    if (auto* wrong = std::get_if<Unreadable>(&data)) return std::move(*wrong);
    for (const auto& root : std::get<DataFile>(data).roots) {
      bool list = root.kind == DataNode::Kind::List;
      for (const auto& member : list ? root.members : std::vector<DataMember>{{"", root}}) writer.AddObject(member.value);
    }
    return writer.Take();
  }
  auto checked = CheckBytes(loaded, path, bytes, options);
  if (checked.unreadable) return Unreadable{*checked.unreadable};
  if (format == Format::Text && checked.facts.model == kNoIndex)
    writer.AddLines(bytes);
  else
    writer.AddAll(checked.facts.records);
  return writer.Take();
}

}  // namespace yichi
