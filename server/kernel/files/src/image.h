#pragma once

#include "disk.h"
#include "image_facts.h"

#include <linli/files/files.h>

#include <condition_variable>
#include <memory>
#include <mutex>

namespace linli::files {

/// A picture made fit for serving: upright, without metadata, in memory only.
struct Served {
    ImageFacts facts;
    std::unique_ptr<FileBytes> picture;
};

/// The media type in which a picture of `media_type` is served.
std::string_view served_type(std::string_view media_type);

/// Runs `linli-image-worker` under limits, a few at once. Thread-safe.
class Images {
public:
    explicit Images(ImageWorker options);
    /// @refuses damaged (also when the decoder dies or runs out of time or memory), too_large (pixels), busy.
    /// @throws std::runtime_error when the worker cannot be run at all.
    Result<Served> serve(const FileBytes& original, std::string_view media_type);

private:
    class Turn;
    Result<Served> run(const FileBytes& original, std::string_view media_type) const;

    ImageWorker options_;
    std::mutex mutex_;
    std::condition_variable freed_;
    int running_ = 0;
};

}  // namespace linli::files
