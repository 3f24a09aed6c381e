#include "house.h"

namespace linli::identity {
namespace {

using namespace std::chrono_literals;

class WatchTest : public testing::House {};
LINLI_BOTH_ENGINES(WatchTest);

/// Goal: a live stream that looks at its session all the time does not keep an abandoned desk signed in.
TEST_P(WatchTest, BeingWatchedIsNoSignOfLife) {
    const auto user = staff("wang.xm");
    const auto opened = service.users().open_for(tenant, user, "test");
    ASSERT_TRUE(opened.ok());
    http::Request request(http::Method::get, "/v1/stream");
    request.edit_headers().add("Authorization", "Bearer " + opened->token);
    for (int i = 0; i < 29; ++i) {
        const auto actor = process.authenticator.watch(request);
        ASSERT_TRUE(actor.ok()) << i;
        EXPECT_EQ(actor->user, user);
        real_clock.advance(1min);
        process.authenticator.flush();
    }
    real_clock.advance(3min);
    EXPECT_TRUE(process.authenticator.watch(request).is(access::not_signed_in)) << "half an hour without use";
}

}  // namespace
}  // namespace linli::identity
