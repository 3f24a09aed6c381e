#include "body_sink.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <optional>
#include <system_error>

namespace linli::http {
namespace {

constexpr std::string_view upload_prefix = "upload-";

/// A temporary file that is being written.
class Upload {
public:
    explicit Upload(const std::filesystem::path& folder) {
        std::string name = (folder / (std::string(upload_prefix) + "XXXXXX")).string();
        fd_ = ::mkostemp(name.data(), O_CLOEXEC);
        if (fd_ < 0) throw std::system_error(errno, std::generic_category(), "cannot create an upload file");
        file_ = TempFile(name);
    }
    Upload(const Upload&) = delete;
    Upload& operator=(const Upload&) = delete;
    ~Upload() { ::close(fd_); }

    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto written = ::write(fd_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) throw std::system_error(errno, std::generic_category(), "cannot write an upload");
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    TempFile take() { return std::move(file_); }

private:
    int fd_ = -1;
    TempFile file_;
};

class FileSink final : public BodySink {
public:
    explicit FileSink(std::filesystem::path folder) : folder_(std::move(folder)) {}
    Outcome write(std::string_view bytes) override {
        if (!upload_) upload_.emplace(folder_);  // here, because this thread may wait for the disk
        upload_->write(bytes);
        return Done{};
    }
    Outcome finish(Request& request) override {
        if (upload_) request.set_body_file(upload_->take());
        return Done{};
    }

private:
    std::filesystem::path folder_;
    std::optional<Upload> upload_;
};

class MultipartSink final : public BodySink, private PartReceiver {
public:
    MultipartSink(std::filesystem::path folder, std::string_view boundary, const MultipartLimits& limits)
        : folder_(std::move(folder)), limits_(limits), parser_(boundary, limits.header_bytes, *this) {}

    Outcome write(std::string_view bytes) override { return parser_.feed(bytes); }
    Outcome finish(Request& request) override {
        LINLI_CHECK(parser_.finish());
        request.edit_parts() = std::move(parts_);
        return Done{};
    }

private:
    Outcome begin(PartHead head) override {
        if (++count_ > limits_.parts) return refuse(body_too_large, "表单项过多");
        const bool file = head.filename.has_value();
        if (file && !head.filename->empty()) LINLI_CHECK(count_file());
        Part part;
        part.name = std::move(head.name);
        part.filename = std::move(head.filename);
        part.content_type = std::move(head.content_type);
        parts_.push_back(std::move(part));
        if (file) upload_.emplace(folder_);
        return Done{};
    }

    Outcome data(std::string_view bytes) override {
        auto& part = parts_.back();
        if (upload_ && part.size == 0 && part.filename->empty()) LINLI_CHECK(count_file());
        part.size += bytes.size();
        if (part.size > (upload_ ? limits_.file_bytes : limits_.field_bytes))
            return refuse(body_too_large, upload_ ? "单个文件过大" : "表单项内容过长");
        if (upload_)
            upload_->write(bytes);
        else
            part.value += bytes;
        return Done{};
    }

    Outcome end() override {
        auto& part = parts_.back();
        const bool nothing_chosen = upload_ && part.filename->empty() && part.size == 0;
        if (upload_) part.file = upload_->take();
        upload_.reset();
        if (nothing_chosen) parts_.pop_back();  // what a browser sends for an empty file field
        return Done{};
    }

    /// A file field in which nothing was chosen comes without name and content: it is not counted.
    Outcome count_file() {
        if (++files_ > limits_.files) return refuse(body_too_large, "文件个数超过限制");
        return Done{};
    }

    std::filesystem::path folder_;
    MultipartLimits limits_;
    std::vector<Part> parts_;
    std::optional<Upload> upload_;
    std::size_t count_ = 0;
    std::size_t files_ = 0;
    MultipartParser parser_;
};

}  // namespace

std::unique_ptr<BodySink> file_sink(const std::filesystem::path& folder) { return std::make_unique<FileSink>(folder); }

std::unique_ptr<BodySink> multipart_sink(const std::filesystem::path& folder, std::string_view boundary,
                                         const MultipartLimits& limits) {
    return std::make_unique<MultipartSink>(folder, boundary, limits);
}

void prepare_upload_folder(const std::filesystem::path& folder) {
    if (std::filesystem::create_directories(folder))
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().filename().string().starts_with(upload_prefix))
            std::filesystem::remove(entry.path());
}

}  // namespace linli::http
