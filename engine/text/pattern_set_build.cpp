#include <algorithm>

#include "text/pattern_set_links.h"

namespace yichi {
namespace {

using pattern::FlatChoice;
using pattern::Node;
using pattern::Part;

// All texts that the node can match, when they are few: words are found in one pass, gaps are not.
constexpr std::size_t kMostTexts = 64;
using Texts = std::vector<std::u32string>;

std::optional<Texts> TextsOf(const Node& node);

std::optional<Texts> TextsOfSequence(const std::vector<Node>& children) {
  Texts all{U""};
  for (const auto& child : children) {
    auto next = TextsOf(child);
    if (!next || all.size() * next->size() > kMostTexts) return std::nullopt;
    Texts longer;
    for (const auto& head : all)
      for (const auto& tail : *next) longer.push_back(head + tail);
    all = std::move(longer);
  }
  return all;
}

std::optional<Texts> TextsOf(const Node& node) {
  Texts all;
  switch (node.kind) {
    case Node::Kind::Literal:
      return Texts{node.text};
    case Node::Kind::Sequence:
      return TextsOfSequence(node.children);
    case Node::Kind::Shared:
      return TextsOf(*node.shared);
    case Node::Kind::Optional:
      all.emplace_back();
      break;
    case Node::Kind::Alternatives:
      break;
    default:
      return std::nullopt;
  }
  for (const auto& child : node.children) {
    auto more = TextsOf(child);
    if (!more || all.size() + more->size() > kMostTexts) return std::nullopt;
    all.insert(all.end(), more->begin(), more->end());
  }
  return all;
}

// The same for a node that matches no empty text: it is a group of words then.
std::optional<Texts> WordsOf(const Node& node) {
  auto texts = TextsOf(node);
  if (!texts || texts->empty()) return std::nullopt;
  for (const auto& text : *texts)
    if (text.empty()) return std::nullopt;
  return texts;
}

class PartMaker {
 public:
  explicit PartMaker(PatternSet::Data& data) : data_(data) {}

  std::uint32_t Make(const Node& node) {
    if (node.kind == Node::Kind::Shared) return MakeShared(*node.shared);
    if (auto words = WordsOf(node)) return Words(std::move(*words));
    switch (node.kind) {
      case Node::Kind::Literal:
        return Words({node.text});
      case Node::Kind::Sequence:
        return node.children.size() == 1 ? Make(node.children[0]) : Of(Part::Kind::Sequence, node.children);
      case Node::Kind::Alternatives:
        return Choice(node.children);
      case Node::Kind::Optional:
        return Of(Part::Kind::Optional, node.children);
      case Node::Kind::Gap:
        return Add({Part::Kind::Gap, node.count, 0, 0});
      case Node::Kind::NarrowGap:
        return Add({Part::Kind::NarrowGap, node.count, 0, 0});
      case Node::Kind::Text:
        return Add({Part::Kind::Text, 0, 0, 0});
      case Node::Kind::Begin:
        return Add({Part::Kind::Begin, 0, 0, 0});
      case Node::Kind::End:
        return Add({Part::Kind::End, 0, 0, 0});
      case Node::Kind::Token:
      case Node::Kind::Shared:
        break;
    }
    return Add({Part::Kind::Alternatives, 0, 0, 0});  // matches nothing
  }

 private:
  std::uint32_t MakeShared(const Node& node) {
    if (auto known = data_.part_of_lexicon.find(&node); known != data_.part_of_lexicon.end())
      return known->second;
    auto part = Make(node);
    data_.part_of_lexicon.emplace(&node, part);
    return part;
  }

  std::uint32_t Add(Part part, const std::vector<std::uint32_t>& children = {}) {
    std::vector<std::uint32_t> key{static_cast<std::uint32_t>(part.kind), part.value};
    key.insert(key.end(), children.begin(), children.end());
    auto [known, fresh] =
        data_.part_of.try_emplace(std::move(key), static_cast<std::uint32_t>(data_.parts.size()));
    if (!fresh) return known->second;
    part.first = static_cast<std::uint32_t>(data_.children.size());
    part.count = static_cast<std::uint32_t>(children.size());
    data_.children.insert(data_.children.end(), children.begin(), children.end());
    data_.parts.push_back(part);
    return known->second;
  }

  std::uint32_t Words(std::vector<std::u32string> words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    auto [known, fresh] = data_.group_of.try_emplace(words, data_.groups);
    if (fresh) {
      for (const auto& word : words) data_.words[word].push_back(data_.groups);
      ++data_.groups;
    }
    return Add({Part::Kind::Words, known->second, 0, 0});
  }

  std::uint32_t Of(Part::Kind kind, const std::vector<Node>& nodes) {
    std::vector<std::uint32_t> children;
    for (const auto& node : nodes) children.push_back(Make(node));
    return Add({kind, 0, 0, 0}, children);
  }

