#include "house.h"

#include <linli/api/idempotency.h>
#include <linli/api/sql.h>
#include <linli/testing/databases.h>
#include <linli/testing/manual_clock.h>

namespace linli::api::testing {
namespace {

using ::testing::HasSubstr;

constexpr access::Grant pay_grants[] = {{access::Role::resident, {access::Reach::reported}}};
constexpr access::Permission may_pay{"pay.pay", "缴费", pay_grants};
constexpr ProblemType no_money{"pay/no-money", 409, "余额不足", "No money"};

struct Payment {
    std::int64_t amount = 0;
    static constexpr std::string_view schema_name = "Payment";
    static constexpr auto fields() { return std::tuple{json::field("amount", &Payment::amount, "金额")}; }
};

class IdempotencyTest : public linli::testing::DatabaseTest {
protected:
    IdempotencyTest() : DatabaseTest({&api::sql()}) {
        for (const auto& [path, operation] : {std::pair("/v1/payments", "pay"), std::pair("/v1/refunds", "refund")})
            counter.desk.mount<Payment, Payment>({.method = http::Method::post,
                                                  .path = path,
                                                  .operation = operation,
                                                  .summary = "缴费",
                                                  .permission = may_pay,
                                                  .refusals = {&no_money, &key_reused, &key_in_use, &bad_key},
                                                  .success = 201,
                                                  .pool = http::Pool::write,
                                                  .idempotency_key = true},
                                                 [this](const Call&, const Payment& in) { return pay(in); });
        counter.open();
    }
    Result<Payment> pay(const Payment& in) {
        const int turn = ++paid;
        if (in.amount == 13) return refuse(no_money);
        if (in.amount == 14) throw std::runtime_error("the till is stuck");
        if (in.amount == 15) std::this_thread::sleep_for(100ms);
        return Payment{in.amount * 100 + turn};
    }
    http::Answer ask(const std::string& who, std::int64_t amount, const std::string& key,
                     const std::string& path = "/v1/payments") {
        return counter.post(who, path, "{\"amount\":" + std::to_string(amount) + "}", {{"idempotency-key", key}});
    }
    linli::testing::ManualClock clock;
    IdempotencyStore keys{database(), clock};
    Counter counter{&keys};
    std::atomic<int> paid = 0;
};
LINLI_BOTH_ENGINES(IdempotencyTest);

TEST_P(IdempotencyTest, TheSameRequestGetsTheSameAnswer) {
    const auto first = ask("resident", 5, "key-00001");
    const auto second = ask("resident", 5, "key-00001");
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(second.status, 201);
    EXPECT_EQ(first.body, R"({"amount":501})");
    EXPECT_EQ(second.body, first.body);
    EXPECT_EQ(first.header("idempotent-replayed"), "");
    EXPECT_EQ(second.header("idempotent-replayed"), "true");
    EXPECT_EQ(paid, 1);
}

TEST_P(IdempotencyTest, AnotherBodyWithTheSameKeyIsRefused) {
    ask("resident", 5, "key-00001");
    const auto other = ask("resident", 6, "key-00001");
    EXPECT_EQ(other.status, 409);
    EXPECT_THAT(other.body, HasSubstr("request/idempotency-key-reused"));
    EXPECT_EQ(paid, 1);
}

TEST_P(IdempotencyTest, AKeyBelongsToOneCallerAndOneOperation) {
    ask("resident", 5, "key-00001");
    EXPECT_EQ(ask("other", 6, "key-00001").status, 201);
    EXPECT_EQ(ask("stranger", 7, "key-00001").status, 201);
    EXPECT_EQ(ask("resident", 8, "key-00001", "/v1/refunds").status, 201);
    EXPECT_EQ(paid, 4);
}

TEST_P(IdempotencyTest, WhatFailedMayBeTriedAgain) {
    EXPECT_EQ(ask("resident", 13, "key-00001").status, 409);
    EXPECT_EQ(ask("resident", 14, "key-00001").status, 500);
    EXPECT_EQ(ask("resident", 5, "key-00001").status, 201);
    EXPECT_EQ(paid, 3);
}

/// Goal: of many at once, one works; the others hear its answer or that it is under way.
TEST_P(IdempotencyTest, OfManyAtOnceOneWorks) {
    std::vector<std::thread> callers;
    std::atomic<int> answered = 0, waiting = 0;
    for (int i = 0; i < 8; ++i)
        callers.emplace_back([&] {
            const auto answer = ask("resident", 15, "key-00001");
            if (answer.status == 201 && answer.body == R"({"amount":1501})") ++answered;
            if (answer.status == 409 && answer.body.find("key-in-use") != std::string::npos) ++waiting;
        });
    for (auto& caller : callers) caller.join();
    EXPECT_EQ(paid, 1);
    EXPECT_GE(answered, 1);
    EXPECT_EQ(answered + waiting, 8);
    EXPECT_EQ(ask("resident", 15, "key-00001").body, R"({"amount":1501})");
}

TEST_P(IdempotencyTest, KeysHaveALengthAndAnEnd) {
    for (const auto& key : {std::string("short"), std::string(101, 'k')})
        EXPECT_EQ(ask("resident", 5, key).status, 422) << key;
    EXPECT_EQ(paid, 0);
    ask("resident", 5, "key-00001");
    clock.advance(23h);
    EXPECT_EQ(keys.sweep(), 0);
    ask("resident", 5, "key-00001");
    EXPECT_EQ(paid, 1);
    clock.advance(2h);
    EXPECT_EQ(ask("resident", 6, "key-00001").status, 201) << "a day later it is a new key";
    clock.advance(25h);
    EXPECT_EQ(keys.sweep(), 1);
}

TEST_P(IdempotencyTest, AKeyWhoseFirstRequestDiedIsFreeAfterTwoMinutes) {
    const auto scope = access::Gate::admit(person(access::Role::resident, 2), may_pay).value();
    ASSERT_FALSE(keys.begin(scope, "pay", "key-00001", "hash").value().has_value());
    EXPECT_TRUE(keys.begin(scope, "pay", "key-00001", "hash").is(key_in_use));
    clock.advance(119s);
    EXPECT_TRUE(keys.begin(scope, "pay", "key-00001", "hash").is(key_in_use));
    clock.advance(2s);
    EXPECT_FALSE(keys.begin(scope, "pay", "key-00001", "hash").value().has_value());
}

TEST_P(IdempotencyTest, WithoutAKeyEveryRequestIsNew) {
    counter.post("resident", "/v1/payments", R"({"amount":5})");
    counter.post("resident", "/v1/payments", R"({"amount":5})");
    EXPECT_EQ(paid, 2);
}

}  // namespace
}  // namespace linli::api::testing
