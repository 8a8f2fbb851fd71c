#include "office/structure.h"

#include "base/utf8.h"
#include "office/structure_text.h"

namespace yichi {
namespace {

bool IsShortLine(std::u32string_view text) { return ReadsAsHeading(text) && !IsDate(text); }

// 此复。 特此通知。
bool IsFarewell(std::u32string_view text) {
  constexpr std::size_t kLongest = 12;
  text = TrimBlank(text);
  return text.size() <= kLongest && (text.starts_with(U"此复") || text.starts_with(U"特此"));
}

// The lines of a signature: whose it is, and the date.
bool Signs(const Document& document, const std::vector<Lead>& leads, std::uint32_t p) {
  const auto& paragraphs = document.paragraphs;
  auto dates = [&](std::size_t i) {
    return i < paragraphs.size() && leads[i].structural && IsDate(paragraphs[i].text);
  };
  if (dates(p)) return true;
  bool plain = !leads[p].label && paragraphs[p].outline_level == 0;
  return plain && (IsFarewell(paragraphs[p].text) || (IsShortLine(paragraphs[p].text) && dates(p + 1)));
}

void NoteTwice(Document& document, const Paragraph& paragraph, const NumberLabel& drawn,
               const NumberLabel& typed) {
  auto excerpt = EncodeUtf8(TrimBlank(paragraph.text).substr(0, 20));
  document.notes.push_back(
      MakeDiagnostic(Code::D0102, {}, {EncodeUtf8(drawn.text), EncodeUtf8(typed.text), excerpt}));
}

Lead ReadLead(Document& document, const Paragraph& paragraph) {
  Lead lead;
  lead.structural = paragraph.part == 0 && !paragraph.cell;
  auto typed = ReadLabel(paragraph.text);
  lead.label = ReadDrawnLabel(paragraph.label);
  lead.drawn = lead.label.has_value();
  bool twice = lead.drawn && typed && typed->style == lead.label->style;
  if (twice) NoteTwice(document, paragraph, *lead.label, *typed);
  if (!lead.drawn) lead.label = typed;
  lead.begin = (twice || !lead.drawn) && typed ? typed->after : SkipBlank(paragraph.text, 0);
  if (lead.drawn) lead.label->range = {};
  return lead;
}

}  // namespace

std::vector<Lead> ReadLeads(Document& document) {
  std::vector<Lead> leads;
  leads.reserve(document.paragraphs.size());
  for (const auto& paragraph : document.paragraphs) leads.push_back(ReadLead(document, paragraph));
  for (std::uint32_t p = 0; p < leads.size(); ++p)
    leads[p].breaks =
        leads[p].structural && (OpensAttachment(document.paragraphs[p].text) || Signs(document, leads, p));
  return leads;
}

void FindStructure(Document& document) {
  auto leads = ReadLeads(document);
  FindTitle(document, leads);
  FindSections(document, leads);
  FindItems(document, leads);
  FindCaptions(document);
  FindCitations(document);
}

}  // namespace yichi
