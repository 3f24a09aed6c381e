#include "bytes.h"

#include <linli/sheet/reader.h>

#include <fcntl.h>

namespace linli::sheet {

FileSource::FileSource(const std::filesystem::path& path) : file_(path, std::ios::binary), total_(0) {
    std::error_code failed;
    total_ = std::filesystem::file_size(path, failed);
    if (!file_ || failed) throw SheetFault("cannot read the sheet's file");
}

Result<std::size_t> FileSource::read(char* out, std::size_t size) {
    file_.read(out, static_cast<std::streamsize>(size));
    if (file_.bad()) throw SheetFault("reading the sheet's file failed");
    const auto count = static_cast<std::size_t>(file_.gcount());
    position_ += count;
    return count;
}

int nameless_file(const std::filesystem::path& folder) {
    const auto file = open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file < 0) throw SheetFault("cannot make a temporary file");
    return file;
}

}  // namespace linli::sheet
