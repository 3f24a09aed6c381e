#include "password_pool.h"

#include <linli/http/response.h>

#include <future>

namespace linli::identity {

PasswordPool::PasswordPool(std::size_t threads, std::size_t queue, crypto::PasswordCost cost, const Clock& real_clock,
                           metrics::Registry& registry)
    : cost_(cost), pool_({"identity-passwords", threads, queue}, real_clock, registry) {}

template <class Answer, class Work>
Result<Answer> PasswordPool::run(Work work) {
    // The caller waits here, so the task may look at what the caller holds.
    const auto promise = std::make_shared<std::promise<Answer>>();
    auto answer = promise->get_future();
    const bool taken = pool_.submit([promise, &work] {
        try {
            promise->set_value(work());
        } catch (...) {
            promise->set_exception(std::current_exception());
        }
    });
    if (!taken) return refuse(http::overloaded);
    return answer.get();
}

Result<PasswordPool::Verdict> PasswordPool::verify(const std::optional<std::string>& stored,
                                                   std::string_view password) {
    return run<Verdict>([&]() -> Verdict {
        if (!stored) {
            crypto::spend_password_time(password, cost_);
            return {};
        }
        if (!crypto::verify_password(*stored, password)) return {};
        if (!crypto::needs_rehash(*stored, cost_)) return {true, std::nullopt};
        return {true, crypto::hash_password(password, cost_)};
    });
}

Result<std::string> PasswordPool::hash(std::string_view password) {
    return run<std::string>([&] { return crypto::hash_password(password, cost_); });
}

}  // namespace linli::identity
