#include "office/annotate.h"

#include <chrono>
#include <filesystem>
#include <map>
#include <random>
#include <regex>

#include "../golden.h"
#include "office/annotate_splice.h"
#include "office/package.h"
#include "parcel.h"
#include "reading.h"

namespace yichi {
namespace {

namespace fs = std::filesystem;

Annotation At(std::uint32_t paragraph, std::uint32_t begin, std::uint32_t end, std::string text = "批注") {
  Annotation annotation;
  annotation.place = {paragraph, begin, end};
  annotation.text = {std::move(text)};
  annotation.date = "2026-01-01T00:00:00Z";
  return annotation;
}

std::string Annotated(const std::string& original, const std::vector<Annotation>& annotations,
                      Changes changes = Changes::Accept) {
  auto outcome = AnnotateDocx(original, annotations, {changes, {}});
  if (auto* wrong = std::get_if<Unreadable>(&outcome)) {
    ADD_FAILURE() << CodeName(wrong->reason.code);
    return {};
  }
  return std::get<std::string>(std::move(outcome));
}

std::string PartOf(const std::string& docx, const std::string& name) {
  auto package = OpenPackage(docx, {});
  if (std::holds_alternative<Unreadable>(package)) {
    ADD_FAILURE() << "no package";
    return {};
  }
  auto bytes = std::get<Package>(package).Read(name);
  return std::holds_alternative<Unreadable>(bytes) ? "" : std::get<std::string>(bytes);
}

// The body of the annotated file.
std::string Body(const std::string& body, const std::vector<Annotation>& annotations) {
  auto part = PartOf(Annotated(parcel::Docx{body}.Bytes(), annotations), "word/document.xml");
  auto begin = part.find("<w:body>") + 8;
  return part.substr(begin, part.find("</w:body>") - begin);
}

std::string Start(int id) { return "<w:commentRangeStart w:id=\"" + std::to_string(id) + "\"/>"; }
std::string End(int id) { return "<w:commentRangeEnd w:id=\"" + std::to_string(id) + "\"/>"; }
std::string Reference(int id) {
  return "<w:r><w:commentReference w:id=\"" + std::to_string(id) + "\"/></w:r>";
}

TEST(Annotate, ARunIsSplitAndKeepsItsFormat) {
  EXPECT_EQ(Body(parcel::Par(parcel::TextRun("行政编制36名。", "<w:b/>")), {At(0, 4, 6)}),
            parcel::Par(parcel::TextRun("行政编制", "<w:b/>") + Start(0) + parcel::TextRun("36", "<w:b/>") +
                        End(0) + Reference(0) + parcel::TextRun("名。", "<w:b/>")));
}

TEST(Annotate, WholeRunsAreNotSplit) {
  EXPECT_EQ(Body(parcel::Par("<w:r><w:t>甲</w:t></w:r><w:r><w:t>乙</w:t></w:r>"), {At(0, 1, 2)}),
            parcel::Par("<w:r><w:t>甲</w:t></w:r>" + Start(0) + "<w:r><w:t>乙</w:t></w:r>" + End(0) +
                        Reference(0)));
}

TEST(Annotate, RangesThatTouchEndBeforeTheNextStarts) {
  EXPECT_EQ(Body(parcel::Par("<w:r><w:t>甲乙</w:t></w:r>"), {At(0, 0, 1), At(0, 1, 2)}),
            parcel::Par(Start(0) + "<w:r><w:t>甲</w:t></w:r>" + End(0) + Reference(0) + Start(1) +
                        "<w:r><w:t>乙</w:t></w:r>" + End(1) + Reference(1)));
}

TEST(Annotate, BlanksAtASeamAreKept) {
  EXPECT_EQ(Body(parcel::Par("<w:r><w:t> ab cd </w:t></w:r>"), {At(0, 3, 5)}),
            parcel::Par("<w:r><w:t> ab</w:t><w:t xml:space=\"preserve\"> </w:t></w:r>" + Start(0) +
                        "<w:r><w:t>cd </w:t></w:r>" + End(0) + Reference(0)));
}

TEST(Annotate, ARunIsSplitBetweenItsChildren) {
  EXPECT_EQ(Body(parcel::Par("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>"), {At(0, 2, 3)}),
            parcel::Par("<w:r><w:t>甲</w:t><w:tab/></w:r>" + Start(0) + "<w:r><w:t>乙</w:t></w:r>" + End(0) +
                        Reference(0)));
}

TEST(Annotate, TheReferenceStandsOutsideATrackedChange) {
  auto deleted = std::string("<w:del w:id='7' w:author='a'><w:r><w:delText>甲乙</w:delText></w:r></w:del>");
  auto outcome = Annotated(parcel::Docx{parcel::Par(deleted)}.Bytes(), {At(0, 1, 2)}, Changes::Reject);
  auto part = PartOf(outcome, "word/document.xml");
  EXPECT_NE(part.find("<w:del w:id='7' w:author='a'><w:r><w:delText>甲</w:delText></w:r>" + Start(8) +
                      "<w:r><w:delText>乙</w:delText></w:r>" + End(8) + "</w:del>" + Reference(8)),
            part.npos)
      << part;
}

TEST(Annotate, ACopiedChangeOfFormatGetsItsOwnNumber) {
  auto changed = "<w:rPr><w:b/><w:rPrChange w:id=\"3\" w:author=\"a\"><w:rPr/></w:rPrChange></w:rPr>";
  auto body = Body(parcel::Par("<w:r>" + std::string(changed) + "<w:t>甲乙</w:t></w:r>"), {At(0, 1, 2)});
  EXPECT_NE(body.find("<w:rPrChange w:id=\"3\""), body.npos);
  EXPECT_NE(body.find("<w:rPrChange w:id=\"5\""), body.npos) << body;
}

TEST(Annotate, WhatCannotBeSplitIsCommentedWholeAndQuoted) {
  const std::string box =
      "<w:r><w:pict><w:txbxContent>" + parcel::Text("框中字") + "</w:txbxContent></w:pict></w:r>";
  const std::string formula = "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>";
  auto bytes = Annotated(parcel::Docx{parcel::Par(parcel::TextRun("甲") + box + formula)}.Bytes(),
                         {At(1, 1, 2), At(0, 3, 4)});
  auto part = PartOf(bytes, "word/document.xml");
  EXPECT_NE(part.find(Start(0) + box + End(0) + Reference(0)), part.npos) << part;
  EXPECT_NE(part.find(Start(1) + formula + End(1) + Reference(1)), part.npos) << part;
  auto comments = PartOf(bytes, "word/comments.xml");
  EXPECT_NE(comments.find("“中”"), comments.npos);
  EXPECT_NE(comments.find("“1”"), comments.npos);
}

TEST(Annotate, AnEmptyRangeIsTheParagraphAndAnUnknownPlaceTheFirst) {
  const std::string body = parcel::Text("甲") + parcel::Text("乙");
  auto whole = [](int id, const char* text) {
    return parcel::Par(Start(id) + parcel::TextRun(text) + End(id) + Reference(id));
  };
  EXPECT_EQ(Body(body, {At(1, 0, 0)}), parcel::Text("甲") + whole(0, "乙"));
  EXPECT_EQ(Body(body, {At(kNoIndex, 0, 0)}), whole(0, "甲") + parcel::Text("乙"));
  EXPECT_EQ(Body(body, {At(99, 3, 9)}), whole(0, "甲") + parcel::Text("乙"));
  EXPECT_EQ(Body("<w:p/>", {At(kNoIndex, 0, 0)}), parcel::Par(Reference(0)) + "<w:p/>");
}

TEST(Annotate, NotesAreCommentedAtTheirMark) {
  const std::string mark = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
  parcel::Docx docx{parcel::Par(parcel::TextRun("甲") + mark)};
  docx.footnotes = "<w:footnote w:id=\"1\">" + parcel::Text("别的") + "</w:footnote><w:footnote w:id=\"2\">" +
                   parcel::Text("注文") + "</w:footnote>";
  auto bytes = Annotated(docx.Bytes(), {At(2, 1, 2)});
  EXPECT_EQ(PartOf(bytes, "word/footnotes.xml"), PartOf(docx.Bytes(), "word/footnotes.xml"));
  auto part = PartOf(bytes, "word/document.xml");
  EXPECT_NE(part.find(Start(3) + mark + End(3) + Reference(3)), part.npos) << part;
  EXPECT_NE(PartOf(bytes, "word/comments.xml").find("“文”"), std::string::npos);
}

// A file that has comments and announces its parts, one of them in a namespace without prefix.
std::vector<parcel::Entry> Commented() {
  auto entries = parcel::Docx{parcel::Par("<w:commentRangeStart w:id=\"4\"/>" + parcel::TextRun("甲乙") +
                                          End(4) + Reference(4))}
                     .Entries();
  entries.back().bytes = parcel::Links({{"comments", "comments.xml"}});
  entries.push_back({"word/comments.xml",
                     "<comments xmlns=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
                     " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                     "<comment w:id=\"4\" w:author=\"张\"><p/></comment></comments>"});
  entries.push_back({"[Content_Types].xml",
                     "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                     "<Override PartName=\"/word/comments.xml\" ContentType=\"x\"/></Types>"});
  return entries;
}

TEST(Annotate, CommentsOfOthersStay) {
  auto entries = Commented();
  auto bytes = Annotated(parcel::Zip(entries), {At(0, 1, 2, "a<b>&\"\x01\n二")});
  EXPECT_EQ(PartOf(bytes, "word/_rels/document.xml.rels"), entries[2].bytes);
  EXPECT_EQ(PartOf(bytes, "[Content_Types].xml"), entries[4].bytes);
  auto comments = PartOf(bytes, "word/comments.xml");
  auto before = entries[3].bytes.substr(0, entries[3].bytes.rfind("</comments>"));
  ASSERT_EQ(comments.substr(0, before.size()), before);
  EXPECT_EQ(comments.substr(before.size()),
            "<w:comment xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" w:id=\"5\" "
            "w:author=\"一尺\" w:date=\"2026-01-01T00:00:00Z\" w:initials=\"YC\"><w:p><w:r><w:annotationRef/>"
            "</w:r><w:r><w:t xml:space=\"preserve\">a&lt;b&gt;&amp;&quot;\uFFFD</w:t></w:r><w:r><w:br/></w:r><w:r>"
            "<w:t xml:space=\"preserve\">二</w:t></w:r></w:p></w:comment></comments>");
}

TEST(Annotate, ACopyOfACopySaysNothingTwice) {
  auto original = golden::ReadFile(fs::path(YICHI_TESTS_DIR) / "samples/drafts/faulty.docx");
  std::vector<Annotation> annotations{At(0, 0, 2, "甲\n乙"), At(3, 1, 2), At(5, 0, 0), At(5, 1, 3)};
  auto copy = Annotated(original, annotations);
  auto again = Annotated(copy, annotations);
  EXPECT_EQ(PartOf(again, "word/document.xml"), PartOf(copy, "word/document.xml"));
  EXPECT_EQ(PartOf(again, "word/comments.xml"), PartOf(copy, "word/comments.xml"));
  annotations.push_back(At(4, 0, 1));
  EXPECT_EQ(PartOf(Annotated(copy, annotations), "word/comments.xml"),
            PartOf(Annotated(original, annotations), "word/comments.xml"));
}

TEST(Annotate, WhatIsCommentedWholeIsNotSaidTwice) {
  auto formula = parcel::Par("<w:r><w:t>甲</w:t></w:r><m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>");
  auto copy = Annotated(parcel::Docx{formula}.Bytes(), {At(0, 1, 2)});
  EXPECT_EQ(PartOf(Annotated(copy, {At(0, 1, 2)}), "word/document.xml"), PartOf(copy, "word/document.xml"));
}

TEST(Annotate, NewCommentsAreAnnounced) {
  auto entries = parcel::Docx{parcel::Text("甲")}.Entries();
  entries[2].bytes =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";
  entries.push_back(
      {"[Content_Types].xml",
       "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"></Types>"});
  auto bytes = Annotated(parcel::Zip(entries), {At(0, 0, 1)});
  EXPECT_EQ(PartOf(bytes, "word/_rels/document.xml.rels"),
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
            "relationships/comments\" Target=\"comments.xml\"/></Relationships>");
  EXPECT_NE(PartOf(bytes, "[Content_Types].xml").find("<Override PartName=\"/word/comments.xml\""),
            std::string::npos);
}

TEST(Annotate, RefusesSignedFilesAndOtherFormats) {
  auto entries = parcel::Docx{parcel::Text("甲")}.Entries();
  entries.push_back({"_xmlsignatures/sig1.xml", "<a/>"});
  auto signed_file = AnnotateDocx(parcel::Zip(entries), {At(0, 0, 1)}, {});
  ASSERT_TRUE(std::holds_alternative<Unreadable>(signed_file));
  EXPECT_EQ(std::get<Unreadable>(signed_file).reason.code, Code::D0060);
  auto text = AnnotateDocx("甲", {At(0, 0, 1)}, {});
  ASSERT_TRUE(std::holds_alternative<Unreadable>(text));
  EXPECT_EQ(std::get<Unreadable>(text).reason.code, Code::D0061);
}

// Properties that hold for any file and any ranges.

// Ids of one kind of mark, in order.
std::vector<std::string> Ids(const std::string& part, const std::string& element) {
  std::vector<std::string> ids;
  std::regex pattern("<(?:w:)?" + element + " [^>]*w:id=[\"']([0-9]+)");
  for (std::sregex_iterator it(part.begin(), part.end(), pattern), end; it != end; ++it)
    ids.push_back((*it)[1]);
  return ids;
}

// Greedy: exact for subsequences.
bool IsSubsequence(std::string_view part, std::string_view whole) {
  std::size_t at = 0;
  for (char c : whole)
    if (at < part.size() && part[at] == c) ++at;
  return at == part.size();
}

void ExpectPaired(const std::string& docx, const std::vector<std::string>& parts) {
  std::map<std::string, int> starts, ends, references, comments;
  for (const auto& name : parts) {
    auto part = PartOf(docx, name);
    for (const auto& id : Ids(part, "commentRangeStart")) ++starts[id];
    for (const auto& id : Ids(part, "commentRangeEnd")) ++ends[id];
    for (const auto& id : Ids(part, "commentReference")) ++references[id];
  }
  for (const auto& id : Ids(PartOf(docx, "word/comments.xml"), "comment")) ++comments[id];
  EXPECT_EQ(starts, ends);
  EXPECT_EQ(references, comments);
  for (const auto& [id, count] : comments) EXPECT_EQ(count, 1) << id;
}

std::vector<Annotation> RandomAnnotations(const Document& document, std::mt19937& random, std::size_t count) {
  std::vector<Annotation> annotations;
  auto below = [&](std::size_t bound) { return static_cast<std::uint32_t>(random() % (bound + 1)); };
  for (std::size_t i = 0; i < count; ++i) {
    auto p = below(document.paragraphs.size());
    auto size = p < document.paragraphs.size() ? document.paragraphs[p].text.size() : 0;
    annotations.push_back(At(p, below(size), below(size), "第" + std::to_string(i)));
  }
  return annotations;
}

void ExpectSound(const std::string& original, const std::vector<Annotation>& annotations, Changes view) {
  auto copy = Annotated(original, annotations, view);
  ASSERT_EQ(copy, Annotated(original, annotations, view));
  std::vector<std::string> parts;
  for (auto changes : {Changes::Accept, Changes::Reject}) {
    auto before = ReadSound(original, changes), after = ReadSound(copy, changes);
    EXPECT_EQ(Lines(after), Lines(before));
    for (const auto& part : before.parts) parts.push_back(part.name);
  }
  std::sort(parts.begin(), parts.end());
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  for (const auto& part : parts) EXPECT_TRUE(IsSubsequence(PartOf(original, part), PartOf(copy, part)));
  ExpectPaired(copy, parts);
}

TEST(Annotate, EveryRangeLeavesEverySampleAsItWas) {
  std::mt19937 random(1);
  for (const char* folder : {"documents", "drafts"}) {
    for (const auto& path : golden::Inputs(std::string("samples/") + folder, ".docx")) {
      SCOPED_TRACE(path.filename().string());
      auto original = golden::ReadFile(path);
      for (auto view : {Changes::Accept, Changes::Reject})
        for (std::size_t count : {1u, 3u, 40u})
          ExpectSound(original, RandomAnnotations(ReadSound(original, view), random, count), view);
    }
  }
}

class RandomBody {
 public:
  explicit RandomBody(unsigned seed) : random_(seed) {}
  std::string Make() {
    std::string body;
    for (auto paragraphs = Below(5); paragraphs >= 0; --paragraphs) {
      std::string content;
      for (auto pieces = Below(6); pieces >= 0; --pieces) content += Piece(2);
      body += parcel::Par(content);
    }
    return body;
  }

 private:
  int Below(int bound) { return static_cast<int>(random_() % static_cast<unsigned>(bound)); }

  std::string Piece(int depth) {
    switch (Below(depth > 0 ? 12 : 6)) {
      case 6:
        return Wrapped("ins w:id=\"1\" w:author=\"a\"", depth);
      case 7:
        return Wrapped("del w:id=\"2\" w:author=\"a\"", depth);
      case 8:
        return Wrapped("hyperlink w:anchor=\"x\"", depth);
      case 9:
        return "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr>" + Wrapped("sdtContent", depth) + "</w:sdt>";
      case 10:
        return "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>REF</w:instrText>"
               "<w:fldChar w:fldCharType=\"separate\"/></w:r>" +
               Piece(0) + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
      case 11:
        return "<w:r><w:ruby><w:rubyBase>" + Run() + "</w:rubyBase></w:ruby></w:r>";
      default:
        return Run();
    }
  }

  std::string Wrapped(const std::string& tag, int depth) {
    std::string content;
    for (auto pieces = Below(3); pieces >= 0; --pieces) content += Piece(depth - 1);
    return "<w:" + tag + ">" + content + "</w:" + tag.substr(0, tag.find(' ')) + ">";
  }

  std::string Run() {
    constexpr const char* kStarts[] = {"<w:r>", "<w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr>"};
    std::string out = kStarts[Below(2)];
    for (auto children = Below(3); children >= 0; --children) out += Content();
    return out + "</w:r>";
  }

  std::string Content() {
    constexpr const char* kCharacters[] = {"编", "制", " ", "  ", "\n", "&amp;", "&#32;", "𠮷", "a", "B"};
    if (Below(5) == 0) return "<w:tab/>";
    std::string text;
    for (auto count = Below(9); count > 0; --count) text += kCharacters[Below(10)];
    switch (Below(8)) {
      case 0:
        return "<w:t>" + text + "<!-- c -->" + text + "</w:t>";
      case 1:
        return "<w:t><![CDATA[" + std::string("丙 丁") + "]]></w:t>";
      case 2:
      case 3:
        return "<w:t xml:space=\"preserve\">" + text + "</w:t>";
      default:
        return "<w:t>" + text + "</w:t>";
    }
  }

  std::mt19937 random_;
};

TEST(Annotate, EveryRangeLeavesRandomFilesAsTheyWere) {
  for (unsigned seed = 0; seed < 400; ++seed) {
    SCOPED_TRACE(seed);
    auto original = parcel::Docx{RandomBody(seed).Make()}.Bytes();
    std::mt19937 random(seed);
    auto view = seed % 2 == 0 ? Changes::Accept : Changes::Reject;
    auto document = ReadSound(original, view);
    ExpectSound(original, RandomAnnotations(document, random, seed % 9), view);
    if (HasFailure()) return;
  }
}

// The marks enclose exactly the characters asked for, where these stand in runs.
TEST(Annotate, MarksEncloseTheCharacters) {
  std::mt19937 random(7);
  for (unsigned seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE(seed);
    std::u32string text = U"甲 乙  丙&丁𠮷戊";
    std::string body;
    for (std::size_t i = 0; i < text.size();) {
      auto size = std::min<std::size_t>(1 + random() % 4, text.size() - i);
      std::string piece;
      for (char32_t c : text.substr(i, size)) c == U'&' ? piece += "&amp;" : piece += EncodeUtf8({&c, 1});
      body += parcel::TextRun(piece, random() % 2 ? "<w:b/>" : "");
      i += size;
    }
    auto begin = static_cast<std::uint32_t>(random() % text.size());
    auto end = static_cast<std::uint32_t>(begin + 1 + random() % (text.size() - begin));
    auto out = Body(parcel::Par(body), {At(0, begin, end)});
    auto from = out.find(Start(0)), to = out.find(End(0));
    ASSERT_LT(from, to);
    auto enclosed = ReadSound(parcel::Docx{parcel::Par(out.substr(from, to - from))}.Bytes());
    EXPECT_EQ(enclosed.paragraphs.empty() ? "" : EncodeUtf8(enclosed.paragraphs[0].text),
              EncodeUtf8(text.substr(begin, end - begin)).find_first_not_of(" ") == std::string::npos
                  ? ""
                  : EncodeUtf8(text.substr(begin, end - begin)));
  }
}

TEST(Annotate, OtherPartsAreCopiedAsTheyAre) {
  auto original = golden::ReadFile(fs::path(YICHI_TESTS_DIR) / "samples/drafts/faulty.docx");
  auto copy = Annotated(original, {At(0, 0, 2)});
  for (const char* part : {"word/styles.xml", "_rels/.rels", "word/numbering.xml"})
    EXPECT_EQ(PartOf(copy, part), PartOf(original, part)) << part;
}

TEST(Annotate, ALongFileTakesLittleTime) {
  std::string body;
  for (int i = 0; i < 1200; ++i)
    body += parcel::Par(parcel::TextRun("内设机构编制为") + parcel::TextRun("三十六名。"));
  auto original = parcel::Docx{body}.Bytes();
  std::vector<Annotation> annotations;
  for (std::uint32_t i = 0; i < 1200; ++i) annotations.push_back(At(i, 2, 9));
  auto begin = std::chrono::steady_clock::now();
  auto copy = Annotated(original, annotations);
  auto spent = std::chrono::steady_clock::now() - begin;
  RecordProperty("milliseconds", static_cast<int>(spent / std::chrono::milliseconds(1)));
  EXPECT_LT(spent, std::chrono::seconds(5));
  EXPECT_EQ(Ids(PartOf(copy, "word/comments.xml"), "comment").size(), 1200u);
}

}  // namespace
}  // namespace yichi
