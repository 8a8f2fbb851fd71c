#include "../golden.h"
#include "reading.h"

namespace yichi {
namespace {

std::vector<std::filesystem::path> Samples() {
  std::vector<std::filesystem::path> all;
  for (const char* extension : {".docx", ".md", ".txt", ".xlsx", ".csv"}) {
    auto some = golden::Inputs("samples/documents", extension);
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

class SampleDocuments : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(SampleDocuments, AreReadAsTheirDump) {
  auto document = ReadSound(golden::ReadFile(GetParam()), Changes::Accept, GetParam().filename().string());
  golden::Expect(GetParam(), ".dump", DumpDocument(document));
}

INSTANTIATE_TEST_SUITE_P(Golden, SampleDocuments, testing::ValuesIn(Samples()), golden::CaseName());

}  // namespace
}  // namespace yichi
