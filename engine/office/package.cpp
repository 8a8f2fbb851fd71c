#include "office/package.h"

#include <zip.h>

#include <algorithm>
#include <map>
#include <new>
#include <utility>

#include "base/utf8.h"
#include "office/zip_directory.h"

namespace yichi {
namespace {

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct Close {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Zip = std::unique_ptr<zip_t, Discard>;
using ZipFile = std::unique_ptr<zip_file_t, Close>;

std::string FoldName(std::string_view name) {
  std::string folded(name);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '\\') c = '/';
  }
  return folded;
}

bool Climbs(std::string_view folded) {
  if (folded.empty() || folded[0] == '/' || folded.find(':') != folded.npos) return true;
  return ("/" + std::string(folded) + "/").find("/../") != std::string::npos;
}

std::string Shown(std::string_view name) { return EncodeUtf8(DecodeUtf8(name.substr(0, 80))); }

std::string Mebibytes(std::size_t bytes) { return std::to_string(bytes >> 20); }

// A zip library keeps its source's bytes by address: `bytes` must outlive the archive.
Zip OpenFrom(const std::string& bytes, int flags) {
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source ? zip_open_from_source(source, ZIP_RDONLY | flags, &error) : nullptr;
  if (source && !archive) zip_source_free(source);
  zip_error_fini(&error);
  return Zip(archive);
}

bool Encrypted(zip_t* archive, zip_uint64_t index) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(archive, index, 0, &stat) < 0) return false;
  return (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE;
}

}  // namespace

struct Package::Archive {
  std::string bytes;
  Zip zip;
  Limits limits;
  std::map<std::string, zip_uint64_t, std::less<>> parts;  // by folded name
  std::size_t inflated = 0;
  std::size_t streamed = 0;
  bool irregular = false;
};

namespace {

std::optional<Unreadable> ListParts(Package::Archive& archive) {
  auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive.zip.get(), 0));
  if (count > archive.limits.package_entries)
    return MakeUnreadable(Code::D0020,
                          {std::to_string(count), std::to_string(archive.limits.package_entries)});
  for (zip_uint64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(archive.zip.get(), i, ZIP_FL_ENC_RAW);
    auto folded = FoldName(name ? name : "");
    if (Climbs(folded)) return MakeUnreadable(Code::D0019, {Shown(name ? name : "")});
    if (Encrypted(archive.zip.get(), i)) return MakeUnreadable(Code::D0004);
    if (!archive.parts.emplace(std::move(folded), i).second)
      return MakeUnreadable(Code::D0017, {Shown(name)});
  }
  return std::nullopt;
}

std::optional<Unreadable> CheckRatio(const Limits& limits, std::string_view part, const zip_stat_t& stat) {
  if (stat.size > limits.inflate_ratio_from &&
      stat.size / std::max<zip_uint64_t>(stat.comp_size, 1) > limits.inflate_ratio)
    return MakeUnreadable(Code::D0023, {Shown(part), std::to_string(limits.inflate_ratio)});
  return std::nullopt;
}

// Before anything is inflated; that no more comes out than the directory says is seen to while reading.
std::optional<Unreadable> CheckAmount(const Package::Archive& archive, std::string_view part,
                                      const zip_stat_t& stat) {
  const auto& limits = archive.limits;
  if (auto excess = CheckRatio(limits, part, stat)) return excess;
  if (stat.size > limits.part_bytes)
    return MakeUnreadable(Code::D0021, {Shown(part), Mebibytes(limits.part_bytes)});
  if (archive.inflated + stat.size > limits.package_bytes)
    return MakeUnreadable(Code::D0022, {Mebibytes(limits.package_bytes)});
  return std::nullopt;
}

}  // namespace

Package::Package(std::unique_ptr<Archive> archive) : archive_(std::move(archive)) {}
Package::Package(Package&&) noexcept = default;
Package& Package::operator=(Package&&) noexcept = default;
Package::~Package() = default;

bool Package::Has(std::string_view part) const { return archive_->parts.count(FoldName(part)) > 0; }

bool Package::HasFolder(std::string_view folder) const {
  auto folded = FoldName(folder);
  auto it = archive_->parts.lower_bound(folded);
  return it != archive_->parts.end() && it->first.compare(0, folded.size(), folded) == 0;
}

