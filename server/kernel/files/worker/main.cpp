#include "convert.h"
#include "jail.h"

#include <linli/json/write.h>

#include <string>

#include <unistd.h>

#ifdef __SANITIZE_THREAD__
// The environment is its own, so options stand here: libvips orders its threads by means that are not seen.
extern "C" const char* __tsan_default_options() {  // NOLINT(bugprone-reserved-identifier): the sanitizer's name
    return "ignore_noninstrumented_modules=1";
}
#endif

/// `linli-image-worker MEDIA_TYPE` with the picture as standard input and the served copy as descriptor 3; the facts
/// go to standard output as one line of JSON. Started by the file store for each picture, never by a person.
int main(int count, char** arguments) {
    using linli::files::WorkerExit;
    if (count != 2 || !linli::files::limit_resources()) return static_cast<int>(WorkerExit::fault);
    if (!linli::files::start_vips(arguments[0]) || !linli::files::lock_up()) return static_cast<int>(WorkerExit::fault);
    linli::files::ImageFacts facts;
    const auto end = linli::files::convert(arguments[1], 0, 3, facts);
    if (end == WorkerExit::converted) {
        const auto text = linli::json::write(facts) + "\n";
        if (::write(1, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
            return static_cast<int>(WorkerExit::fault);
    }
    return static_cast<int>(end);
}
