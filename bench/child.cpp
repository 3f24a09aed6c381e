#include "child.h"

#include <charconv>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

namespace linli::bench {
namespace {

[[noreturn]] void become(const std::function<int()>& body, int output, const std::filesystem::path& log) {
    const int errors = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(errors, STDERR_FILENO);
    int code = 3;
    try {
        code = body();
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "%s\n", fault.what());
    }
    std::fflush(nullptr);
    ::_exit(code);
}

}  // namespace

Child::Child(const std::function<int()>& body, const std::filesystem::path& log) : log_(log) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    std::fflush(nullptr);
    pid_ = ::fork();
    if (pid_ < 0) throw std::runtime_error("no process");
    if (pid_ == 0) become(body, ends[1], log);
    ::close(ends[1]);
    output_ = ends[0];
    if (::clock_getcpuclockid(pid_, &clock_) != 0) throw std::runtime_error("no processor clock of a child");
}

Child::~Child() {
    if (!ended_) {
        ::kill(pid_, SIGTERM);
        join();
    }
    ::close(output_);
}

bool Child::read_more(std::chrono::milliseconds patience) {
    pollfd wait{output_, POLLIN, 0};
    if (::poll(&wait, 1, static_cast<int>(patience.count())) <= 0) return false;
    char block[4096];
    const auto count = ::read(output_, block, sizeof block);
    if (count <= 0) return false;
    text_.append(block, static_cast<std::size_t>(count));
    return true;
}

std::string Child::wait_for(std::string_view part, std::chrono::seconds patience) {
    const auto end = std::chrono::steady_clock::now() + patience;
    for (;;) {
        for (auto newline = text_.find('\n'); newline != std::string::npos; newline = text_.find('\n')) {
            const auto line = text_.substr(0, newline);
            text_.erase(0, newline + 1);
            if (line.find(part) != std::string::npos) return line;
        }
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        if (left.count() <= 0 || !read_more(left))
            throw std::runtime_error("a measured program did not start, see " + log_.string());
    }
}

int Child::join() {
    while (read_more(std::chrono::hours(1))) {
    }
    int status = 0;
    rusage used{};
    while (::wait4(pid_, &status, 0, &used) < 0 && errno == EINTR) {
    }
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
    };
    usage_ = {seconds(used.ru_utime) + seconds(used.ru_stime), static_cast<double>(used.ru_maxrss) / 1024};
    ended_ = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return *ended_;
}

double Child::processor_seconds() const {
    timespec now{};
    if (::clock_gettime(clock_, &now) != 0) throw std::runtime_error("a measured program died");
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double Child::resident_mib() const {
    std::ifstream status("/proc/" + std::to_string(pid_) + "/status");
    for (std::string word; status >> word;)
        if (double kib = 0; word == "VmRSS:" && status >> kib) return kib / 1024;
    throw std::runtime_error("a measured program died");
}

ServerChild::ServerChild(const std::function<int()>& body, const std::filesystem::path& log) : child_(body, log) {
    const auto line = child_.wait_for("http://", std::chrono::seconds(60));
    const auto colon = line.find(':', line.find("http://") + 7);
    std::from_chars(line.data() + colon + 1, line.data() + line.size(), port_);
}

void in_child(const std::string& what, const std::function<int()>& body, const std::filesystem::path& log) {
    Child child(body, log);
    if (child.join() != 0) throw std::runtime_error(what + " failed, see " + log.string());
}

std::function<int()> program(const std::filesystem::path& path, std::vector<std::string> arguments) {
    return [path, arguments]() -> int {
        std::vector<char*> words{const_cast<char*>(path.c_str())};
        for (const auto& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
        words.push_back(nullptr);
        ::execv(path.c_str(), words.data());
        throw std::runtime_error("cannot run " + path.string());
    };
}

}  // namespace linli::bench
