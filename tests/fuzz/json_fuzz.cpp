// Record files from arbitrary bytes: the first byte chooses the notation. Looks for crashes.
#include <cstdint>
#include <string_view>

#include "office/data.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yichi;
  if (size == 0) return 0;
  constexpr Format kFormats[] = {Format::Json, Format::JsonLines, Format::Xml};
  std::string_view input(reinterpret_cast<const char*>(data + 1), size - 1);
  Limits limits;
  limits.data_values = 10'000;
  SniffJson(input, false);
  ReadData(kFormats[data[0] % 3], input, limits);
  return 0;
}
