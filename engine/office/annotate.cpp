#include "office/annotate.h"

#include <algorithm>
#include <map>
#include <memory>

#include "base/utf8.h"
#include "office/annotate_ids.h"
#include "office/annotate_parts.h"
#include "office/annotate_present.h"
#include "office/annotate_splice.h"
#include "office/annotate_xml.h"
#include "office/package.h"
#include "office/relationships.h"

namespace yichi {
namespace {

using annotate::Comment;
using annotate::Fit;
using annotate::Splicer;
using Failure = std::optional<Unreadable>;

class Annotator {
 public:
  Annotator(const Document& document, Package package, const Limits& limits)
      : document_(document), package_(std::move(package)), limits_(limits) {}

  std::variant<std::string, Unreadable> Annotate(const std::vector<Annotation>& annotations) {
    if (package_.HasFolder("_xmlsignatures/")) return MakeUnreadable(Code::D0060);
    if (auto failure = Prepare()) return *failure;
    FindNearest();
    for (const auto& annotation : annotations) Place(annotation);
    return Write();
  }

 private:
  Failure Prepare() {
    auto main = FindMainPart(package_, limits_);
    if (auto* wrong = std::get_if<Unreadable>(&main)) return *wrong;
    main_ = std::get<std::optional<std::string>>(main).value_or("");
    auto parsed = Parsed(main_);
    if (auto* wrong = std::get_if<Unreadable>(&parsed)) return *wrong;
    body_ = std::make_unique<const XmlDocument>(std::get<XmlDocument>(std::move(parsed)));
    ids_.Avoid(body_->root());
    dialect_ = annotate::DialectOf(body_->text());
    splicer_ = std::make_unique<Splicer>(*body_, dialect_.WordUri(), ids_);
    for (const auto& part : document_.parts)
      if (auto failure = ReadNotes(part.name)) return failure;
    return PrepareComments();
  }

  // Where in a part of notes each note begins.
  Failure ReadNotes(const std::string& name) {
    if (name == main_ || notes_.contains(name)) return std::nullopt;
    auto parsed = Parsed(name);
    if (auto* wrong = std::get_if<Unreadable>(&parsed)) return *wrong;
    auto root = std::get<XmlDocument>(parsed).root();
    ids_.Avoid(root);
    auto& notes = notes_[name];
    for (auto note : Children(root))
      notes[note.begin()] = {std::string(note.name()) + "Reference", note.Word("id").value_or("")};
    return std::nullopt;
  }

  std::variant<XmlDocument, Unreadable> Parsed(const std::string& name) {
    auto bytes = package_.Read(name);
    if (auto* wrong = std::get_if<Unreadable>(&bytes)) return *wrong;
    return ParseXml(name, std::get<std::string>(std::move(bytes)), limits_);
  }

  Failure PrepareComments() {
    auto found = annotate::FindComments(package_, main_, limits_);
    if (auto* wrong = std::get_if<Unreadable>(&found)) return *wrong;
    comments_part_ = std::get<annotate::CommentsPart>(found);
    if (!package_.Has(comments_part_.name)) return std::nullopt;
    auto parsed = Parsed(comments_part_.name);
    if (auto* wrong = std::get_if<Unreadable>(&parsed)) return *wrong;
    auto root = std::get<XmlDocument>(parsed).root();
    ids_.Avoid(root);
    present_.Read(root, body_->root());
    return std::nullopt;
  }

  // For each paragraph the one that bears its comments: itself, or where it has no characters in the file
  // (only an automatic label) the one before, or else after it.
  void FindNearest() {
    auto count = static_cast<std::uint32_t>(document_.paragraphs.size());
    nearest_.assign(count, kNone);
    std::uint32_t last = kNone;
    for (std::uint32_t i = 0; i < count; ++i) {
      if (HasBytes(document_.paragraphs[i])) last = i;
      nearest_[i] = last;
    }
    for (std::uint32_t i = count; i-- > 0;) {
      if (nearest_[i] == i) last = i;
      if (nearest_[i] == kNone) nearest_[i] = last;
    }
  }

  static bool IsByte(std::uint32_t offset) { return offset != kNone; }

  static bool HasBytes(const Paragraph& paragraph) {
    return std::any_of(paragraph.offsets.begin(), paragraph.offsets.end(), IsByte);
  }

  void Place(const Annotation& annotation) {
    if (present_.Take(annotation, MarksOf(annotation.place))) return;
    Comment comment{ids_.Next(), &annotation, {}};
    if (MarkAt(annotation.place, comment)) comments_.push_back(std::move(comment));
  }

