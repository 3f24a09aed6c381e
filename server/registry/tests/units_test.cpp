#include "attributes.h"
#include "register.h"

#include <linli/area/areas.h>
#include <linli/json/read.h>

#include <gmock/gmock.h>

namespace linli::registry {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

struct AttributeCase {
    const char* name;
    const char* description;
    const char* attributes;
    std::vector<std::string> wrong;
};

class AttributeTest : public ::testing::TestWithParam<AttributeCase> {};

TEST_P(AttributeTest, FitTheKind) {
    const auto& one = GetParam();
    std::vector<std::string> found;
    for (const auto& fault : attribute_faults(one.description, json::parse(one.attributes).value().get_object()))
        found.push_back(fault.pointer + " " + fault.code);
    EXPECT_EQ(found, one.wrong);
}

const AttributeCase attribute_cases[] = {
    {"nothing_asked_nothing_given", "", "{}", {}},
    {"required_is_missing", "bins:桶数:number!", "{}", {"/attributes/bins required"}},
    {"optional_is_missing", "bins:桶数:number", "{}", {}},
    {"a_number", "bins:桶数:number!", R"({"bins":4})", {}},
    {"a_number_in_words", "bins:桶数:number!", R"({"bins":"4"})", {"/attributes/bins bad_value"}},
    {"below_zero", "bins:桶数:number!", R"({"bins":-4})", {"/attributes/bins bad_value"}},
    {"a_day", "on:日期:date", R"({"on":"2026-02-29"})", {"/attributes/on bad_value"}},
    {"a_flag", "on:室内:flag", R"({"on":1})", {"/attributes/on bad_value"}},
    {"an_empty_text", "no:编号:text!", R"({"no":" "})", {"/attributes/no bad_value"}},
    {"a_name_nobody_knows", "no:编号:text!", R"({"no":"1","x":1})", {"/attributes/x unknown"}},
};
INSTANTIATE_TEST_SUITE_P(Table, AttributeTest, ::testing::ValuesIn(attribute_cases),
                         [](const auto& one) { return std::string(one.param.name); });

class UnitsTest : public RegisterTest {
protected:
    void SetUp() override {
        database().write([&](db::WriteTx& tx) {
            std::vector<area::NewArea> areas;
            const auto add = [&](AreaId id, area::Level level, std::optional<AreaId> parent) {
                area::NewArea area;
                area.id = id;
                area.level = level;
                area.parent_id = parent;
                area.code = "A" + std::to_string(areas.size());
                area.name = area.code;
                areas.push_back(area);
            };
            add(district, area::Level::district, {});
            add(street, area::Level::street, district);
            add(community, area::Level::community, street);
            add(*first.grid, area::Level::grid, community);
            add(*second.grid, area::Level::grid, community);
            add(compound, area::Level::compound, first.grid);
            area::add_many(tx, tenant, areas, clock.now());
        });
    }
    RegisterObject lift() {
        RegisterObject in;
        in.id = ids.next<ObjectId>();
        in.kind = "lift";
        in.code = "DT-01";
        in.name = "12号楼1单元电梯";
        in.attributes = {{"registration", "梯11宁A00123"}};
        in.area_id = compound;
        return in;
    }
    MerchantRow shop(const char* name) {
        MerchantRow m;
        m.id = ids.next<MerchantId>();
        m.uscc = "92640100MA7600000X";
        m.name = name;
        m.category = "餐饮";
        m.owner_name = "马福贵";
        m.phone = phone;
        m.address = "书香苑商铺3号";
        m.since = m.licence_until = Date::parse("2027-01-01").value();
        m.venue = "small_restaurant";
        m.source = "market_regulation";
        m.place = first;
        return m;
    }
};
LINLI_BOTH_ENGINES(UnitsTest);

TEST_P(UnitsTest, AThingIsRegisteredWhereItStandsAndInspectedInTime) {
    const auto scope = worker(may_change_objects, first);
    const auto in = lift();
    const auto made = records.add_object(scope, in).value();
    EXPECT_EQ(made.grid_id, first.grid);
    EXPECT_EQ(made.kind_label, "电梯");
    EXPECT_EQ(made.inspect_by, shanghai_date(clock.now()).plus_days(15));
    EXPECT_EQ(records.add_object(scope, in).value().version, 1) << "sent twice, stored once";
    auto other = in;
    other.code = "DT-02";
    EXPECT_TRUE(records.add_object(scope, other).is(record_id_taken));
    EXPECT_TRUE(records.add_object(worker(may_change_objects, second), lift()).is(not_in_reach));
    auto strange = lift();
    strange.kind = "castle";
    EXPECT_TRUE(records.add_object(scope, strange).is(unknown_kind));
    auto bare = lift();
    bare.attributes.clear();
    EXPECT_TRUE(records.add_object(scope, bare).is(json::invalid_fields));

    clock.advance(std::chrono::hours(24 * 20));
    EXPECT_TRUE(records.object(worker(may_read_objects, first), in.id).value().inspection_due);
    const auto today = shanghai_date(clock.now());
    EXPECT_TRUE(records.inspect(scope, in.id, {today.plus_days(1), 1}).is(day_to_come));
    EXPECT_FALSE(records.inspect(scope, in.id, {today, 1}).value().inspection_due);
    EXPECT_TRUE(records.inspect(scope, in.id, {today, 1}).is(record_changed));
    EXPECT_TRUE(records.inspect(worker(may_change_objects, second), in.id, {today, 2}).is(access::not_found));
    EXPECT_THAT(records.objects(worker(may_read_objects, first), {.kind = "lift"}).value().items, SizeIs(1));
    EXPECT_THAT(records.objects(worker(may_read_objects, first), {.kind = "hydrant"}).value().items, IsEmpty());
    EXPECT_THAT(records.objects(worker(may_read_objects, second), {}).value().items, IsEmpty());
}

TEST_P(UnitsTest, UnitsAreListedByVenueAndTheirPeopleStayInTheScope) {
    const MerchantRow shops[] = {shop("兴隆牛肉面馆"), shop("福满小吃店")};
    const PersonRow people[] = {person(first), person(second)};
    const auto link = [&](const PersonRow& p, const char* kind) {
        LinkRow l;
        l.id = ids.next<LinkId>();
        l.kind = kind;
        l.from_id = p.id.uuid();
        l.to_id = shops[0].id.uuid();
        l.from = p.since;
        l.source = "market_regulation";
        return l;
    };
    const LinkRow links[] = {link(people[0], "works_at"), link(people[1], "legal_representative")};
    keep({.people = people, .merchants = shops, .links = links});
    const auto scope = worker(may_read_establishments, first);
    EXPECT_THAT(records.establishments(scope, {.venue = "small_restaurant"}).value().items, SizeIs(2));
    EXPECT_THAT(records.establishments(scope, {.venue = "small_hotel"}).value().items, IsEmpty());
    EXPECT_THAT(records.establishments(worker(may_read_establishments, second), {}).value().items, IsEmpty());
    const auto read = records.establishment(scope, shops[0].id).value();
    EXPECT_EQ(read.kind, "individual_business");
    EXPECT_EQ(read.phone, "138****8000");
    ASSERT_THAT(read.links, SizeIs(1)) << "who lives in another grid is not named";
    EXPECT_EQ(read.links[0].label, "从业人员");
    EXPECT_TRUE(records.establishment(worker(may_read_establishments, second), shops[0].id).is(access::not_found));
    EXPECT_EQ(records.links(worker(may_read_person, first), people[0].id).value().items[0].label, "就业于");
}

TEST_P(UnitsTest, AConsentHoldsUntilItIsWithdrawn) {
    const auto one = person(first);
    keep(one);
    const auto scope = worker(may_keep_consents, first);
    const auto in_force = [&] {
        return database().read(
            [&](db::ReadTx& tx) { return records.consented(tx, tenant, one.id, "activity_signals"); });
    };
    EXPECT_FALSE(in_force());
    const GiveConsent in{ids.next<ConsentId>(), "activity_signals", 0, ConsentChannel::paper};
    EXPECT_TRUE(records.give_consent(scope, one.id, in).value().in_force);
    EXPECT_TRUE(records.give_consent(scope, one.id, in).ok()) << "sent twice";
    EXPECT_TRUE(in_force());
    auto more = in;
    more.id = ids.next<ConsentId>();
    EXPECT_TRUE(records.give_consent(scope, one.id, more).is(consent_in_force));
    more.purpose = "everything";
    EXPECT_TRUE(records.give_consent(scope, one.id, more).is(unknown_kind));
    more.purpose = "meter_care";
    more.text_version = 3;
    EXPECT_TRUE(records.give_consent(scope, one.id, more).is(old_consent_text));
    EXPECT_TRUE(records.give_consent(worker(may_keep_consents, second), one.id, in).is(access::not_found));

    EXPECT_TRUE(records.withdraw_consent(worker(may_keep_consents, second), one.id, in.id).is(access::not_found));
    EXPECT_FALSE(records.withdraw_consent(scope, one.id, in.id).value().in_force);
    EXPECT_TRUE(records.withdraw_consent(scope, one.id, in.id).is(consent_ended));
    EXPECT_FALSE(in_force());
    more = in;
    more.id = ids.next<ConsentId>();
    EXPECT_TRUE(records.give_consent(scope, one.id, more).ok());
    clock.advance(std::chrono::hours(24 * 731));
    EXPECT_FALSE(in_force()) << "a consent does not last for ever";
    more.id = ids.next<ConsentId>();
    EXPECT_TRUE(records.give_consent(scope, one.id, more).ok()) << "and is given again";
    EXPECT_THAT(records.consents(scope, one.id).value().items, SizeIs(3));
}

TEST_P(UnitsTest, TheSixElementsAreCountedByPlace) {
    const DwellingRow doors[] = {dwelling(first), dwelling(second)};
    const PersonRow people[] = {person(first), person(first), person(second)};
    const auto place = shop("兴隆牛肉面馆");
    keep({.dwellings = doors, .people = people, .merchants = {&place, 1}});
    ASSERT_TRUE(records.add_object(worker(may_change_objects, first), lift()).ok());
    RecordParts parts{database(), clock, ids, vault, audit, outbox, evidence, lists, *cursors};
    parts.tallies.push_back([&](db::ReadTx&, TenantId, AreaId) {
        return std::vector<Tally>{{"event", "open", 3, first}, {"event", "open", 2, second}};
    });
    RecordService counting(parts);
    counting.count_themes(tenant, community);
    counting.count_themes(tenant, community);  // again changes nothing
    const auto amount = [&](const access::Scope& scope, std::string_view theme, std::string_view kind) {
        const auto themes = counting.themes(scope).value();
        for (const auto& line : themes.items)
            if (line.theme == theme && line.kind == kind) return line.count;
        return std::int64_t{0};
    };
    const auto grid = worker(may_read_themes, first);
    EXPECT_EQ(amount(grid, "people", "local"), 2);
    EXPECT_EQ(amount(grid, "place", "owner_occupied"), 1);
    EXPECT_EQ(amount(grid, "thing", "lift"), 1);
    EXPECT_EQ(amount(grid, "organisation", "small_restaurant"), 1);
    EXPECT_EQ(amount(grid, "event", "open"), 3);
    const auto whole = admit(may_read_themes, actor(Role::leader, community, area::Level::community));
    EXPECT_EQ(amount(whole, "people", "local"), 3);
    EXPECT_EQ(amount(whole, "event", "open"), 5);
}

}  // namespace
}  // namespace linli::registry
