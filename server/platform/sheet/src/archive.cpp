#include "archive.h"

#include <linli/base/text.h>

#include <zip.h>

namespace linli::sheet {
namespace {

constexpr std::uint64_t ratio_from = 64ULL << 20;

class PartSource final : public ByteSource {
public:
    PartSource(std::shared_ptr<const Archive> owner, zip_file_t* file, const zip_stat_t& stat, const ReadLimits& limits)
        : owner_(std::move(owner)), file_(file), packed_(stat.comp_size), total_(stat.size), limits_(limits) {}
    ~PartSource() override { zip_fclose(file_); }
    PartSource(const PartSource&) = delete;
    PartSource& operator=(const PartSource&) = delete;

    Result<std::size_t> read(char* out, std::size_t size) override {
        const auto count = zip_fread(file_, out, size);
        if (count < 0) return refuse(broken_file, "压缩包内的数据无法解开或校验不符。");
        position_ += static_cast<std::uint64_t>(count);
        const bool exploding = position_ > ratio_from && position_ / limits_.ratio > packed_;
        if (position_ > limits_.part_bytes || exploding) return refuse(too_large, "文件解压后异常庞大。");
        return static_cast<std::size_t>(count);
    }
    std::uint64_t total() const override { return total_; }

private:
    std::shared_ptr<const Archive> owner_;
    zip_file_t* file_;
    std::uint64_t packed_;
    std::uint64_t total_;
    ReadLimits limits_;
};

}  // namespace

std::string part_name(std::string_view name) {
    auto out = text::lower_ascii(name);
    std::replace(out.begin(), out.end(), '\\', '/');
    out.erase(0, std::min(out.find_first_not_of('/'), out.size()));
    return out;
}

Result<std::shared_ptr<Archive>> Archive::open(const std::filesystem::path& path, const ReadLimits& limits) {
    int code = 0;
    auto* const file = zip_open(path.c_str(), ZIP_RDONLY, &code);
    if (file == nullptr) {
        if (code == ZIP_ER_OPEN || code == ZIP_ER_READ || code == ZIP_ER_MEMORY)
            throw SheetFault("cannot open the workbook's file");
        return refuse(broken_file, "压缩包的目录不完整，文件可能没有传完。");
    }
    std::shared_ptr<Archive> archive(new Archive(file, limits));
    LINLI_CHECK(archive->list());
    return archive;
}

Archive::~Archive() { zip_discard(file_); }

Outcome Archive::list() {
    const auto count = zip_get_num_entries(file_, 0);
    if (count > limits_.parts) return refuse(too_large, "压缩包内的文件过多。");
    for (zip_int64_t i = 0; i < count; ++i) {
        const auto index = static_cast<std::uint64_t>(i);
        const char* const name = zip_get_name(file_, index, ZIP_FL_ENC_GUESS);
        if (name != nullptr) parts_.emplace(part_name(name), index);
    }
    return Done{};
}

bool Archive::has(std::string_view part) const { return parts_.contains(part_name(part)); }

Result<std::uint64_t> Archive::find(std::string_view part) const {
    const auto found = parts_.find(part_name(part));
    if (found == parts_.end()) return refuse(broken_file, "工作簿缺少必要的部分。");
    return found->second;
}

std::uint64_t Archive::index_of(std::string_view part) const {
    auto found = find(part);
    LINLI_INVARIANT(found, "index of a part that is not there");
    return *found;
}

std::string Archive::spelling(std::string_view part) const {
    return zip_get_name(file_, index_of(part), ZIP_FL_ENC_GUESS);
}

Result<std::unique_ptr<ByteSource>> Archive::part(std::string_view part) const {
    LINLI_TRY(const auto index, find(part));
    zip_stat_t stat;
    if (zip_stat_index(file_, index, 0, &stat) != 0) return refuse(broken_file, "压缩包的目录不完整。");
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
        return refuse(protected_file);
    auto* const file = zip_fopen_index(file_, index, 0);
    if (file == nullptr) return refuse(broken_file, "压缩包内的数据无法解开。");
    return std::unique_ptr<ByteSource>(std::make_unique<PartSource>(shared_from_this(), file, stat, limits_));
}

Result<std::string> Archive::text(std::string_view part_path, std::size_t limit) const {
    LINLI_TRY(const auto source, part(part_path));
    std::string out;
    char buffer[16384];
    for (;;) {
        LINLI_TRY(const auto count, source->read(buffer, sizeof buffer));
        if (count == 0) return out;
        if (out.size() + count > limit) return refuse(too_large, "工作簿的说明部分过大。");
        out.append(buffer, count);
    }
}

}  // namespace linli::sheet