bool Package::irregular() const { return archive_->irregular; }

std::variant<std::string, Unreadable> Package::Read(std::string_view part) {
  auto it = archive_->parts.find(FoldName(part));
  if (it == archive_->parts.end()) return MakeUnreadable(Code::D0025, {Shown(part)});
  zip_stat_t stat;
  zip_stat_init(&stat);
  ZipFile file(zip_fopen_index(archive_->zip.get(), it->second, 0));
  if (!file || zip_stat_index(archive_->zip.get(), it->second, 0, &stat) < 0)
    return MakeUnreadable(Code::D0024, {Shown(part)});
  if (auto excess = CheckAmount(*archive_, part, stat)) return *excess;
  archive_->inflated += stat.size;
  // One byte more than there should be, to see it come.
  std::string out(stat.size + 1, '\0');
  std::size_t size = 0;
  zip_int64_t count = 1;
  while (count > 0 && size < out.size()) {
    count = zip_fread(file.get(), out.data() + size, out.size() - size);
    if (count > 0) size += static_cast<std::size_t>(count);
  }
  if (count < 0 || size != stat.size) return MakeUnreadable(Code::D0024, {Shown(part)});
  out.resize(size);
  return out;
}

struct PartStream::State {
  ZipFile file;
  std::string part;
  std::uint64_t left = 0;
  bool done = false;
  std::optional<Unreadable> wrong;
};

PartStream::PartStream(std::unique_ptr<State> state) : state_(std::move(state)) {}
PartStream::PartStream(PartStream&&) noexcept = default;
PartStream& PartStream::operator=(PartStream&&) noexcept = default;
PartStream::~PartStream() = default;
const std::optional<Unreadable>& PartStream::wrong() const { return state_->wrong; }

std::size_t PartStream::Read(char* to, std::size_t size) {
  auto& state = *state_;
  if (state.done || size == 0) return 0;
  auto count = zip_fread(state.file.get(), to, size);
  bool more_than_said = count > 0 && static_cast<std::uint64_t>(count) > state.left;
  bool cut_short = count == 0 && state.left > 0;
  if (count < 0 || more_than_said || cut_short)
    state.wrong = MakeUnreadable(Code::D0024, {Shown(state.part)});
  state.done = count <= 0 || state.wrong;
  if (state.done) return 0;
  state.left -= static_cast<std::uint64_t>(count);
  return static_cast<std::size_t>(count);
}

std::variant<PartStream, Unreadable> Package::Open(std::string_view part) {
  auto it = archive_->parts.find(FoldName(part));
  if (it == archive_->parts.end()) return MakeUnreadable(Code::D0025, {Shown(part)});
  zip_stat_t stat;
  zip_stat_init(&stat);
  ZipFile file(zip_fopen_index(archive_->zip.get(), it->second, 0));
  if (!file || zip_stat_index(archive_->zip.get(), it->second, 0, &stat) < 0)
    return MakeUnreadable(Code::D0024, {Shown(part)});
  const auto& limits = archive_->limits;
  if (auto excess = CheckRatio(limits, part, stat)) return *excess;
  if (stat.size > limits.sheet_bytes - std::min(archive_->streamed, limits.sheet_bytes))
    return MakeUnreadable(Code::D0050, {Shown(part), Mebibytes(limits.sheet_bytes)});
  archive_->streamed += stat.size;
  auto state = std::make_unique<PartStream::State>();
  state->file = std::move(file);
  state->part = part;
  state->left = stat.size;
  return PartStream(std::move(state));
}

namespace {

struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using ZipSource = std::unique_ptr<zip_source_t, FreeSource>;

// Opens for writing what `bytes` hold, nothing for a new archive; `source` holds the result once the archive
// is closed.
Zip OpenCopy(const std::string& bytes, ZipSource& source) {
  int flags = bytes.empty() ? ZIP_CREATE | ZIP_TRUNCATE : 0;
  zip_error_t error;
  zip_error_init(&error);
  source.reset(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error));
  Zip copy;
  if (source) {
    zip_source_keep(source.get());
    copy.reset(zip_open_from_source(source.get(), flags, &error));
    if (!copy) zip_source_free(source.get());
  }
  zip_error_fini(&error);
  return copy;
}

