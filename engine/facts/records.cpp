#include "facts/records.h"

#include <algorithm>
#include <map>

#include "facts/record_filler.h"
#include "office/package.h"

namespace yichi {
namespace {

using facts::FieldNames;
using NodeKind = DataNode::Kind;

// Objects that stand together, under one name.
struct Group {
  std::string name;
  std::vector<const DataNode*> objects;
};

constexpr std::size_t kLookedAt = 1000;  // records that tell the model

class RecordFinder {
 public:
  RecordFinder(const RuleSet& rules, const FieldNames& names, RecordFile& file, const LedgerOptions& options)
      : rules_(rules), names_(names), file_(file), filler_(rules, names_, file.document) {
    if (options.kind) forced_ = rules.FindModel(*options.kind);
  }

  RecordNotes Run(const DataFile& data) {
    Visit(RootsOf(data));
    return filler_.TakeNotes();
  }

  std::uint32_t RootModel(const DataFile& data) const { return ModelOf(RootsOf(data)); }

  RecordNotes Fill(const DataFile& data, std::uint32_t model) {
    FillAll(RootsOf(data), model);
    return filler_.TakeNotes();
  }

  const std::string& keys_seen() const { return keys_seen_; }

 private:
  static void AddTo(Group& group, const DataNode& node) {
    if (node.kind == NodeKind::Object) group.objects.push_back(&node);
    if (node.kind == NodeKind::List)
      for (const auto& [key, element] : node.members) AddTo(group, element);
  }

  static Group RootsOf(const DataFile& data) {
    Group roots;
    for (const auto& root : data.roots) AddTo(roots, root);
    return roots;
  }

  void FillAll(const Group& group, std::uint32_t model) {
    if (file_.facts.model == kNoIndex) file_.facts.model = model;
    for (const auto* object : group.objects) file_.facts.records.push_back(filler_.Make(model, *object));
  }

  // Steps down no deeper than the reader of the file let it nest.
  void Visit(const Group& group) {
    auto model = ModelOf(group);
    if (model != kNoIndex) return FillAll(group, model);
    std::vector<Group> inner;
    std::map<std::string, std::size_t> known;
    for (const auto* object : group.objects)
      for (const auto& [key, value] : object->members) {
        if (keys_seen_.size() < 120) keys_seen_ += (keys_seen_.empty() ? "" : "、") + key;
        if (value.kind != NodeKind::Object && value.kind != NodeKind::List) continue;
        auto [it, added] = known.emplace(key, inner.size());
        if (added) inner.push_back({key, {}});
        AddTo(inner[it->second], value);
      }
    for (const auto& one : inner)
      if (!one.objects.empty()) Visit(one);
  }

  // Keys of the first objects, each with one of its values.
  static std::map<std::string, const DataNode*> KeysOf(const Group& group) {
    std::map<std::string, const DataNode*> keys;
    for (std::size_t i = 0; i < group.objects.size() && i < kLookedAt; ++i)
      for (const auto& [key, value] : group.objects[i]->members)
        if (value.kind != NodeKind::Null) keys.emplace(key, &value);
    return keys;
  }

  std::size_t Matched(const std::map<std::string, const DataNode*>& keys, std::uint32_t model) const {
    return static_cast<std::size_t>(std::count_if(keys.begin(), keys.end(), [&](const auto& key) {
      auto path = names_.FindPath(model, std::string_view(key.first));
      return path && facts::ShapeFits(*key.second, facts::FieldAt(rules_, model, *path).type) &&
             !Wraps(*key.second, facts::FieldAt(rules_, model, *path).type, keys.size());
    }));
  }

  // A lone key over objects, though it is a field, may only wrap them.
  static bool Wraps(const DataNode& node, const Type& type, std::size_t keys) {
    return keys == 1 && !type.list && (node.kind == NodeKind::Object || node.kind == NodeKind::List);
  }

  std::uint32_t NamedBy(const std::string& name) const {
    for (std::uint32_t m = 0; m < rules_.models.size(); ++m) {
      const auto& model = rules_.models[m];
      bool kind = std::find(model.kinds.begin(), model.kinds.end(), name) != model.kinds.end();
      if (!model.builtin && !name.empty() && (model.name == name || kind)) return m;
    }
    return kNoIndex;
  }

