#include "jail.h"

#include <array>
#include <cerrno>
#include <cstddef>
#include <vector>

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define LINLI_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define LINLI_SANITIZED 1
#endif
#endif

namespace linli::files {
namespace {

constexpr rlim_t mib = 1024 * 1024;

bool limit(int what, rlim_t most) {
    const rlimit both{most, most};
    return ::setrlimit(static_cast<__rlimit_resource>(what), &both) == 0;
}

#ifndef LINLI_SANITIZED

#if defined(__x86_64__)
constexpr unsigned architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned architecture = AUDIT_ARCH_AARCH64;
#elif defined(__riscv)
constexpr unsigned architecture = AUDIT_ARCH_RISCV64;
#elif defined(__loongarch__)
constexpr unsigned architecture = AUDIT_ARCH_LOONGARCH64;
#endif

/// Memory, threads, clocks, and what is open already. `prctl` names threads; `prlimit64` only asks, for limits were
/// lowered for good.
constexpr int allowed[] = {
    SYS_read,
    SYS_readv,
    SYS_pread64,
    SYS_write,
    SYS_writev,
    SYS_pwrite64,
    SYS_lseek,
    SYS_close,
    SYS_fstat,
    SYS_dup,
    SYS_fcntl,
    SYS_ftruncate,
    SYS_mmap,
    SYS_munmap,
    SYS_mprotect,
    SYS_mremap,
    SYS_madvise,
    SYS_brk,
    SYS_futex,
    SYS_clone,
    SYS_clone3,
    SYS_set_robust_list,
    SYS_set_tid_address,
    SYS_rseq,
    SYS_rt_sigaction,
    SYS_rt_sigprocmask,
    SYS_rt_sigreturn,
    SYS_sigaltstack,
    SYS_sched_yield,
    SYS_sched_getaffinity,
    SYS_getpid,
    SYS_gettid,
    SYS_tgkill,
    SYS_clock_gettime,
    SYS_clock_nanosleep,
    SYS_nanosleep,
    SYS_getrandom,
    SYS_exit,
    SYS_exit_group,
    SYS_prctl,
    SYS_prlimit64,
    SYS_getrusage,
    SYS_sysinfo,
    SYS_ppoll,
    SYS_restart_syscall,
    SYS_membarrier,
#ifdef SYS_poll
    SYS_poll,
#endif
};

#endif

}  // namespace

bool limit_resources() {
#ifndef LINLI_SANITIZED  // the sanitizers reserve terabytes of addresses
    if (!limit(RLIMIT_AS, 1024 * mib)) return false;
#endif
    return limit(RLIMIT_CPU, 10) && limit(RLIMIT_FSIZE, 64 * mib) && limit(RLIMIT_CORE, 0) &&
           limit(RLIMIT_NOFILE, 64) && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
}

bool lock_up() {
#ifdef LINLI_SANITIZED  // they open files and start threads of their own
    return true;
#else
    std::vector<sock_filter> program;
    const auto load = [&](std::size_t offset) {
        program.push_back({BPF_LD | BPF_W | BPF_ABS, 0, 0, static_cast<unsigned>(offset)});
    };
    const auto answer = [&](unsigned what) { program.push_back({BPF_RET | BPF_K, 0, 0, what}); };
    load(offsetof(seccomp_data, arch));
    program.push_back({BPF_JMP | BPF_JEQ | BPF_K, 1, 0, architecture});
    answer(SECCOMP_RET_KILL_PROCESS);
    load(offsetof(seccomp_data, nr));
    for (const int call : allowed) {
        program.push_back({BPF_JMP | BPF_JEQ | BPF_K, 0, 1, static_cast<unsigned>(call)});
        answer(SECCOMP_RET_ALLOW);
    }
    answer(SECCOMP_RET_ERRNO | EPERM);
    const sock_fprog filter{static_cast<unsigned short>(program.size()), program.data()};
    return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0) == 0;
#endif
}

}  // namespace linli::files
