#pragma once

#include <linli/base/result.h>
#include <linli/lines/problems.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

/// Files as a whole and line by line. One object belongs to one thread at a time.
namespace linli::lines {

/// A whole file. @refuses file_unreadable when it is missing, a folder, or larger than `largest`
Result<std::string> read_file(const std::string& path, std::size_t largest);
/// Writes beside `path`, then renames over it. @throws std::system_error when the disk fails
void replace_file(const std::string& path, std::string_view bytes);

/// Reads lines of a plain or gzip file in bounded memory.
class LineReader {
public:
    /// @refuses file_unreadable
    static Result<LineReader> open(const std::string& path);
    LineReader(LineReader&&) noexcept;
    LineReader& operator=(LineReader&&) noexcept;
    ~LineReader();

    /// The next line without its end, or nothing at the end of the file.
    /// @refuses bad_line longer than 1 MiB; file_unreadable when the compressed data break off or are damaged
    Result<bool> next(std::string& line);
    /// Number of the line last given, from 1.
    std::size_t number() const;

private:
    struct State;
    explicit LineReader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Writes lines, compressed when the name ends in `.gz`, beside the target; the target appears on `finish`.
class LineWriter {
public:
    /// @throws std::system_error when the file cannot be made
    explicit LineWriter(std::string path);
    LineWriter(const LineWriter&) = delete;
    LineWriter& operator=(const LineWriter&) = delete;
    /// Removes what was not finished.
    ~LineWriter();

    void write(std::string_view line);
    /// @throws std::system_error when the disk fails
    void finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace linli::lines
