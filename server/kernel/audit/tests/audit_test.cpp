#include <linli/access/sql.h>
#include <linli/audit/audit.h>
#include <linli/audit/sql.h>
#include <linli/base/ids.h>
#include <linli/organisation/sql.h>
#include <linli/testing/databases.h>
#include <linli/testing/manual_clock.h>

#include <condition_variable>
#include <thread>

namespace linli::audit {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

const TenantId tenant{1};

/// A store that goes away and comes back, and whose writes can be held up.
class Shaky final : public db::Database {
public:
    explicit Shaky(db::Database& inner) : inner_(inner) {}
    void go_away(bool gone) { gone_ = gone; }
    /// Goes away again after so many writes.
    void come_back_for(int writes) {
        left_ = writes;
        gone_ = false;
    }
    void hold(bool held) {
        {
            const std::lock_guard lock(mutex_);
            held_ = held;
        }
        released_.notify_all();
    }
    int writes() const { return writes_; }

    db::Engine engine() const override { return inner_.engine(); }
    void migrate(std::span<const db::ModuleSql* const> modules, Instant now) override { inner_.migrate(modules, now); }
    void backup_to(const std::string& path) override { inner_.backup_to(path); }

protected:
    void run_read(const std::function<void(db::ReadTx&)>& body) override {
        if (gone_) throw db::StoreFault("the store is away");
        inner_.read(body);
    }
    void run_write(const std::function<bool(db::WriteTx&)>& body) override {
        {
            std::unique_lock lock(mutex_);
            released_.wait(lock, [&] { return !held_; });
        }
        ++writes_;
        if (gone_) throw db::StoreFault("the store is away");
        if (left_ > 0 && --left_ == 0) gone_ = true;
        static constexpr ProblemType rolled_back{"test/rolled-back", 409, "", ""};
        static_cast<void>(inner_.write(
            [&](db::WriteTx& tx) -> Outcome { return body(tx) ? Outcome(Done{}) : Outcome(refuse(rolled_back)); }));
    }

private:
    db::Database& inner_;
    std::atomic<bool> gone_{false};
    std::atomic<int> writes_{0}, left_{0};
    std::mutex mutex_;
    std::condition_variable released_;
    bool held_ = false;
};

class AuditTest : public linli::testing::DatabaseTest {
protected:
    AuditTest() : DatabaseTest({&organisation::sql(), &access::sql(), &audit::sql()}) {
        someone.tenant = tenant;
        someone.role = access::Role::auditor;
        someone.user = ids.next<UserId>();
        someone.post = ids.next<PostId>();
        someone.deputy = true;
        someone.purpose = "核实走访";
    }

    access::Scope scope(access::Reaches reaches = {access::Reach::tenant}) {
        const access::Grant grants[] = {{access::Role::auditor, reaches}};
        return access::Gate::admit(someone, access::Permission{"audit.read", "查看", grants}).value();
    }
    Entry look(std::string detail = {}) {
        return {.kind = Kind::read,
                .operation = "readCase",
                .subject_kind = "case",
                .subject = ids.next_uuid(),
                .person = person,
                .purpose = {},
                .detail = std::move(detail)};
    }
    std::vector<Line> lines(int limit = 1'000, std::optional<std::pair<Instant, Uuid>> after = {}) {
        Audit reader(database(), clock, ids);
        return database().read([&](db::ReadTx& tx) { return reader.lines(tx, scope(), after, limit); });
    }
    /// As stored, oldest first.
    std::vector<std::string> details() {
        std::vector<std::string> found;
        for (const auto& line : lines()) found.insert(found.begin(), line.entry.detail);
        return found;
    }

