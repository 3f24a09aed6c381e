#pragma once

#include <linli/channels/order.h>
#include <linli/http/server.h>
#include <linli/platforms/house.h>
#include <linli/testing/channels_house.h>

#include <gmock/gmock.h>

#include <filesystem>
#include <memory>

namespace linli::channels {

inline constexpr std::uint64_t wire_seed = 7;

/// The room on one end of real sockets, the simulated platforms on the other, in both directions. Both look at the same
/// clock.
class PlatformTest : public ChannelHouse {
public:
    void SetUp() override {
        ChannelHouse::SetUp();
        platforms.start();
        auto router = std::make_shared<http::Router>();
        router->post(
            "/v1/platform-orders/{platform_code}", [this](http::Request& request) { return take(request); },
            http::Pool::write);
        router->post(
            "/v1/platform-receipts/{platform_code}",
            [this](http::Request& request) {
                const auto got = channels.take_receipt(tenant, request.path_parameter("platform_code"), request.body());
                return got ? http::no_content() : http::plain(got.problem().type->status, "refused\n");
            },
            http::Pool::write);
        http::ServerOptions options;
        options.access_log = [](const http::AccessLine&) {};
        options.upload_folder = uploads;
        http::Listener listener;
        listener.router = std::move(router);
        receiver = std::make_unique<http::Server>(std::move(options), std::vector{listener}, clock, ids);
        receiver->start();
        platforms.set_orders_to("http://127.0.0.1:" + std::to_string(receiver->port()));
        for (const auto channel : {Channel::hotline, Channel::mailbox})
            connect(word(channel), setup(channel, platforms.address() + "/" + std::string(word(channel))),
                    platforms::demo_secret(wire_seed, word(channel)));
    }
    void TearDown() override {
        receiver->stop(std::chrono::seconds(1));
        platforms.stop();
        std::error_code gone;
        std::filesystem::remove_all(uploads, gone);
        ChannelHouse::TearDown();
    }
    /// As the route of the room does it.
    http::Response take(const http::Request& request) {
        namespace protocol = messaging::protocol;
        const auto header = [&](std::string_view name) { return std::string(request.header(name).value_or("")); };
        SignedBody in;
        in.envelope = {std::string(request.raw_target()), std::string(request.path_parameter("platform_code")),
                       header(protocol::delivery_header),
                       protocol::read_time(header(protocol::time_header)).value_or(Instant{}),
                       header(protocol::nonce_header)};
        in.suite = header(protocol::suite_header);
        in.signature = header(protocol::signature_header);
        in.body = request.body();
        const auto got = channels.take(tenant, in);
        if (!got) return http::plain(got.problem().type->status, std::string(got.problem().type->code));
        http::Response out(200, got->media_type, got->body);
        out.header(protocol::time_header, std::to_string(to_ms(got->at)));
        out.header(protocol::signature_header, got->signature);
        return out;
    }

    Order order(std::string number, std::string text = "楼下消防栓漏水，流到路面上了") const {
        return {.number = number,
                .message_id = "M-" + number,
                .message = Message::order,
                .text = std::move(text),
                .sent_at = clock.now(),
                .class_code = "040302",
                .title = "消防栓漏水",
                .address = "书香苑",
                .anonymous = false,
                .caller_name = "李女士",
                .caller_phone = "13912345678",
                .answer_by = clock.now() + std::chrono::hours(72)};
    }
    static Order more(const Order& about, Message message, std::string text) {
        return {.number = about.number,
                .message_id = "M-" + about.number + "-" + std::string(word(message)),
                .message = message,
                .text = std::move(text),
                .sent_at = about.sent_at};
    }
    /// The platform sends it; what became of it is understood and told.
    std::vector<platforms::Heard> send(Channel channel, const Order& what,
                                       platforms::Sending how = platforms::Sending::well) {
        auto heard = platforms.send(word(channel), what, how);
        settle_events();
        return heard;
    }
    cases::CaseId case_of(std::string_view number) {
        const auto lines = gated.list(as(operator_, cases::may_read), {}).value();
        for (const auto& line : lines.items) {
            const auto told = channels.of_case(administrator(may_watch), line.id).value();
            for (const auto& answer : told.items)
                if (answer.order_no == number) return line.id;
        }
        throw std::runtime_error("no case of this order");
    }
    void work() {
        for (const auto* platform : {"hotline", "mailbox"})
            while (channels.work_once(tenant, platform)) {
            }
    }
    /// Works off what is due, as time goes by.
    void work_off(int rounds = 20) {
        for (int i = 0; i < rounds; ++i) {
            work();
            clock.advance(std::chrono::seconds(10));
        }
    }
    std::vector<AnswerLine> answers(cases::CaseId id) {
        return channels.of_case(administrator(may_watch), id).value().items;
    }
    Result<cases::Case> close(cases::CaseId id) {
        cases::TakeStep in{.action = cases::Action::close};
        in.version = see(id).version;
        return gated.take_step(as(operator_, cases::may_act), id, in);
    }

    std::filesystem::path uploads = std::filesystem::temp_directory_path() / ("linli-orders-" + ids.next_uuid().text());
    platforms::PlatformHouse platforms{{.seed = wire_seed, .silence = std::chrono::milliseconds(700)}, clock, ids};
    std::unique_ptr<http::Server> receiver;
};

}  // namespace linli::channels
