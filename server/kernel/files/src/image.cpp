#include "image.h"

#include <linli/json/read.h>
#include <linli/log/log.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <optional>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace linli::files {
namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

constexpr std::size_t most_words = 4096;  ///< of the facts

std::filesystem::path find_worker(std::filesystem::path given) {
    if (!given.empty()) return given;
    std::error_code unknown;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", unknown).parent_path();
    for (const auto& place : {self / "linli-image-worker", self / "../libexec/linli/linli-image-worker"})
        if (std::filesystem::exists(place, unknown)) return place;
    return self / "linli-image-worker";
}

struct Pipe {
    Pipe() {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0) fail_errno("pipe");
        out = Handle(ends[0]);
        in = Handle(ends[1]);
    }
    Handle out, in;
};

/// The plan of what the child inherits: picture as standard input, words as output, served copy as 3, nothing else.
class Inherited {
public:
    Inherited(const Handle& picture, const Handle& words, const Handle& served) {
        if (::posix_spawn_file_actions_init(&actions_) != 0) fail_errno("spawn plan");
        ::posix_spawn_file_actions_adddup2(&actions_, picture.number(), 0);
        ::posix_spawn_file_actions_adddup2(&actions_, words.number(), 1);
        ::posix_spawn_file_actions_addopen(&actions_, 2, "/dev/null", O_WRONLY, 0);
        ::posix_spawn_file_actions_adddup2(&actions_, served.number(), 3);
        ::posix_spawn_file_actions_addclosefrom_np(&actions_, 4);
    }
    Inherited(const Inherited&) = delete;
    Inherited& operator=(const Inherited&) = delete;
    ~Inherited() { ::posix_spawn_file_actions_destroy(&actions_); }
    const posix_spawn_file_actions_t* plan() const { return &actions_; }

private:
    posix_spawn_file_actions_t actions_{};
};

/// A child that is killed and collected at the latest when this object goes.
class Child {
public:
    Child(const std::filesystem::path& program, std::string_view type, const Inherited& inherited) {
        std::string name = program.string();
        std::string argument(type);
        // What libvips keeps in memory instead of in temporary files, and one thread for its work.
        std::string memory = "VIPS_DISC_THRESHOLD=900m", threads = "VIPS_CONCURRENCY=1", arenas = "MALLOC_ARENA_MAX=2";
        std::array<char*, 3> arguments{name.data(), argument.data(), nullptr};
        std::array<char*, 4> environment{memory.data(), threads.data(), arenas.data(), nullptr};
        const int error =
            ::posix_spawn(&pid_, name.c_str(), inherited.plan(), nullptr, arguments.data(), environment.data());
        if (error != 0) {
            errno = error;
            fail_errno("start linli-image-worker");
        }
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        if (pid_ > 0) collect(std::chrono::steady_clock::now());
    }

    /// Waits until the child ends, kills it at `deadline`. @return the status of waitpid, nothing when it was killed.
    std::optional<int> collect(SteadyTime deadline) {
        int status = 0;
        bool killed = false;
        while (true) {
            const auto got = ::waitpid(pid_, &status, killed ? 0 : WNOHANG);
            if (got == pid_) break;
            if (got < 0 && errno != EINTR) fail_errno("wait for linli-image-worker");
            if (!killed && std::chrono::steady_clock::now() >= deadline) {
                ::kill(pid_, SIGKILL);
                killed = true;
            } else if (!killed) {
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
        }
        pid_ = -1;
        return killed ? std::nullopt : std::optional(status);
    }

private:
    pid_t pid_ = -1;
};

/// What the child says until it closes its output, `deadline` comes or it says too much.
std::string listen(const Handle& pipe, SteadyTime deadline) {
    std::string said;
    std::array<char, 1024> buffer{};
    while (said.size() <= most_words) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        pollfd waiting{pipe.number(), POLLIN, 0};
        if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) == 0) break;
        const auto count = ::read(pipe.number(), buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        said.append(buffer.data(), static_cast<std::size_t>(count));
    }
    return said;
}

/// What an ended child means. A decoder that dies of a picture (signal, limit) calls the picture damaged.
Outcome verdict(const std::optional<int>& status) {
    if (!status) return refuse(damaged, "图片处理超时");
    if (WIFSIGNALED(*status)) {
        log::warning("files.image-worker-died", {{"signal", WTERMSIG(*status)}});
        return refuse(damaged);
    }
    switch (static_cast<WorkerExit>(WEXITSTATUS(*status))) {
    case WorkerExit::converted: return Done{};
    case WorkerExit::undecodable: return refuse(damaged);
    case WorkerExit::too_many_pixels: return refuse(too_large, "图片像素过多");
    case WorkerExit::fault: break;
    }
    throw std::runtime_error("linli-image-worker failed with code " + std::to_string(WEXITSTATUS(*status)));
}

}  // namespace

std::string_view served_type(std::string_view media_type) {
    return media_type == "image/heic" ? std::string_view("image/jpeg") : media_type;
}

/// A place among those that run at once.
class Images::Turn {
public:
    explicit Turn(Images& images) : images_(images) {
        std::unique_lock lock(images_.mutex_);
        taken_ = images_.freed_.wait_for(lock, images_.options_.patience,
                                         [&] { return images_.running_ < images_.options_.at_once; });
        if (taken_) ++images_.running_;
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn() {
        if (!taken_) return;
        {
            const std::lock_guard lock(images_.mutex_);
            --images_.running_;
        }
        images_.freed_.notify_one();
    }
    bool taken() const { return taken_; }

private:
    Images& images_;
    bool taken_ = false;
};

Images::Images(ImageWorker options) : options_(std::move(options)) { options_.program = find_worker(options_.program); }

Result<Served> Images::serve(const FileBytes& original, std::string_view media_type) {
    const Turn turn(*this);
    if (!turn.taken()) return refuse(busy);
    return run(original, media_type);
}

Result<Served> Images::run(const FileBytes& original, std::string_view media_type) const {
    Handle served(::memfd_create("linli-served", MFD_CLOEXEC));
    if (!served) fail_errno("memory file");
    Pipe words;
    if (::lseek(original.handle().number(), 0, SEEK_SET) != 0) fail_errno("rewind");
    const auto deadline = std::chrono::steady_clock::now() + options_.patience;
    Child child(options_.program, media_type, Inherited(original.handle(), words.in, served));
    words.in.close();
    const auto said = listen(words.out, deadline);
    LINLI_CHECK(verdict(child.collect(deadline)));
    auto facts = json::read_text<ImageFacts>(said);
    auto picture = std::make_unique<FileBytes>(std::move(served));
    if (!facts || picture->size() == 0) throw std::runtime_error("linli-image-worker says what cannot be understood");
    return Served{*facts, std::move(picture)};
}

}  // namespace linli::files
