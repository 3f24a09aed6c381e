#pragma once

#include <linli/http/client.h>

#include <chrono>
#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

typedef struct ssl_st SSL;
typedef struct ssl_ctx_st SSL_CTX;

namespace linli::http {

/// A blocking connection with a deadline for each call. @throws NetworkError
class ClientSocket {
public:
    ClientSocket(const ClientOptions& options, Moment deadline);
    ClientSocket(const ClientSocket&) = delete;
    ClientSocket& operator=(const ClientSocket&) = delete;
    ~ClientSocket();

    void send(std::string_view bytes, Moment deadline);
    /// @return 0 when the other side has closed.
    std::size_t receive(std::span<char> out, Moment deadline);
    /// True when the other side has closed or sent something nobody asked for.
    bool stale();

private:
    void connect(const ClientOptions& options, Moment deadline);
    void secure(const ClientOptions& options, Moment deadline);
    void wait(short events, Moment deadline, std::string_view what) const;
    /// Waits for what OpenSSL wants. @return false when the connection has ended.
    bool ssl_wait(int result, Moment deadline, std::string_view what);

    int fd_ = -1;
    std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context_;
    std::unique_ptr<SSL, void (*)(SSL*)> ssl_;
};

}  // namespace linli::http
