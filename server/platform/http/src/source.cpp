#include <linli/http/stream.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace linli::http {
namespace {

class FileSource final : public ByteSource {
public:
    explicit FileSource(const std::string& path) : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY)) {
        if (fd_ < 0) throw std::system_error(errno, std::generic_category(), "cannot open " + path);
        struct stat about {};
        if (::fstat(fd_, &about) != 0 || !S_ISREG(about.st_mode)) {
            ::close(fd_);
            throw std::system_error(EINVAL, std::generic_category(), "not a regular file: " + path);
        }
        size_ = static_cast<std::uint64_t>(about.st_size);
    }
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;
    ~FileSource() override { ::close(fd_); }

    std::optional<std::uint64_t> size() const override { return size_; }
    std::size_t read(std::uint64_t offset, std::span<char> out) override {
        while (true) {
            const auto count = ::pread(fd_, out.data(), out.size(), static_cast<off_t>(offset));
            if (count >= 0) return static_cast<std::size_t>(count);
            if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "cannot read a file");
        }
    }

private:
    int fd_;
    std::uint64_t size_ = 0;
};

}  // namespace

std::shared_ptr<ByteSource> open_file(const std::string& path) { return std::make_shared<FileSource>(path); }

}  // namespace linli::http
