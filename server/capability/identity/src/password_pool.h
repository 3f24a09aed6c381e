#pragma once

#include <linli/base/result.h>
#include <linli/crypto/password.h>
#include <linli/jobs/jobs.h>

#include <optional>
#include <string>
#include <string_view>

namespace linli::identity {

/// Argon2id on few threads of its own behind a short queue: a storm of sign-ins neither eats the memory nor starves
/// the other requests; who does not fit is told to come back. Thread-safe.
class PasswordPool {
public:
    PasswordPool(std::size_t threads, std::size_t queue, crypto::PasswordCost cost, const Clock& real_clock,
                 metrics::Registry& registry);

    struct Verdict {
        bool right = false;
        std::optional<std::string> better_hash;  ///< when the stored one was made with another cost
    };
    /// Without `stored` it takes the time of a verification and the answer is no. @refuses http::overloaded
    Result<Verdict> verify(const std::optional<std::string>& stored, std::string_view password);
    /// @refuses http::overloaded
    Result<std::string> hash(std::string_view password);

private:
    template <class Answer, class Work>
    Result<Answer> run(Work work);
    crypto::PasswordCost cost_;
    jobs::WorkerPool pool_;
};

}  // namespace linli::identity
