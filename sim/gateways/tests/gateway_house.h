#pragma once

#include <linli/gateways/house.h>
#include <linli/http/server.h>
#include <linli/testing/messaging_house.h>

#include <filesystem>
#include <memory>

namespace linli::messaging {

inline constexpr std::uint64_t wire_seed = 7;

/// The services on one end of real sockets, the simulated gateways on the other; receipts come back over the wire, too.
/// Both look at the same clock.
class GatewayTest : public MessagingHouse {
protected:
    void SetUp() override {
        gateways.start();
        auto router = std::make_shared<http::Router>();
        router->post("/v1/message-receipts/{channel}", [this](http::Request& request) { return receive(request); });
        http::ServerOptions options;
        options.access_log = [](const http::AccessLine&) {};
        options.upload_folder = folder;
        http::Listener listener;
        listener.router = std::move(router);
        receiver = std::make_unique<http::Server>(std::move(options), std::vector{listener}, clock, ids);
        receiver->start();
        gateways.set_receipts_to("http://127.0.0.1:" + std::to_string(receiver->port()));
    }
    void TearDown() override {
        receiver->stop(std::chrono::seconds(1));
        std::error_code gone;
        std::filesystem::remove_all(folder, gone);
    }
    void line(Channel channel, const std::function<void(GatewaySetup&)>& change = {}) {
        connect(channel, gateways.address() + "/" + std::string(word(channel)), change,
                gateways::demo_secret(wire_seed, word(channel)));
    }
    /// As the route of the room does it.
    http::Response receive(const http::Request& request) {
        const auto header = [&](std::string_view name) { return std::string(request.header(name).value_or("")); };
        protocol::Envelope envelope;
        envelope.target = std::string(request.raw_target());
        envelope.channel = std::string(request.path_parameter("channel"));
        envelope.delivery = header(protocol::delivery_header);
        envelope.at = protocol::read_time(header(protocol::time_header)).value_or(Instant{});
        envelope.nonce = header(protocol::nonce_header);
        const auto got = messages.receive(tenant, envelope, header(protocol::suite_header),
                                          header(protocol::signature_header), request.body());
        return got ? http::no_content() : http::plain(got.problem().type->status, "refused\n");
    }
    /// Works off what is due, as time goes by, until no message waits any more.
    void work_off(int rounds = 40) {
        for (int i = 0; i < rounds; ++i) {
            work();
            clock.advance(std::chrono::seconds(31));
        }
    }

    std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("linli-receipts-" + ids.next_uuid().text());
    gateways::GatewayHouse gateways{{.seed = wire_seed, .silence = std::chrono::milliseconds(400)}, clock, ids};
    std::unique_ptr<http::Server> receiver;
};

}  // namespace linli::messaging
