#pragma once

#include <linli/files/files.h>
#include <linli/http/request.h>
#include <linli/http/response.h>

#include <memory>

namespace linli::files {

/// The served copy as an answer: whole, a range, or "not modified", decrypted while it is sent. Pictures are shown in
/// the page, everything else is saved by its name. The room that owns the file's subject has decided before that the
/// caller may see it.
/// @source INC-07; RFC 9110 §13, §14
http::Response answer(const http::Request& request, const File& file, std::unique_ptr<Reader> served);

}  // namespace linli::files
