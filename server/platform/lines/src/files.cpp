#include <linli/lines/files.h>

#include <zlib.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <vector>

namespace linli::lines {
namespace {

constexpr std::size_t longest_line = std::size_t{1} << 20;
constexpr unsigned buffer_size = 1U << 16;

[[noreturn]] void throw_disk(const std::string& what) {
    throw std::system_error(errno != 0 ? errno : EIO, std::generic_category(), what);
}

struct CloseGz {
    void operator()(gzFile file) const { gzclose(file); }
};
using GzHandle = std::unique_ptr<gzFile_s, CloseGz>;

Refusal unreadable(std::string_view why) { return refuse(file_unreadable, std::string(why)); }

/// Regular files are written beside and renamed; a pipe or device is written as it is.
std::string part_of(const std::string& path) {
    std::error_code code;
    const bool special = std::filesystem::exists(path, code) && !std::filesystem::is_regular_file(path, code);
    return special ? path : path + ".part";
}

void put_in_place(const std::string& part, const std::string& path) {
    if (part != path) std::filesystem::rename(part, path);
}

void drop(const std::string& part, const std::string& path) {
    if (part != path) std::remove(part.c_str());
}

bool is_readable_file(const std::string& path) {
    std::error_code code;
    return std::filesystem::exists(path, code) && !std::filesystem::is_directory(path, code);
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t largest) {
    if (!is_readable_file(path)) return unreadable("文件不存在，或者是一个文件夹。");
    std::ifstream file(path, std::ios::binary);
    if (!file) return unreadable("文件无法打开。");
    std::error_code code;
    const auto size = std::filesystem::file_size(path, code);
    if (code || size > largest) return unreadable("文件太大，或者不是普通文件。");
    std::string bytes(size, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(size));
    if (static_cast<std::uintmax_t>(file.gcount()) != size) return unreadable("文件没有读完。");
    return bytes;
}

void replace_file(const std::string& path, std::string_view bytes) {
    const auto beside = part_of(path);
    errno = 0;
    std::ofstream file(beside, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) {
        const auto code = errno;
        drop(beside, path);
        errno = code;
        throw_disk("cannot write " + beside);
    }
    put_in_place(beside, path);
}

struct LineReader::State {
    GzHandle file;
    std::vector<char> buffer = std::vector<char>(buffer_size);
    std::size_t at = 0;
    std::size_t end = 0;
    std::size_t line = 0;

    /// False at the end of the file. @refuses file_unreadable
    Result<bool> fill() {
        const int got = gzread(file.get(), buffer.data(), buffer_size);
        int code = Z_OK;
        gzerror(file.get(), &code);
        if (got < 0 || (code != Z_OK && code != Z_STREAM_END))
            return unreadable("压缩数据不完整或已损坏（第 " + std::to_string(line + 1) + " 行附近）。");
        at = 0;
        end = static_cast<std::size_t>(got);
        return got > 0;
    }
};

LineReader::LineReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
LineReader::LineReader(LineReader&&) noexcept = default;
LineReader& LineReader::operator=(LineReader&&) noexcept = default;
LineReader::~LineReader() = default;
std::size_t LineReader::number() const { return state_->line; }

Result<LineReader> LineReader::open(const std::string& path) {
    if (!is_readable_file(path)) return unreadable("文件不存在，或者是一个文件夹。");
    auto state = std::make_unique<State>();
    state->file.reset(gzopen(path.c_str(), "rb"));
    if (!state->file) return unreadable("文件无法打开。");
    return LineReader(std::move(state));
}

Result<bool> LineReader::next(std::string& line) {
    line.clear();
    for (bool any = false;; any = true) {
        if (state_->at == state_->end) {
            LINLI_TRY(const bool more, state_->fill());
            if (!more) {
                state_->line += any ? 1 : 0;
                return any;
            }
        }
        const std::string_view left(state_->buffer.data() + state_->at, state_->end - state_->at);
        const auto stop = left.find('\n');
        line += left.substr(0, stop);
        state_->at += stop == std::string_view::npos ? left.size() : stop + 1;
        if (line.size() > longest_line)
            return refuse(bad_line, "第 " + std::to_string(state_->line + 1) + " 行超过 1 MiB。");
        if (stop == std::string_view::npos) continue;
        ++state_->line;
        if (line.ends_with('\r')) line.pop_back();
        return true;
    }
}

struct LineWriter::State {
    std::string path;
    std::string beside;
    GzHandle file;
};

LineWriter::LineWriter(std::string path) : state_(std::make_unique<State>()) {
    state_->path = std::move(path);
    state_->beside = part_of(state_->path);
    errno = 0;
    // "T" writes plain text through the same calls.
    state_->file.reset(gzopen(state_->beside.c_str(), state_->path.ends_with(".gz") ? "wb6" : "wbT"));
    if (!state_->file) throw_disk("cannot write " + state_->beside);
}

LineWriter::~LineWriter() {
    if (!state_->file) return;
    state_->file.reset();
    drop(state_->beside, state_->path);
}

void LineWriter::write(std::string_view line) {
    const auto size = static_cast<unsigned>(line.size());
    errno = 0;
    if ((size > 0 && gzwrite(state_->file.get(), line.data(), size) != static_cast<int>(size)) ||
        gzputc(state_->file.get(), '\n') < 0)
        throw_disk("cannot write " + state_->beside);
}

void LineWriter::finish() {
    errno = 0;
    if (gzclose(state_->file.release()) != Z_OK) {
        const auto code = errno;
        drop(state_->beside, state_->path);
        errno = code;
        throw_disk("cannot write " + state_->beside);
    }
    put_in_place(state_->beside, state_->path);
}

}  // namespace linli::lines
