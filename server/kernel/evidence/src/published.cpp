#include "published.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

namespace linli::evidence::published {
namespace {

constexpr std::string_view border = "\n---\n";
constexpr std::uintmax_t largest_file = 1 << 20;

[[noreturn]] void fail(const std::filesystem::path& file) {
    throw std::system_error(errno, std::generic_category(), "published checkpoints " + file.string());
}

std::string content_of(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file)) return {};
    std::ifstream stream(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (!stream) fail(file);
    return text;
}

/// Notes by origin, the newest of each.
std::map<std::string, std::string> notes_of(std::string_view text) {
    std::map<std::string, std::string> notes;
    for (auto end = text.find(border); end != std::string_view::npos; end = text.find(border)) {
        const auto note = text.substr(0, end + 1);
        if (const auto checkpoint = read_unverified(note)) notes[checkpoint->origin] = note;
        text.remove_prefix(end + border.size());
    }
    return notes;
}

void write_synced(const std::filesystem::path& file, int flags, std::string_view text) {
    const int opened = ::open(file.c_str(), flags | O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    if (opened < 0) fail(file);
    while (!text.empty()) {
        const auto written = ::write(opened, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) break;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    const bool good = text.empty() && ::fdatasync(opened) == 0;
    const int reason = errno;
    ::close(opened);
    errno = reason;
    if (!good) fail(file);
}

std::string record_of(std::string_view note) {
    return std::string(note.substr(0, note.size() - 1)).append(border);  // the note's last newline begins the border
}

void compact(const std::filesystem::path& file) {
    std::string kept;
    for (const auto& [origin, note] : notes_of(content_of(file))) kept += record_of(note);
    auto fresh = file;
    fresh += ".new";
    write_synced(fresh, O_TRUNC, kept);
    std::filesystem::rename(fresh, file);
}

/// A cut last line would swallow the next note: it is ended first.
std::string_view mend(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    stream.seekg(-static_cast<std::streamoff>(border.size()), std::ios::end);
    std::string tail(border.size(), '\0');
    stream.read(tail.data(), static_cast<std::streamsize>(tail.size()));
    return tail == border ? std::string_view() : border;
}

}  // namespace

std::map<std::string, Checkpoint> newest(const std::filesystem::path& file) {
    std::map<std::string, Checkpoint> found;
    for (const auto& [origin, note] : notes_of(content_of(file))) found.emplace(origin, *read_unverified(note));
    return found;
}

void append(const std::filesystem::path& file, std::string_view note) {
    std::error_code missing;
    const auto size = std::filesystem::file_size(file, missing);
    if (!missing && size > largest_file) compact(file);
    const auto before = missing || size == 0 ? std::string_view() : mend(file);
    write_synced(file, O_APPEND, std::string(before).append(record_of(note)));
}

}  // namespace linli::evidence::published