// The buffer must outlive the closing of the archive.
bool PutPart(zip_t* archive, const PartBytes& part, std::optional<zip_uint64_t> index) {
  constexpr zip_uint16_t kMidnight = 0, kFirstDay = 0x21;  // 1980-01-01, the earliest that zip can say
  auto* source = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
  if (!source) return false;
  auto put = index
                 ? (zip_file_replace(archive, *index, source, 0) == 0 ? static_cast<zip_int64_t>(*index) : -1)
                 : zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (put < 0) {
    zip_source_free(source);
    return false;
  }
  auto at = static_cast<zip_uint64_t>(put);
  return zip_set_file_compression(archive, at, ZIP_CM_DEFLATE, 0) == 0 &&
         zip_file_set_dostime(archive, at, kMidnight, kFirstDay, 0) == 0;
}

std::optional<std::string> BytesOf(zip_source_t* source) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_source_stat(source, &stat) < 0 || !(stat.valid & ZIP_STAT_SIZE)) return std::nullopt;
  if (zip_source_open(source) < 0) return std::nullopt;
  std::string bytes(stat.size, '\0');
  std::size_t size = 0;
  for (zip_int64_t count = 1; count > 0 && size < bytes.size();) {
    count = zip_source_read(source, bytes.data() + size, bytes.size() - size);
    if (count > 0) size += static_cast<std::size_t>(count);
  }
  zip_source_close(source);
  return size == bytes.size() ? std::optional(std::move(bytes)) : std::nullopt;
}

}  // namespace

std::variant<std::string, Unreadable> Package::With(const std::vector<PartBytes>& parts) const {
  ZipSource source;
  auto copy = OpenCopy(archive_->bytes, source);
  if (!copy) return MakeUnreadable(Code::D0016);
  for (const auto& part : parts) {
    auto it = archive_->parts.find(FoldName(part.name));
    auto index = it == archive_->parts.end() ? std::nullopt : std::optional(it->second);
    if (!PutPart(copy.get(), part, index)) return MakeUnreadable(Code::D0024, {Shown(part.name)});
  }
  if (zip_close(copy.get()) < 0) return MakeUnreadable(Code::D0016);
  [[maybe_unused]] auto* closed = copy.release();
  auto bytes = BytesOf(source.get());
  if (!bytes) return MakeUnreadable(Code::D0016);
  return *std::move(bytes);
}

std::string NewPackage(const std::vector<PartBytes>& parts) {
  ZipSource source;
  auto archive = OpenCopy({}, source);
  bool made = archive && std::all_of(parts.begin(), parts.end(), [&](const PartBytes& part) {
                return PutPart(archive.get(), part, std::nullopt);
              });
  if (made) made = zip_close(archive.get()) == 0;
  auto bytes = made ? (static_cast<void>(archive.release()), BytesOf(source.get())) : std::nullopt;
  if (!bytes) throw std::bad_alloc();  // nothing else can fail in memory
  return *std::move(bytes);
}

std::variant<Package, Unreadable> OpenPackage(std::string bytes, const Limits& limits) {
  auto archive = std::make_unique<Package::Archive>();
  archive->bytes = std::move(bytes);
  archive->limits = limits;
  archive->zip = OpenFrom(archive->bytes, ZIP_CHECKCONS);
  if (!archive->zip) {
    archive->irregular = true;
    archive->zip = OpenFrom(archive->bytes, 0);
    // Duplicates first: their message says more than that of two overlapping parts.
    if (archive->zip)
      if (auto wrong = ListParts(*archive)) return *wrong;
    if (auto wrong = CheckZipDirectory(archive->bytes)) return *wrong;
    if (!archive->zip) return MakeUnreadable(Code::D0016);
    return Package(std::move(archive));
  }
  if (auto wrong = ListParts(*archive)) return *wrong;
  return Package(std::move(archive));
}

Unreadable MakeUnreadable(Code code, std::vector<std::string> arguments) {
  return {MakeDiagnostic(code, {}, std::move(arguments))};
}

}  // namespace yichi
