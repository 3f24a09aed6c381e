#include "register.h"

#include <gmock/gmock.h>

namespace linli::registry {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class ProvenanceTest : public RegisterTest {
protected:
    FieldChange change(PersonId id, std::string field, std::optional<std::string> value, std::string source,
                       const char* on) {
        return {SubjectKind::person,
                id.uuid(),
                std::move(field),
                std::move(value),
                std::move(source),
                {},
                Date::parse(on).value(),
                {},
                {},
                false};
    }
    std::vector<FieldOutcome> say(std::vector<FieldChange> changes) {
        clock.advance(std::chrono::milliseconds(10));
        return database().write([&](db::WriteTx& tx) { return writer.state(tx, tenant, changes, clock.now()); });
    }
    FieldView field(PersonId id, std::string_view code, std::optional<Date> on = {}) {
        const auto all = records.fields(worker(may_read_person, first), SubjectKind::person, id.uuid(), {on}).value();
        for (const auto& one : all.items)
            if (one.field == code) return one;
        throw std::runtime_error("no such field");
    }
    std::int64_t statements() {
        return database().read([](db::ReadTx& tx) {
            return tx.value<std::int64_t>("SELECT count(*) FROM registry_statement", {}).value();
        });
    }
};
LINLI_BOTH_ENGINES(ProvenanceTest);

TEST_P(ProvenanceTest, TheRowSpeaksForItselfUntilSomebodyElseDoes) {
    const auto one = person(first);
    keep(one);
    const auto name = field(one.id, "person.name");
    EXPECT_EQ(name.value, one.name);
    EXPECT_EQ(name.source, "community_register");
    EXPECT_EQ(name.source_label, "社区居民台账");
    EXPECT_EQ(name.said_on, one.confirmed);
    EXPECT_EQ(name.statements, 0);
    EXPECT_EQ(statements(), 0) << "nothing is written for what nobody said";

    const auto said = say({change(one.id, "person.name", "王桂芳", "police", "2021-01-01")});
    EXPECT_TRUE(said[0].stated && said[0].current && said[0].changed);
    EXPECT_EQ(statements(), 2) << "the row's own word is kept beside the new one";
    EXPECT_EQ(field(one.id, "person.name").value, "王桂芳");
    EXPECT_EQ(service.person(worker(may_read_person, first), one.id).value().name, "王桂芳");
    EXPECT_EQ(service.person(worker(may_read_person, first), one.id).value().version, 2);
}

TEST_P(ProvenanceTest, AWeakerSourceIsKeptButNotBelieved) {
    const auto one = person(first);
    keep(one);
    say({change(one.id, "person.name", "王桂芳", "police", "2021-01-01")});
    const auto weak = say({change(one.id, "person.name", "王贵芳", "activity", "2025-01-01")});
    EXPECT_TRUE(weak[0].stated);
    EXPECT_FALSE(weak[0].current);
    EXPECT_FALSE(weak[0].changed);
    EXPECT_EQ(field(one.id, "person.name").value, "王桂芳");
    const auto history =
        records.history(worker(may_read_person, first), SubjectKind::person, one.id.uuid(), "person.name").value();
    ASSERT_THAT(history.items, SizeIs(3));
    EXPECT_EQ(history.items[0].value, "王贵芳");
    EXPECT_EQ(history.items[0].state, StatementState::superseded);
    EXPECT_EQ(history.items[1].state, StatementState::current);
    EXPECT_EQ(history.rule, "rank");
}

TEST_P(ProvenanceTest, TheSameWordTwiceIsOneWord) {
    const auto one = person(first);
    keep(one);
    EXPECT_TRUE(say({change(one.id, "person.occupation", "教师", "home_visit", "2025-01-01")})[0].stated);
    EXPECT_FALSE(say({change(one.id, "person.occupation", "教师", "home_visit", "2025-01-01")})[0].stated);
    EXPECT_TRUE(say({change(one.id, "person.occupation", "教师", "home_visit", "2025-06-01")})[0].stated);
    EXPECT_TRUE(say({change(one.id, "person.occupation", "教师", "resident_self", "2025-01-01")})[0].stated);
}

TEST_P(ProvenanceTest, TheRecordOfAnEarlierDayIsWhatWasKnownThen) {
    auto one = person(first);
    keep(one);
    const auto loaded = shanghai_date(clock.now());
    clock.advance(std::chrono::hours(24 * 10));
    say({change(one.id, "person.address", "书香苑3栋1单元101", "home_visit", loaded.plus_days(9).text().c_str())});
    EXPECT_EQ(field(one.id, "person.address").value, "书香苑3栋1单元101");
    EXPECT_EQ(field(one.id, "person.address", loaded.plus_days(8)).value, one.address);
    EXPECT_EQ(field(one.id, "person.address", loaded.plus_days(9)).value, one.address) << "said but not yet known";
    EXPECT_EQ(field(one.id, "person.address", loaded.plus_days(10)).value, "书香苑3栋1单元101");
    EXPECT_FALSE(field(one.id, "person.address", loaded.plus_days(-1)).value) << "before there was a record";
}

TEST_P(ProvenanceTest, SealedFieldsStaySealedAndAreFoundByTheirNewValue) {
    const auto one = person(first);
    keep(one);
    say({change(one.id, "person.phone", "13900139000", "home_visit", "2026-01-01"),
         change(one.id, "person.registered_address", "云溪市南门街1号", "police", "2026-01-01")});
    EXPECT_EQ(service.disclose(worker(may_disclose_person, first), one.id).value().phone, "13900139000");
    EXPECT_EQ(field(one.id, "person.phone").value, "139****9000");
    EXPECT_THAT(field(one.id, "person.registered_address").value.value(), Not(HasSubstr("1号")));
    const auto found = [&](std::string text) {
        return service.search(worker(may_search, first), {.phone = std::move(text), .id_number = {}})
            .value()
            .person_ids;
    };
    EXPECT_THAT(found("13900139000"), SizeIs(1));
    EXPECT_THAT(found(std::string(phone)), IsEmpty());
    const auto stored = database().read([](db::ReadTx& tx) {
        std::string all;
        tx.each("SELECT value, sealed FROM registry_statement", {}, [&](const db::Row& row) {
            for (int i = 0; i < 2; ++i)
                if (!row.null(i)) all += row.shown(i);
        });
        return all;
    });
    EXPECT_THAT(stored, Not(HasSubstr("139001")));
    EXPECT_THAT(stored, Not(HasSubstr("南门街")));
}

TEST_P(ProvenanceTest, MaskedValuesStayMaskedForThoseWithoutNeed) {
    const auto one = person(first);
    keep(one);
    const auto scope = admit(may_read_person, actor(Role::police_liaison, first.grid));
    const auto all = records.fields(scope, SubjectKind::person, one.id.uuid(), {}).value();
    for (const auto& view : all.items) {
        EXPECT_THAT(view.value.value_or(""), Not(HasSubstr("1949"))) << view.field;
        EXPECT_TRUE(view.field != "person.name" || view.value == "王**");
        EXPECT_TRUE(view.field != "person.address" || view.value != one.address);
    }
}

TEST_P(ProvenanceTest, AnotherGridIsNotFound) {
    const auto one = person(first);
    keep(one);
    const auto scope = worker(may_read_person, second);
    EXPECT_TRUE(records.fields(scope, SubjectKind::person, one.id.uuid(), {}).is(access::not_found));
    EXPECT_TRUE(records.history(scope, SubjectKind::person, one.id.uuid(), "person.name").is(access::not_found));
    EXPECT_TRUE(records.links(scope, one.id).is(access::not_found));
    EXPECT_TRUE(records.history(worker(may_read_person, first), SubjectKind::person, one.id.uuid(), "person.wish")
                    .is(no_such_field));
}

TEST_P(ProvenanceTest, WhatIsTakenBackIsAsIfNeverSaid) {
    const auto one = person(first);
    keep(one);
    const auto request = ids.next<RequestId>();
    auto wrong = change(one.id, "person.phone", "13700137000", "home_visit", "2026-01-01");
    auto nothing = change(one.id, "person.occupation", "木匠", "home_visit", "2026-01-01");
    wrong.request = nothing.request = request;
    say({wrong, nothing});
    EXPECT_EQ(service.disclose(worker(may_disclose_person, first), one.id).value().occupation, "木匠");
    clock.advance(std::chrono::milliseconds(10));
    database().write([&](db::WriteTx& tx) { writer.retract(tx, tenant, request, clock.now()); });
    EXPECT_EQ(service.disclose(worker(may_disclose_person, first), one.id).value().phone, one.phone);
    EXPECT_FALSE(field(one.id, "person.occupation").value) << "nobody had said anything before";
    EXPECT_THAT(service.search(worker(may_search, first), {.phone = one.phone, .id_number = {}}).value().person_ids,
                SizeIs(1));
    const auto history =
        records.history(worker(may_read_person, first), SubjectKind::person, one.id.uuid(), "person.phone").value();
    EXPECT_EQ(history.items[0].state, StatementState::retracted) << "it stays readable that it was said";
}

TEST_P(ProvenanceTest, ManyRecordsCostNoQueryEach) {
    std::vector<PersonRow> people(300, person(first));
    for (auto& one : people) one.id = ids.next<PersonId>();
    keep({.people = people});
    std::vector<FieldChange> changes;
    for (const auto& one : people)
        changes.push_back(change(one.id, "person.occupation", "农民", "human_resources", "2026-01-01"));
    changes.push_back(change(ids.next<PersonId>(), "person.occupation", "农民", "police", "2026-01-01"));
    const auto said = say(changes);
    EXPECT_FALSE(said.back().known);
    EXPECT_EQ(std::count_if(said.begin(), said.end(), [](const auto& one) { return one.changed; }), 300);
    EXPECT_EQ(statements(), 300) << "the field was empty before, so the row had nothing to say";
    const auto told = database().read([](db::ReadTx& tx) {
        return tx.value<std::int64_t>("SELECT count(*) FROM events_event WHERE name = 'registry.record-changed.v1'", {})
            .value();
    });
    EXPECT_EQ(told, 300);
}

TEST_P(ProvenanceTest, ARecordThatShowsAnotherValueIsABrokenInvariant) {
    const auto one = person(first);
    keep(one);
    say({change(one.id, "person.name", "王桂芳", "police", "2021-01-01")});
    store().expect_broken();
    database().write([](db::WriteTx& tx) { tx.exec("UPDATE registry_person SET name = '别人'", {}); });
    const db::ModuleSql* modules[] = {&registry::sql()};
    EXPECT_THAT(db::broken_invariants(database(), modules), SizeIs(1));
    database().write([](db::WriteTx& tx) { tx.exec("UPDATE registry_statement SET state = 'superseded'", {}); });
    EXPECT_THAT(db::broken_invariants(database(), modules), SizeIs(1)) << "nothing is believed";
}

}  // namespace
}  // namespace linli::registry