    linli::testing::ManualClock clock;
    SeededIds ids{clock, 1};
    access::Actor someone;
    const PersonId person = ids.next<PersonId>();
    Shaky store{database()};
};
LINLI_BOTH_ENGINES(AuditTest);

TEST_P(AuditTest, ALineSaysWhoInWhichCapacityDidWhatWhy) {
    Audit audit(store, clock, ids);
    auto entry = look("phone");
    entry.kind = Kind::disclosure;
    audit.disclosed(scope(), entry);
    const auto kept = lines().at(0);
    EXPECT_EQ(kept.at, clock.now());
    EXPECT_EQ(kept.user, someone.user);
    EXPECT_EQ(kept.post, someone.post);
    EXPECT_EQ(kept.role, access::Role::auditor);
    EXPECT_TRUE(kept.deputy);
    EXPECT_EQ(kept.entry.kind, Kind::disclosure);
    EXPECT_EQ(kept.entry.operation, "readCase");
    EXPECT_EQ(kept.entry.subject, entry.subject);
    EXPECT_EQ(kept.entry.person, person);
    EXPECT_EQ(kept.entry.purpose, "核实走访");
    EXPECT_EQ(kept.entry.detail, "phone");
}

TEST_P(AuditTest, EveryKindOfLineCarriesThePurpose) {
    Audit audit(store, clock, ids);
    database().write([&](db::WriteTx& tx) { audit.wrote(tx, scope(), look()); });
    audit.disclosed(scope(), look());
    ASSERT_TRUE(audit.looked(scope(), look()).ok());
    audit.refused(someone, look());
    auto own = look();
    own.purpose = "投诉核查";
    ASSERT_TRUE(audit.looked(scope(), own).ok());
    ASSERT_TRUE(audit.flush());
    std::multiset<std::string> purposes;
    for (const auto& line : lines()) purposes.insert(line.entry.purpose);
    EXPECT_EQ(purposes, (std::multiset<std::string>{"投诉核查", "核实走访", "核实走访", "核实走访", "核实走访"}));
}

TEST_P(AuditTest, AWriteAndItsLineAreKeptTogether) {
    Audit audit(store, clock, ids);
    EXPECT_THROW(database().write([&](db::WriteTx& tx) {
        audit.wrote(tx, scope(), look());
        throw std::runtime_error("the cause failed");
    }),
                 std::runtime_error);
    EXPECT_TRUE(lines().empty());
}

TEST_P(AuditTest, ADisclosureIsDurableBeforeTheAnswerOrThereIsNone) {
    Audit audit(store, clock, ids);
    audit.disclosed(scope(), look());
    EXPECT_EQ(lines().size(), 1u) << "nothing else was waited for";
    store.go_away(true);
    EXPECT_THROW(audit.disclosed(scope(), look()), db::StoreFault);
}

TEST_P(AuditTest, LooksShareACommitAndAreDurableWithinASecond) {
    Audit audit(store, clock, ids);
    for (int i = 0; i < 300; ++i) ASSERT_TRUE(audit.looked(scope(), look()).ok());
    const auto begun = steady_clock::now();
    while (lines().size() < 300 && steady_clock::now() - begun < seconds(5))
        std::this_thread::sleep_for(milliseconds(10));
    EXPECT_EQ(lines().size(), 300u);
    EXPECT_LT(steady_clock::now() - begun, seconds(1));
    EXPECT_LE(store.writes(), 3);
}

TEST_P(AuditTest, AFullQueueRefusesToLook) {
    Audit audit(store, clock, ids, {.queue = 10});
    store.hold(true);
    int taken = 0;
    while (taken < 100 && audit.looked(scope(), look()).ok()) ++taken;
    EXPECT_EQ(taken, 10);
    std::this_thread::sleep_for(milliseconds(300));  // what is being written still counts
    EXPECT_TRUE(audit.looked(scope(), look()).is(overloaded));
    audit.refused(someone, look());  // dropped, and nothing breaks
    store.hold(false);
    ASSERT_TRUE(audit.flush());
    EXPECT_EQ(lines().size(), 10u);
    EXPECT_TRUE(audit.looked(scope(), look()).ok()) << "there is room again";
}

TEST_P(AuditTest, WhileTheStoreIsAwayLinesWaitAndArriveOnceAndInOrder) {
    Audit audit(store, clock, ids, {.queue = 100, .batch = 7, .linger = milliseconds(1), .pause = milliseconds(5)});
    store.go_away(true);
    std::vector<std::string> expected;
    for (int i = 0; i < 40; ++i) {
        expected.push_back(std::to_string(i));
        ASSERT_TRUE(audit.looked(scope(), look(expected.back())).ok());
        clock.advance(milliseconds(1));
    }
    const auto begun = steady_clock::now();
    EXPECT_FALSE(audit.flush(milliseconds(50)));
    EXPECT_LT(steady_clock::now() - begun, seconds(2)) << "a stop does not hang";
    EXPECT_TRUE(lines().empty());
    store.come_back_for(2);
    EXPECT_FALSE(audit.flush(milliseconds(100)));
    EXPECT_EQ(details(), std::vector(expected.begin(), expected.begin() + 14)) << "the oldest first";
    store.go_away(false);
    EXPECT_TRUE(audit.flush());
    EXPECT_EQ(details(), expected);
}

TEST_P(AuditTest, FlushWaitsForNothingThatComesLater) {
    Audit audit(store, clock, ids);
    EXPECT_TRUE(audit.flush(milliseconds(0))) << "nothing to wait for";
    std::atomic<bool> stop{false};
    std::thread busy([&] {
        while (!stop) {
            static_cast<void>(audit.looked(scope(), look()));
            std::this_thread::sleep_for(milliseconds(1));
        }
    });
    EXPECT_TRUE(audit.flush(seconds(5)));
    stop = true;
    busy.join();
}

TEST_P(AuditTest, TheEndComesEvenWhenTheStoreIsAway) {
    const auto begun = steady_clock::now();
    {
        Audit audit(store, clock, ids);
        store.go_away(true);
        ASSERT_TRUE(audit.looked(scope(), look()).ok());
    }
    EXPECT_LT(steady_clock::now() - begun, seconds(2));
    store.go_away(false);
    {
        Audit audit(store, clock, ids);
        ASSERT_TRUE(audit.looked(scope(), look("last")).ok());
    }
    EXPECT_EQ(details(), std::vector<std::string>{"last"}) << "a stop keeps what waits";
}

/// Nobody looks without a trace by a purpose that no store takes.
TEST_P(AuditTest, NoPurposeKeepsItsLineOut) {
    Audit audit(store, clock, ids, {.pause = milliseconds(5)});
    for (const auto& purpose : {std::string("a\0b", 3), std::string("\xff\xfe"), std::string("\xe6\xa0")}) {
        someone.purpose = purpose;
        ASSERT_TRUE(audit.looked(scope(), look()).ok());
        audit.disclosed(scope(), look());
    }
    EXPECT_TRUE(audit.flush(seconds(2)));
    EXPECT_EQ(lines().size(), 6u);
    for (const auto& line : lines()) EXPECT_FALSE(line.entry.purpose.empty());
}

// ---- reading --------------------------------------------------------------------------------------------------

TEST_P(AuditTest, PagesFollowEachOtherWithoutGapAndWithoutLookingElsewhere) {
    Audit audit(store, clock, ids);
    for (int i = 0; i < 25; ++i) {
        audit.disclosed(scope(), look(std::to_string(i)));
        if (i % 3 == 0) clock.advance(milliseconds(1));  // several lines in one millisecond
    }
    someone.tenant = TenantId{2};
    audit.disclosed(scope(), look("elsewhere"));
    someone.tenant = tenant;
    std::vector<std::string> seen;
    std::optional<std::pair<Instant, Uuid>> after;
    for (auto page = lines(4); !page.empty(); page = lines(4, after)) {
        for (const auto& line : page) seen.push_back(line.entry.detail);
        after = {page.back().at, page.back().id};
    }
    ASSERT_EQ(seen.size(), 25u);
    EXPECT_EQ(std::set(seen.begin(), seen.end()).size(), 25u);
    EXPECT_EQ(std::count(seen.begin(), seen.end(), "elsewhere"), 0);
    const auto partly = database().read(
        [&](db::ReadTx& tx) { return audit.lines(tx, scope({access::Reach::area}), std::nullopt, 10); });
    EXPECT_TRUE(partly.empty()) << "read whole or not at all";
}

TEST_P(AuditTest, WhoLookedAtMe) {
    Audit audit(store, clock, ids);
    audit.disclosed(scope(), look("mine"));
    auto other = look("another's");
    other.person = ids.next<PersonId>();
    audit.disclosed(scope(), other);
    const auto looks = [&](TenantId of) {
        return database().read([&](db::ReadTx& tx) { return audit.looks_at(tx, of, person, 10); });
    };
    ASSERT_EQ(looks(tenant).size(), 1u);
    EXPECT_EQ(looks(tenant)[0].entry.detail, "mine");
    EXPECT_TRUE(looks(TenantId{2}).empty());
}

}  // namespace
}  // namespace linli::audit
