#include "jail.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <cstdlib>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace linli::files {
namespace {

/// In the child: 0 when the call is refused, another number otherwise.
template <class Call>
[[noreturn]] void attempt(Call call) {
    if (!limit_resources() || !lock_up()) ::_exit(9);
    const auto answer = call();
    ::_exit(answer < 0 && errno == EPERM ? 0 : 1);
}

class Jail : public ::testing::Test {
protected:
    void SetUp() override {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        GTEST_SKIP() << "skipped: the sanitizers need what the jail forbids";
#endif
    }
};

/// Goal: a picture that takes over its decoder finds no key file, no network, no other program.
TEST_F(Jail, NothingBesideTheOpenFilesCanBeReached) {
    const auto refused = ::testing::ExitedWithCode(0);
    EXPECT_EXIT(attempt([] { return ::open("/etc/passwd", O_RDONLY); }), refused, "");
    EXPECT_EXIT(attempt([] { return ::socket(AF_INET, SOCK_STREAM, 0); }), refused, "");
    EXPECT_EXIT(attempt([] { return ::socket(AF_UNIX, SOCK_STREAM, 0); }), refused, "");
    EXPECT_EXIT(attempt([] { return ::execl("/bin/true", "true", nullptr); }), refused, "");
    EXPECT_EXIT(attempt([] { return ::unlink("/tmp/linli-absent"); }), refused, "");
    EXPECT_EXIT(attempt([] { return ::kill(::getppid(), 0); }), refused, "");
}

TEST_F(Jail, WhatADecoderNeedsStillWorks) {
    EXPECT_EXIT(
        {
            if (!limit_resources() || !lock_up()) ::_exit(9);
            auto* memory = static_cast<char*>(std::malloc(100'000'000));
            if (memory == nullptr) ::_exit(8);
            memory[99'999'999] = 'x';
            ::_exit(::write(1, memory + 99'999'999, 1) == 1 ? 0 : 7);
        },
        ::testing::ExitedWithCode(0), "");
}

TEST_F(Jail, MemoryIsLimited) {
    EXPECT_EXIT(
        {
            if (!limit_resources()) ::_exit(9);
            ::_exit(std::malloc(std::size_t{2} << 30U) == nullptr ? 0 : 1);
        },
        ::testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace linli::files
