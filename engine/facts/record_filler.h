#pragma once

#include <set>
#include <string>
#include <utility>

#include "facts/field_names.h"
#include "facts/records.h"
#include "office/data.h"

namespace yichi::facts {

// Whether a value of this shape can be read into a field of the type.
bool ShapeFits(const DataNode& node, const Type& type);

// Writes values of record files into records; each value becomes a paragraph of the document.
class RecordFiller {
 public:
  RecordFiller(const RuleSet& rules, const FieldNames& names, Document& document)
      : rules_(rules), names_(names), document_(document) {}

  Record Make(std::uint32_t model, const DataNode& object);
  // Of values and keys.
  RecordNotes TakeNotes();

 private:
  void Fill(Record& record, const DataNode& object);
  void Put(Record& record, const FieldPath& path, const DataNode& node);
  void Set(FieldValue& value, const Field& field, const DataNode& node);
  void SetList(FieldValue& value, const Field& field, const DataNode& node);
  void SetElement(FieldValue& value, const Field& field, const DataNode& node);
  bool SetRecord(FieldValue& value, const Type& element, const DataNode& node);
  bool SetScalar(FieldValue& value, const Field& field, const Type& type, const DataNode& node);
  bool WrapsElements(const DataNode& node, const Type& element) const;
  Record Empty(std::uint32_t model) const;
  Place AddParagraph(const DataNode& node);
  Place WholeOf(std::size_t paragraph) const;
  void Broken(const Field& field, std::uint32_t line, const std::string& text);

  const RuleSet& rules_;
  const FieldNames& names_;
  Document& document_;
  RecordNotes notes_;
  std::set<std::pair<std::uint32_t, std::string>> unknown_;
};

}  // namespace yichi::facts
