#include "net_asio.h"

#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <stdexcept>

namespace linli::http {

namespace asio = boost::asio;
using boost::system::error_code;

struct TlsContext {
    asio::ssl::context context{asio::ssl::context::tls_server};
};

namespace {

using Pieces = std::array<asio::const_buffer, Stream::max_pieces>;

/// Pieces as Asio wants them; those not used stay empty.
Pieces buffers(std::span<const std::string_view> pieces) {
    Pieces out;
    for (std::size_t i = 0; i < pieces.size() && i < out.size(); ++i)
        out[i] = asio::const_buffer(pieces[i].data(), pieces[i].size());
    return out;
}

template <class Lower>
void start_read(Lower& lower, std::span<char> buffer, std::shared_ptr<StreamListener> listener) {
    lower.async_read_some(asio::mutable_buffer(buffer.data(), buffer.size()),
                          [listener = std::move(listener)](error_code error, std::size_t bytes) {
                              listener->on_read(error ? 0 : bytes);
                          });
}

template <class Lower>
void start_write(Lower& lower, std::span<const std::string_view> pieces, std::shared_ptr<StreamListener> listener) {
    auto done = [listener = std::move(listener)](error_code error, std::size_t) { listener->on_written(!error); };
    if (pieces.size() == 1)
        return asio::async_write(lower, asio::const_buffer(pieces[0].data(), pieces[0].size()), std::move(done));
    if (pieces.size() == 2) {
        const std::array<asio::const_buffer, 2> two{asio::const_buffer(pieces[0].data(), pieces[0].size()),
                                                    asio::const_buffer(pieces[1].data(), pieces[1].size())};
        return asio::async_write(lower, two, std::move(done));
    }
    asio::async_write(lower, buffers(pieces), std::move(done));
}

class TcpStream final : public Stream {
public:
    TcpStream(Socket socket, std::string peer) : socket_(std::move(socket)), peer_(std::move(peer)) {}

    void open(std::shared_ptr<StreamListener> listener) override { listener->on_ready(true); }
    void read(std::span<char> buffer, std::shared_ptr<StreamListener> listener) override {
        start_read(socket_, buffer, std::move(listener));
    }
    void write(std::span<const std::string_view> pieces, std::shared_ptr<StreamListener> listener) override {
        start_write(socket_, pieces, std::move(listener));
    }
    void finish_sending(std::shared_ptr<StreamListener>) override {
        error_code ignored;
        socket_.shutdown(Socket::shutdown_send, ignored);
    }
    void close() override {
        error_code ignored;
        socket_.close(ignored);
    }
    bool secure() const override { return false; }
    const std::string& peer_address() const override { return peer_; }

private:
    Socket socket_;
    std::string peer_;
};

class TlsStream final : public Stream {
public:
    TlsStream(Socket socket, std::string peer, std::shared_ptr<TlsContext> tls)
        : tls_(std::move(tls)), stream_(std::move(socket), tls_->context), peer_(std::move(peer)) {}

    void open(std::shared_ptr<StreamListener> listener) override {
        stream_.async_handshake(asio::ssl::stream_base::server,
                                [listener = std::move(listener)](error_code error) { listener->on_ready(!error); });
    }
    void read(std::span<char> buffer, std::shared_ptr<StreamListener> listener) override {
        start_read(stream_, buffer, std::move(listener));
    }
    void write(std::span<const std::string_view> pieces, std::shared_ptr<StreamListener> listener) override {
        start_write(stream_, pieces, std::move(listener));
    }
    void finish_sending(std::shared_ptr<StreamListener> keep) override {
        stream_.async_shutdown([this, keep = std::move(keep)](error_code) {
            error_code ignored;
            stream_.lowest_layer().shutdown(Socket::shutdown_send, ignored);
        });
    }
    void close() override {
        error_code ignored;
        stream_.lowest_layer().close(ignored);
    }
    bool secure() const override { return true; }
    const std::string& peer_address() const override { return peer_; }

private:
    std::shared_ptr<TlsContext> tls_;
    asio::ssl::stream<Socket> stream_;
    std::string peer_;
};

}  // namespace

std::unique_ptr<Stream> make_tcp_stream(Socket socket, std::string peer) {
    return std::make_unique<TcpStream>(std::move(socket), std::move(peer));
}

std::unique_ptr<Stream> make_tls_stream(Socket socket, std::string peer, std::shared_ptr<TlsContext> tls) {
    return std::make_unique<TlsStream>(std::move(socket), std::move(peer), std::move(tls));
}

std::shared_ptr<TlsContext> load_tls(const TlsFiles& files) {
    auto tls = std::make_shared<TlsContext>();
    auto& context = tls->context;
    context.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                        asio::ssl::context::no_tlsv1_1 | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    error_code error;
    context.use_certificate_chain_file(files.certificate_chain.string(), error);
    if (error) throw std::runtime_error("cannot use the certificate " + files.certificate_chain.string());
    context.use_private_key_file(files.private_key.string(), asio::ssl::context::pem, error);
    if (error) throw std::runtime_error("cannot use the private key " + files.private_key.string());
    if (::SSL_CTX_check_private_key(context.native_handle()) != 1)
        throw std::runtime_error("certificate and private key do not belong together: " + files.private_key.string());
    // The front may be told of an aborted connection by a missing close_notify; bodies carry their own length.
    ::SSL_CTX_set_options(context.native_handle(), SSL_OP_IGNORE_UNEXPECTED_EOF);
    return tls;
}

}  // namespace linli::http
