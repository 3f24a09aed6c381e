#pragma once

#include "multipart.h"

#include <linli/base/result.h>
#include <linli/http/request.h>
#include <linli/http/router.h>

#include <filesystem>
#include <memory>
#include <string_view>

namespace linli::http {

/// Where a body that does not stay in memory goes. Used by one disk thread at a time.
class BodySink {
public:
    virtual ~BodySink() = default;
    /// @throws std::system_error when the disk fails.
    virtual Outcome write(std::string_view bytes) = 0;
    /// Hands everything to the request.
    virtual Outcome finish(Request& request) = 0;
};

/// Streams the whole body into one file of `folder`.
std::unique_ptr<BodySink> file_sink(const std::filesystem::path& folder);
/// Streams files of a form into `folder`, keeps fields in memory.
std::unique_ptr<BodySink> multipart_sink(const std::filesystem::path& folder, std::string_view boundary,
                                         const MultipartLimits& limits);
/// Creates `folder` (only for its owner) and removes what a crash left there. @throws on failure.
void prepare_upload_folder(const std::filesystem::path& folder);

}  // namespace linli::http
