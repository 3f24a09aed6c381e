#include "client_socket.h"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace linli::http {
namespace {

std::string error_text(std::string_view what, int number) {
    return std::string(what) + ": " + std::generic_category().message(number);
}

void free_addresses(addrinfo* list) {
    if (list != nullptr) ::freeaddrinfo(list);
}

}  // namespace

ClientSocket::ClientSocket(const ClientOptions& options, Moment deadline)
    : context_(nullptr, [](SSL_CTX* context) { ::SSL_CTX_free(context); }),
      ssl_(nullptr, [](SSL* ssl) { ::SSL_free(ssl); }) {
    try {
        connect(options, deadline);
        if (options.tls) secure(options, deadline);
    } catch (...) {
        if (fd_ >= 0) ::close(fd_);
        throw;
    }
}

ClientSocket::~ClientSocket() {
    if (ssl_) ::SSL_shutdown(ssl_.get());
    if (fd_ >= 0) ::close(fd_);
}

void ClientSocket::wait(short events, Moment deadline, std::string_view what) const {
    while (true) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0) throw NetworkError(std::string(what) + ": timed out");
        pollfd wanted{fd_, events, 0};
        const int ready = ::poll(&wanted, 1, static_cast<int>(std::min<std::int64_t>(left.count(), 1'000'000)));
        if (ready > 0) return;
        if (ready < 0 && errno != EINTR) throw NetworkError(error_text(what, errno));
    }
}

void ClientSocket::connect(const ClientOptions& options, Moment deadline) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    const auto port = std::to_string(options.port);
    const int failed = ::getaddrinfo(options.host.c_str(), port.c_str(), &hints, &found);
    if (failed != 0) throw NetworkError("cannot resolve " + options.host + ": " + ::gai_strerror(failed));
    const std::unique_ptr<addrinfo, void (*)(addrinfo*)> list(found, free_addresses);
    int problem = 0;
    for (const auto* at = list.get(); at != nullptr; at = at->ai_next) {
        fd_ = ::socket(at->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        if (fd_ < 0) throw NetworkError(error_text("socket", errno));
        problem = ::connect(fd_, at->ai_addr, at->ai_addrlen) == 0 ? 0 : errno;
        if (problem == EINPROGRESS) {
            wait(POLLOUT, deadline, "connecting");
            socklen_t size = sizeof problem;
            ::getsockopt(fd_, SOL_SOCKET, SO_ERROR, &problem, &size);
        }
        if (problem == 0) break;
        ::close(std::exchange(fd_, -1));
    }
    if (fd_ < 0) throw NetworkError(error_text("cannot connect to " + options.host + ":" + port, problem));
    const int on = 1;
    ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

void ClientSocket::secure(const ClientOptions& options, Moment deadline) {
    context_.reset(::SSL_CTX_new(::TLS_client_method()));
    ::SSL_CTX_set_min_proto_version(context_.get(), TLS1_2_VERSION);
    ::SSL_CTX_set_options(context_.get(), SSL_OP_IGNORE_UNEXPECTED_EOF);
    ::SSL_CTX_set_verify(context_.get(), SSL_VERIFY_PEER, nullptr);
    const bool loaded =
        options.trusted_certificates.empty()
            ? ::SSL_CTX_set_default_verify_paths(context_.get()) == 1
            : ::SSL_CTX_load_verify_locations(context_.get(), options.trusted_certificates.c_str(), nullptr) == 1;
    if (!loaded) throw NetworkError("cannot read the trusted certificates");
    ssl_.reset(::SSL_new(context_.get()));
    const auto& name = options.server_name.empty() ? options.host : options.server_name;
    auto* rules = ::SSL_get0_param(ssl_.get());
    if (::X509_VERIFY_PARAM_set1_ip_asc(rules, name.c_str()) != 1) {
        ::SSL_set1_host(ssl_.get(), name.c_str());
        ::SSL_set_tlsext_host_name(ssl_.get(), name.c_str());
    }
    ::SSL_set_fd(ssl_.get(), fd_);
    while (true) {
        ::ERR_clear_error();
        const int result = ::SSL_connect(ssl_.get());
        if (result == 1) return;
        if (!ssl_wait(result, deadline, "TLS handshake")) throw NetworkError("TLS handshake: connection closed");
    }
}

bool ClientSocket::ssl_wait(int result, Moment deadline, std::string_view what) {
    switch (::SSL_get_error(ssl_.get(), result)) {
    case SSL_ERROR_WANT_READ: wait(POLLIN, deadline, what); return true;
    case SSL_ERROR_WANT_WRITE: wait(POLLOUT, deadline, what); return true;
    case SSL_ERROR_ZERO_RETURN: return false;
    default: break;
    }
    const auto code = ::ERR_get_error();
    if (code == 0) return false;
    char text[200] = {};
    ::ERR_error_string_n(code, text, sizeof text);
    throw NetworkError(std::string(what) + ": " + text);
}

void ClientSocket::send(std::string_view bytes, Moment deadline) {
    while (!bytes.empty()) {
        if (ssl_) {
            ::ERR_clear_error();
            const int count =
                ::SSL_write(ssl_.get(), bytes.data(), static_cast<int>(std::min<std::size_t>(bytes.size(), 1U << 20U)));
            if (count > 0)
                bytes.remove_prefix(static_cast<std::size_t>(count));
            else if (!ssl_wait(count, deadline, "sending"))
                throw NetworkError("sending: connection closed");
            continue;
        }
        const auto count = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count >= 0)
            bytes.remove_prefix(static_cast<std::size_t>(count));
        else if (errno == EAGAIN)
            wait(POLLOUT, deadline, "sending");
        else if (errno != EINTR)
            throw NetworkError(error_text("sending", errno));
    }
}

std::size_t ClientSocket::receive(std::span<char> out, Moment deadline) {
    while (true) {
        if (ssl_) {
            ::ERR_clear_error();
            const int count = ::SSL_read(ssl_.get(), out.data(), static_cast<int>(out.size()));
            if (count > 0) return static_cast<std::size_t>(count);
            if (!ssl_wait(count, deadline, "receiving")) return 0;
            continue;
        }
        const auto count = ::recv(fd_, out.data(), out.size(), 0);
        if (count >= 0) return static_cast<std::size_t>(count);
        if (errno == EAGAIN)
            wait(POLLIN, deadline, "receiving");
        else if (errno != EINTR)
            throw NetworkError(error_text("receiving", errno));
    }
}

bool ClientSocket::stale() {
    pollfd wanted{fd_, POLLIN, 0};
    return ::poll(&wanted, 1, 0) > 0 && !ssl_;  // with TLS, readable may mean a session ticket
}

}  // namespace linli::http