  yichi::Place Shown(const yichi::Place& place) const {
    bool shown = place.known() && place.paragraph < document_.paragraphs.size();
    return shown ? place : yichi::Place{document_.title == kNone ? 0 : document_.title};
  }

  // Where the marks of a paragraph's comments begin: behind the characters of the one before.
  annotate::PresentComments::Stretch MarksOf(const yichi::Place& place) const {
    if (document_.paragraphs.empty()) return {};
    auto bearer = nearest_[Shown(place).paragraph];
    if (bearer == kNone || document_.parts[document_.paragraphs[bearer].part].name != main_) return {};
    return {bearer == 0 || nearest_[bearer - 1] == kNone
                ? 0
                : LastByte(document_.paragraphs[nearest_[bearer - 1]]),
            LastByte(document_.paragraphs[bearer]) + 1};
  }

  static std::uint32_t LastByte(const Paragraph& paragraph) {
    auto last = std::find_if(paragraph.offsets.rbegin(), paragraph.offsets.rend(), IsByte);
    return last == paragraph.offsets.rend() ? 0 : *last;
  }

  bool MarkAt(yichi::Place place, Comment& comment) {
    if (document_.paragraphs.empty()) return splicer_->MarkEmpty(comment.id);
    place = Shown(place);
    auto asked = TextRange{place.begin, place.end};
    auto bearer = nearest_[place.paragraph];
    if (bearer == kNone) return splicer_->MarkEmpty(comment.id);
    const auto& paragraph = document_.paragraphs[bearer];
    auto whole = TextRange{0, static_cast<std::uint32_t>(paragraph.text.size())};
    if (bearer != place.paragraph || asked.begin >= asked.end) asked = whole;
    auto fit = Mark(comment.id, paragraph, asked);
    if (fit == Fit::None) fit = Mark(comment.id, paragraph, asked = whole);
    if (fit == Fit::Widened) comment.quoted = Quoted(paragraph, asked);
    return fit != Fit::None || splicer_->MarkEmpty(comment.id);
  }

  Fit Mark(const std::string& id, const Paragraph& paragraph, TextRange range) {
    auto part = notes_.find(document_.parts[paragraph.part].name);
    if (part == notes_.end()) return splicer_->Mark(id, paragraph, range);
    auto byte = std::find_if(paragraph.offsets.begin(), paragraph.offsets.end(), IsByte);
    auto note = part->second.upper_bound(*byte);
    return note == part->second.begin() ? Fit::None : splicer_->MarkNote(id, std::prev(note)->second);
  }

  static std::string Quoted(const Paragraph& paragraph, TextRange range) {
    constexpr std::size_t kLongest = 40;
    auto text = std::u32string_view(paragraph.text).substr(range.begin, range.end - range.begin);
    if (text.size() <= kLongest) return EncodeUtf8(text);
    return EncodeUtf8(text.substr(0, kLongest)) + "…";
  }

  std::variant<std::string, Unreadable> Write() {
    if (comments_.empty()) return package_.With({});
    auto outcome = annotate::CommentParts(package_, main_, comments_part_, comments_, dialect_, limits_);
    if (auto* wrong = std::get_if<Unreadable>(&outcome)) return *wrong;
    auto parts = std::get<std::vector<PartBytes>>(std::move(outcome));
    parts.push_back({main_, annotate::ApplyEdits(body_->text(), splicer_->Insertions())});
    return package_.With(parts);
  }

  const Document& document_;
  Package package_;
  const Limits& limits_;
  std::string main_;
  annotate::Dialect dialect_;
  annotate::CommentsPart comments_part_;
  annotate::FreshIds ids_;
  annotate::PresentComments present_;
  std::unique_ptr<const XmlDocument> body_;  // its address stays: the splicer points into it
  std::unique_ptr<Splicer> splicer_;
  std::map<std::string, std::map<std::uint32_t, annotate::NoteName>> notes_;  // by part and first byte
  std::vector<std::uint32_t> nearest_;
  std::vector<Comment> comments_;
};

}  // namespace

std::variant<std::string, Unreadable> AnnotateDocx(std::string_view original,
                                                   const std::vector<Annotation>& annotations,
                                                   const ReadOptions& options) {
  auto read = ReadDocument("", std::string(original), options);
  if (auto* wrong = std::get_if<Unreadable>(&read)) return *wrong;
  const auto& document = std::get<Document>(read);
  if (document.format != Format::Docx) return MakeUnreadable(Code::D0061);
  auto package = OpenPackage(std::string(original), options.limits);
  if (auto* wrong = std::get_if<Unreadable>(&package)) return *wrong;
  return Annotator(document, std::get<Package>(std::move(package)), options.limits).Annotate(annotations);
}

}  // namespace yichi
