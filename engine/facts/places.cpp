#include "facts/places.h"

#include <algorithm>

namespace yichi::facts {
namespace {

using From = ReadingRule::From;

Pieces Paragraphs(Stretches& stretches, std::uint32_t first, std::uint32_t last) {
  Pieces pieces;
  for (auto i = first; i < last; ++i) pieces.push_back(stretches.Whole(i));
  return pieces;
}

Pieces SectionPieces(Stretches& stretches, const Section& section) {
  auto pieces = Paragraphs(stretches, section.paragraph, section.end);
  if (!pieces.empty()) pieces.front().begin = std::min(section.body_begin, pieces.front().end);
  return pieces;
}

bool Fits(const std::vector<Pattern>& headings, const TextView& text) {
  return std::any_of(headings.begin(), headings.end(), [&](const Pattern& p) { return p.Matches(text); });
}

// The first text of a section without a heading, up to its first item.
constexpr std::size_t kOpeningCharacters = 60;

bool HasHeading(const Section& section) { return section.title_range.end <= section.body_begin; }

bool SectionFits(Stretches& stretches, const Section& section, const ReadingRule& reading) {
  if (Fits(reading.headings, MakeView(section.title))) return true;
  if (Fits(reading.headings, MakeView(section.number + section.title))) return true;
  if (HasHeading(section)) return false;
  auto pieces = SectionPieces(stretches, section);
  if (pieces.empty()) return false;
  return Fits(reading.headings, MakeView(stretches.Text(pieces.front()).substr(0, kOpeningCharacters)));
}

bool Wanted(From from, const Section& section) {
  switch (from) {
    case From::Chapter:
      return section.style == NumberStyle::Chapter || section.style == NumberStyle::Part;
    case From::Article:
      return section.style == NumberStyle::Article;
    default:
      return true;
  }
}

Piece HeadingOf(Stretches& stretches, const Section& section) {
  auto heading = stretches.Whole(section.paragraph);
  if (section.title_range.end > section.title_range.begin) {
    heading.begin = section.title_range.begin;
    heading.end = section.title_range.end;
  }
  return heading;
}

std::vector<FoundPlace> Sections(Stretches& stretches, const ReadingRule& reading) {
  std::vector<FoundPlace> places;
  std::uint32_t read_until = 0;
  for (const auto& section : stretches.document().sections) {
    bool nested = section.paragraph < read_until;
    if (nested || !Wanted(reading.from, section) || !SectionFits(stretches, section, reading)) continue;
    places.push_back({SectionPieces(stretches, section), HeadingOf(stretches, section)});
    read_until = section.end;
  }
  return places;
}

std::vector<FoundPlace> Title(Stretches& stretches) {
  const auto& document = stretches.document();
  if (document.title == kNone) return {};
  FoundPlace place;
  place.pieces = Paragraphs(stretches, document.title, std::max(document.title_end, document.title + 1));
  place.heading = place.pieces.front();
  place.joined = true;
  return {place};
}

// Before the first section or item, at most a page's head.
std::vector<FoundPlace> Head(Stretches& stretches) {
  constexpr std::uint32_t kMost = 15;
  const auto& document = stretches.document();
  auto last = std::min(kMost, static_cast<std::uint32_t>(document.paragraphs.size()));
  if (!document.sections.empty()) last = std::min(last, document.sections.front().paragraph);
  if (last == 0) return {};
  return {{Paragraphs(stretches, 0, last), stretches.Whole(0)}};
}

std::vector<FoundPlace> Foot(Stretches& stretches) {
  constexpr std::uint32_t kMost = 6;
  auto count = static_cast<std::uint32_t>(stretches.document().paragraphs.size());
  if (count == 0) return {};
  auto first = count > kMost ? count - kMost : 0;
  return {{Paragraphs(stretches, first, count), stretches.Whole(first)}};
}

std::vector<FoundPlace> Captioned(Stretches& stretches, const ReadingRule& reading) {
  std::vector<FoundPlace> places;
  const auto& document = stretches.document();
  for (std::uint32_t t = 0; t < document.tables.size(); ++t) {
    const auto& table = document.tables[t];
    if (table.cells.empty()) continue;
    bool fits = reading.headings.empty() ||
                (table.caption != kNone && Fits(reading.headings, MakeView(document.paragraphs[table.caption].text)));
    if (!fits) continue;
    FoundPlace place;
    for (const auto& cell : table.cells)
      for (auto p = cell.first_paragraph; p < cell.last_paragraph; ++p) place.pieces.push_back(stretches.Whole(p));
    if (place.pieces.empty()) continue;
    place.heading = table.caption == kNone ? place.pieces.front() : stretches.Whole(table.caption);
    place.table = t;
    places.push_back(std::move(place));
  }
  return places;
}

bool Holds(const Pieces& scope, const Item& item) {
  return std::any_of(scope.begin(), scope.end(), [&](const Piece& piece) {
    return piece.paragraph == item.paragraph && piece.begin <= item.range.begin && item.range.end <= piece.end &&
           (piece.begin < item.range.begin || item.label_range.begin == item.label_range.end ||
            piece.begin <= item.label_range.begin);
  });
}

// An item with all below it, as far as the place reaches.
Pieces ItemPieces(Stretches& stretches, const Item& item, std::uint32_t last) {
  Pieces pieces{{item.paragraph, item.range.begin, item.range.end}};
  for (auto p = item.paragraph + 1; p < std::min(item.end_paragraph, last); ++p) pieces.push_back(stretches.Whole(p));
  return pieces;
}

std::vector<Pieces> Items(Stretches& stretches, const Pieces& place) {
  std::vector<Pieces> parts;
  if (place.empty()) return parts;
  const auto& items = stretches.document().items;
  std::uint32_t top = kNone;
  std::vector<const Item*> held;
  for (const auto& item : items) {
    if (!Holds(place, item)) continue;
    held.push_back(&item);
    top = std::min(top, item.level);
  }
  for (const auto* item : held)
    if (item->level == top) parts.push_back(ItemPieces(stretches, *item, place.back().paragraph + 1));
  return parts;
}

std::vector<Pieces> Sentences(Stretches& stretches, const Pieces& place) {
  std::vector<Pieces> parts;
  for (const auto& piece : place)
    for (auto range : SplitSentences(stretches.Text(piece)))
      if (range.end > range.begin) parts.push_back({{piece.paragraph, piece.begin + range.begin, piece.begin + range.end}});
  return parts;
}

std::vector<Pieces> Wholes(Stretches& stretches, const Pieces& place) {
  std::vector<Pieces> parts;
  for (const auto& piece : place)
    if (auto trimmed = Trim(stretches.document(), piece); trimmed.end > trimmed.begin) parts.push_back({trimmed});
  return parts;
}

std::vector<Pieces> Subsections(Stretches& stretches, const Pieces& place, From kind) {
  std::vector<Pieces> parts;
  if (place.empty()) return parts;
  for (const auto& section : stretches.document().sections) {
    bool inside = section.paragraph >= place.front().paragraph && section.paragraph <= place.back().paragraph;
    if (inside && Wanted(kind, section)) parts.push_back(SectionPieces(stretches, section));
  }
  return parts;
}

}  // namespace

std::vector<FoundPlace> FindPlaces(Stretches& stretches, const ReadingRule& reading, const Pieces& scope) {
  switch (reading.from) {
    case From::Title:
      return Title(stretches);
    case From::Head:
      return Head(stretches);
    case From::Foot:
      return Foot(stretches);
    case From::Chapter:
    case From::Section:
    case From::Article:
      return Sections(stretches, reading);
    case From::Table:
      return Captioned(stretches, reading);
    case From::Whole: {
      auto count = static_cast<std::uint32_t>(stretches.document().paragraphs.size());
      return count == 0 ? std::vector<FoundPlace>()
                        : std::vector<FoundPlace>{{Paragraphs(stretches, 0, count), stretches.Whole(0)}};
    }
    case From::Anywhere:
    case From::Field:
      break;
  }
  if (scope.empty()) return {};
  return {{scope, scope.front()}};
}

std::vector<Pieces> SplitPlace(Stretches& stretches, ReadingRule::Each each, const Pieces& place) {
  using Each = ReadingRule::Each;
  switch (each) {
    case Each::Items:
      return Items(stretches, place);
    case Each::Sentences:
      return Sentences(stretches, place);
    case Each::Articles:
      return Subsections(stretches, place, From::Article);
    case Each::Chapters:
      return Subsections(stretches, place, From::Chapter);
    default:
      return Wholes(stretches, place);
  }
}

}  // namespace yichi::facts