  std::uint32_t ModelOf(const Group& group) const {
    auto keys = KeysOf(group);
    if (keys.empty()) return kNoIndex;
    if (forced_ != kNoIndex) return Matched(keys, forced_) > 0 ? forced_ : kNoIndex;
    auto named = NamedBy(group.name);
    if (named != kNoIndex && Matched(keys, named) > 0) return named;
    std::uint32_t best = kNoIndex;
    std::size_t most = 0;
    for (std::uint32_t m = 0; m < rules_.models.size(); ++m) {
      if (rules_.models[m].builtin) continue;
      auto matched = Matched(keys, m);
      bool fits = matched >= 3 || (matched >= 2 && matched == keys.size());
      bool smaller = best != kNoIndex && matched == most &&
                     rules_.models[m].fields.size() < rules_.models[best].fields.size();
      if (!fits || (matched <= most && !smaller)) continue;
      best = m;
      most = matched;
    }
    return best;
  }

  const RuleSet& rules_;
  const FieldNames& names_;
  RecordFile& file_;
  facts::RecordFiller filler_;
  std::uint32_t forced_ = kNoIndex;
  std::string keys_seen_;
};

}  // namespace

std::variant<RecordFile, Unreadable> ReadRecords(const RuleSet& rules, std::string path, std::string bytes,
                                                 const ReadOptions& read, const LedgerOptions& options) {
  auto sniffed = SniffFormat(path, bytes, read.limits);
  if (auto* wrong = std::get_if<Unreadable>(&sniffed)) return std::move(*wrong);
  auto format = std::get<Format>(sniffed);
  if (!HoldsRecords(format)) return MakeUnreadable(Code::D0054);
  if (options.kind && rules.FindModel(*options.kind) == kNoIndex)
    return MakeUnreadable(Code::D0059, {*options.kind});
  auto outcome = ReadData(format, bytes, read.limits);
  if (auto* wrong = std::get_if<Unreadable>(&outcome)) return std::move(*wrong);
  auto& data = std::get<DataFile>(outcome);
  RecordFile file;
  file.document.parts.push_back({path});
  file.document.path = std::move(path);
  file.document.format = format;
  file.document.notes = std::move(data.notes);
  file.facts.ledger = true;
  FieldNames names(rules);
  RecordFinder finder(rules, names, file, options);
  auto notes = finder.Run(data);
  notes.lines = std::move(data.lines);
  notes.unread_lines = file.facts.unread_rows = data.unread_lines;
  file.facts.notes = Tell(rules, notes);
  if (!file.facts.records.empty()) return file;
  if (!options.kind) return MakeUnreadable(Code::D0058, {finder.keys_seen()});
  RecordFinder other(rules, names, file, {});
  other.Run(data);
  if (file.facts.records.empty()) return MakeUnreadable(Code::D0063, {*options.kind, finder.keys_seen()});
  return MakeUnreadable(Code::D0062, {*options.kind, rules.models[file.facts.model].name});
}

std::uint32_t ModelOfLines(const RuleSet& rules, std::string_view utf8, const Limits& limits,
                           const LedgerOptions& options) {
  // Lines hold one record each, as a rule; where they hold none, more are looked at.
  for (std::size_t lines = kLookedAt, end = 0; end < utf8.size(); lines *= 2) {
    end = 0;
    for (std::size_t i = 0; i < lines && end < utf8.size(); ++i)
      end = std::min(utf8.find('\n', end), utf8.size() - 1) + 1;
    auto data = ReadJsonLines(utf8.substr(0, end), 1, limits);
    if (data.roots.size() < kLookedAt && end < utf8.size()) continue;
    RecordFile unused;
    FieldNames names(rules);
    return RecordFinder(rules, names, unused, options).RootModel(data);
  }
  return kNoIndex;
}

RecordLines LineReader::Read(std::string_view utf8, std::uint32_t first_line, const Limits& limits) const {
  RecordLines read;
  auto data = ReadJsonLines(utf8, first_line, limits);
  read.file.document.format = Format::JsonLines;
  read.file.facts.ledger = true;
  read.notes = RecordFinder(rules_, names_, read.file, {}).Fill(data, model_);
  read.notes.lines = std::move(data.lines);
  read.notes.unread_lines = data.unread_lines;
  return read;
}

}  // namespace yichi