  // The words of a choice within a choice are its own.
  void Flatten(const Node& node, FlatChoice& flat) {
    if (node.kind == Node::Kind::Shared) {
      const auto& lexicon = FlatLexicon(*node.shared);
      flat.words.insert(flat.words.end(), lexicon.words.begin(), lexicon.words.end());
      flat.others.insert(flat.others.end(), lexicon.others.begin(), lexicon.others.end());
    } else if (auto few = WordsOf(node)) {
      flat.words.insert(flat.words.end(), few->begin(), few->end());
    } else if (node.kind == Node::Kind::Sequence && node.children.size() == 1) {
      Flatten(node.children[0], flat);
    } else if (node.kind == Node::Kind::Alternatives) {
      for (const auto& child : node.children) Flatten(child, flat);
    } else {
      flat.others.push_back(&node);
    }
  }

  const FlatChoice& FlatLexicon(const Node& node) {
    if (auto known = data_.flat_lexicons.find(&node); known != data_.flat_lexicons.end())
      return known->second;
    FlatChoice flat;
    Flatten(node, flat);
    return data_.flat_lexicons.emplace(&node, std::move(flat)).first->second;
  }

  std::uint32_t Choice(const std::vector<Node>& nodes) {
    FlatChoice flat;
    for (const auto& node : nodes) Flatten(node, flat);
    std::vector<std::uint32_t> children;
    if (!flat.words.empty()) children.push_back(Words(std::move(flat.words)));
    for (const auto* node : flat.others) children.push_back(Make(*node));
    return children.size() == 1 ? children[0] : Add({Part::Kind::Alternatives, 0, 0, 0}, children);
  }

  PatternSet::Data& data_;
};

bool HasToken(const Node& node) {
  if (node.kind == Node::Kind::Shared) return HasToken(*node.shared);
  return node.kind == Node::Kind::Token || std::any_of(node.children.begin(), node.children.end(), HasToken);
}

// Words [begin, end) of the sorted list share their first `depth` characters.
using pattern::WordList;
std::uint32_t AddState(PatternSet::Data& data, const WordList& words, const std::vector<std::uint32_t>& rows,
                       std::size_t begin, std::size_t end, std::size_t depth) {
  auto index = static_cast<std::uint32_t>(data.states.size());
  data.states.emplace_back();
  if (begin < end && words[begin]->first.size() == depth) {
    data.states[index].row = rows[begin];
    ++begin;
  }
  std::vector<pattern::TrieEdge> edges;
  while (begin < end) {
    auto c = words[begin]->first[depth];
    auto stop = begin;
    while (stop < end && words[stop]->first[depth] == c) ++stop;
    edges.push_back({c, AddState(data, words, rows, begin, stop, depth + 1)});
    begin = stop;
  }
  data.states[index].first_edge = static_cast<std::uint32_t>(data.edges.size());
  data.states[index].edges = static_cast<std::uint32_t>(edges.size());
  data.edges.insert(data.edges.end(), edges.begin(), edges.end());
  return index;
}

}  // namespace

std::optional<std::uint32_t> PatternSet::Add(std::span<const PatternText> alternatives,
                                             const PatternVocabulary& vocabulary, const Limits& limits,
                                             Diagnostics& diagnostics) {
  if (!data_) data_ = std::make_shared<Data>();
  Node choice;
  choice.kind = Node::Kind::Alternatives;
  bool sound = !alternatives.empty();
  for (const auto& text : alternatives) {
    std::vector<Hole> holes;
    auto node = pattern::ParsePattern(text, vocabulary, limits, holes, diagnostics, &data_->lexicons);
    sound = sound && node;
    if (!node) continue;
    if (HasToken(*node) || pattern::LeastLength(*node) == 0) {
      diagnostics.push_back(MakeDiagnostic(HasToken(*node) ? Code::Y0518 : Code::Y0505, text.span));
      sound = false;
    }
    choice.children.push_back(std::move(*node));
  }
  if (!sound) return std::nullopt;
  data_->patterns.push_back(PartMaker(*data_).Make(choice));
  return static_cast<std::uint32_t>(data_->patterns.size() - 1);
}

void PatternSet::Build() {
  if (!data_) data_ = std::make_shared<Data>();
  WordList words;
  for (const auto& word : data_->words) words.push_back(&word);
  auto rows = pattern::LinkWords(*data_, words);
  data_->flat_lexicons.clear();
  data_->part_of_lexicon.clear();
  data_->lexicons.clear();
  data_->states.assign(1, {});
  data_->root = AddState(*data_, words, rows, 0, words.size(), 0);
  data_->roots.assign(0x10000, 0);
  const auto& state = data_->states[data_->root];
  for (std::uint32_t i = 0; i < state.edges; ++i) {
    const auto& edge = data_->edges[state.first_edge + i];
    if (edge.character < data_->roots.size()) data_->roots[edge.character] = edge.to;
  }
}

}  // namespace yichi
