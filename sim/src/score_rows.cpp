#include <linli/sim/score.h>

#include <linli/base/words.h>

namespace linli::sim {
namespace {

expectations::Day known(Date date) { return date == open_end ? expectations::Day() : expectations::Day(date); }

expectations::Person person_row(const Person& in) {
    expectations::Person p;
    p.id = in.id.uuid();
    p.household = in.household.uuid();
    p.dwelling = in.dwelling.uuid();
    p.name = in.name;
    p.sex = in.sex == codes::Sex::male ? "male" : "female";
    p.birth = in.birth;
    p.id_number = in.id_number;
    p.phone = in.phone;
    p.kin = word(in.kin);
    p.presence = word(in.presence);
    p.address = in.address;
    p.since = in.since;
    p.confirmed = in.confirmed;
    return p;
}

expectations::Relation relation_row(const Relation& in) {
    expectations::Relation r;
    r.id = in.id.uuid();
    r.person = in.person.uuid();
    r.dwelling = in.dwelling.uuid();
    r.address = in.address;
    r.kind = word(in.kind);
    r.lives_here = in.lives_here;
    r.from = in.since;
    r.until = known(in.until);
    return r;
}

expectations::Dwelling dwelling_row(const Dwelling& in) {
    expectations::Dwelling d;
    d.id = in.id.uuid();
    if (in.parent != in.building) d.unit = in.parent.uuid();
    d.grid = in.grid.uuid();
    d.code = in.code;
    d.address = in.address;
    d.use = word(in.use);
    d.area_dm2 = in.area_dm2;
    d.floor = in.floor;
    d.built_year = in.built_year;
    return d;
}

expectations::Signal signal_row(const Signal& in) {
    expectations::Signal s;
    s.id = in.id.uuid();
    s.kind = word(in.kind);
    s.source = in.source;
    s.on = in.on;
    s.name = in.name;
    s.id_number = in.id_number;
    s.phone = in.phone;
    s.dwelling = in.dwelling.uuid();
    s.address = in.address;
    s.litres = in.litres;
    return s;
}

}  // namespace

Rows::Rows(const Community& community, Date today) : area_(community.id.uuid()), today_(today) {
    for (const auto& person : community.people) people_.push_back(person_row(person));
    for (const auto& relation : community.relations) relations_.push_back(relation_row(relation));
    for (const auto& household : community.households)
        households_.push_back({household.id.uuid(), household.dwelling.uuid(), household.number});
    for (const auto& dwelling : community.dwellings) dwellings_.push_back(dwelling_row(dwelling));
    for (const auto& merchant : community.merchants) {
        expectations::Merchant m;
        m.id = merchant.id.uuid();
        m.name = merchant.name;
        m.uscc = merchant.uscc;
        m.phone = merchant.phone;
        m.owner_name = merchant.owner_name;
        m.address = merchant.address;
        m.since = merchant.since;
        m.licence_until = merchant.licence_until;
        merchants_.push_back(std::move(m));
    }
    for (const auto& signal : community.signals) signals_.push_back(signal_row(signal));
}

expectations::Block Rows::block() const {
    expectations::Block block;
    block.people = people_;
    block.relations = relations_;
    block.households = households_;
    block.dwellings = dwellings_;
    block.merchants = merchants_;
    block.signals = signals_;
    block.area = area_;
    block.as_of = today_;
    return block;
}

}  // namespace linli::sim
