#pragma once

#include "net.h"

// ThreadSanitizer does not know fences; our loops hand work over under a mutex and need none.
#ifdef __SANITIZE_THREAD__
#define BOOST_ASIO_DISABLE_FENCED_BLOCK
#endif
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

/// What net.cpp and stream.cpp share. Included by these two only.
namespace linli::http {

/// With the loop's own executor type: the default, type-erased one costs on every operation.
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

std::unique_ptr<Stream> make_tcp_stream(Socket socket, std::string peer);
std::unique_ptr<Stream> make_tls_stream(Socket socket, std::string peer, std::shared_ptr<TlsContext> tls);

}  // namespace linli::http
