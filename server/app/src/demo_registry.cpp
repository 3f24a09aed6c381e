#include "demo_registry.h"

#include <linli/reference/list.h>

namespace linli::app {
namespace {

template <class T>
std::optional<T> known(const T& id) {
    return id.nil() ? std::nullopt : std::optional(id);
}

/// The same word on the other side: the simulator and the registry share the glossary.
template <class To, class From>
To same(From value) {
    return from_word<To>(word(value)).value();
}

class Converter {
public:
    Converter(const sim::Community& community, const std::unordered_map<AreaId, area::Ancestors>& places,
              std::int64_t& list_order)
        : in_(community), places_(places), list_order_(list_order), home_(places.at(community.id)) {}

    RegistryRows run() {
        for (const auto& d : in_.dwellings) dwelling(d);
        for (const auto& h : in_.households)
            out_.households.push_back({h.id, h.number, door(h.dwelling), place(h.dwelling)});
        for (const auto& p : in_.people) person(p);
        for (const auto& r : in_.relations) relation(r);
        for (const auto& t : in_.tags)
            out_.tags.push_back({t.person, t.word, t.label, t.since,
                                 t.until == sim::open_end ? std::nullopt : std::optional(t.until), t.source,
                                 people_.at(t.person)});
        for (const auto& m : in_.merchants) merchant(m);
        for (const auto& t : in_.things) thing(t);
        for (const auto& b : in_.bonds)
            out_.links.push_back({b.id,
                                  b.kind,
                                  registry::SubjectKind::person,
                                  b.from.uuid(),
                                  same_kind(b.to_kind),
                                  b.to,
                                  b.since,
                                  {},
                                  "community_register"});
        for (const auto& c : in_.consents) consent(c);
        for (const auto& s : in_.signals) signal(s);
        return std::move(out_);
    }

private:
    /// A nil dwelling is an address that names no door: such a row is known down to the community.
    const area::Ancestors& place(AreaId dwelling) const {
        const auto found = doors_.find(dwelling);
        return found == doors_.end() ? home_ : found->second;
    }
    std::optional<registry::DwellingId> door(AreaId dwelling) const {
        return doors_.count(dwelling) == 0 ? std::nullopt : std::optional(registry::DwellingId(dwelling.uuid()));
    }

    void dwelling(const sim::Dwelling& in) {
        const auto& at = doors_.emplace(in.id, places_.at(in.grid)).first->second;
        registry::DwellingRow d;
        d.id = registry::DwellingId(in.id.uuid());
        d.code = in.code;
        d.room = in.room;
        d.address = in.address;
        d.local_address = in.local_address;
        if (in.parent != in.building) d.unit = known(in.parent);
        d.building = known(in.building);
        d.compound = known(in.compound);
        d.place = at;
        d.floor = in.floor;
        d.area_dm2 = in.area_dm2;
        d.built_year = in.built_year;
        d.use = in.use;
        d.list_order = ++list_order_;
        out_.dwellings.push_back(std::move(d));
    }

    void person(const sim::Person& in) {
        people_.emplace(in.id, place(in.dwelling));
        registry::PersonRow p;
        p.id = in.id;
        if (!in.household.nil()) p.household = in.household;
        p.kin = in.kin;
        p.name = in.name;
        p.sex = in.sex == codes::Sex::male ? registry::Sex::male : registry::Sex::female;
        p.birth = in.birth;
        p.ethnicity = in.ethnicity;
        p.native_place = in.native_place;
        p.occupation = in.occupation;
        p.education = in.education;
        p.marital_status = in.marital_status;
        p.presence = in.presence;
        p.id_number = in.id_number;
        p.phone = in.phone;
        p.registered_address = in.registered_address;
        p.dwelling = door(in.dwelling);
        p.address = in.address;
        p.since = in.since;
        p.confirmed = in.confirmed;
        p.source = "community_register";
        p.place = place(in.dwelling);
        out_.people.push_back(std::move(p));
    }

    void relation(const sim::Relation& in) {
        registry::RelationRow r;
        r.id = in.id;
        r.person = in.person;
        r.dwelling = door(in.dwelling);
        r.address = in.address;
        r.kind = in.kind;
        r.lives_here = in.lives_here;
        r.from = in.since;
        if (in.until != sim::open_end) r.until = in.until;
        r.source = "property_list";
        r.place = place(in.dwelling);
        out_.relations.push_back(std::move(r));
    }

    void merchant(const sim::Merchant& in) {
        registry::MerchantRow m;
        m.id = registry::MerchantId(in.id.uuid());
        m.uscc = in.uscc;
        m.name = in.name;
        m.is_company = in.company;
        m.category = in.category;
        m.owner_name = in.owner_name;
        m.owner = known(in.owner);
        m.phone = in.phone;
        m.building = known(in.building);
        m.address = in.address;
        m.lon = in.point.lon_e7 / e7;
        m.lat = in.point.lat_e7 / e7;
        m.since = in.since;
        m.licence_until = in.licence_until;
        m.place = places_.at(in.grid);
        m.venue = in.venue;
        m.source = "market_regulation";
        out_.merchants.push_back(std::move(m));
    }

    static registry::SubjectKind same_kind(const std::string& kind) {
        return from_word<registry::SubjectKind>(kind).value();
    }

    void thing(const sim::Thing& in) {
        registry::ObjectRow o;
        o.id = in.id;
        o.kind = in.kind;
        o.code = in.code;
        o.name = in.name;
        o.address = in.address;
        o.attributes = in.attributes;
        o.building = known(in.building);
        o.compound = known(in.compound);
        o.lon = in.point.lon_e7 / e7;
        o.lat = in.point.lat_e7 / e7;
        if (in.inspected != Date()) o.inspected = in.inspected;
        if (in.inspect_by != Date()) o.inspect_by = in.inspect_by;
        o.source = "community_register";
        o.place = places_.at(in.grid);
        out_.objects.push_back(std::move(o));
    }

    /// The text that was read is that of the built-in list; it holds as long as the list says.
    void consent(const sim::Consent& in) {
        const auto& purposes = reference::built_in_list(*reference::shape_of(reference::lists::consent_purposes));
        const auto* purpose_of = purposes.find(in.purpose);
        LINLI_INVARIANT(purpose_of != nullptr, "nobody may agree to " + in.purpose);
        out_.consents.push_back({in.id, in.person, in.purpose, purposes.version(), in.on_paper ? "paper" : "self",
                                 shanghai_instant(in.given, std::chrono::hours(10)),
                                 in.given.plus_days(purpose_of->number("days"))});
    }

    static quality::Purpose purpose(sim::SignalKind kind) {
        switch (kind) {
        case sim::SignalKind::attendance: return quality::Purpose::attendance;
        case sim::SignalKind::water_month: return quality::Purpose::device;
        case sim::SignalKind::sighting: return quality::Purpose::activity;
        default: return quality::Purpose::filing;
        }
    }

    void signal(const sim::Signal& in) {
        quality::SignalRow s;
        s.id = quality::SignalId(in.id.uuid());
        s.kind = word(in.kind);
        s.purpose = purpose(in.kind);
        s.source = in.source;
        s.on = in.on;
        s.name = in.name;
        s.id_number = in.id_number;
        s.phone = in.phone;
        if (doors_.count(in.dwelling) != 0) s.dwelling = in.dwelling.uuid();
        s.litres = in.litres;
        s.place = place(in.dwelling);
        out_.signals.push_back(std::move(s));
    }

    const sim::Community& in_;
    const std::unordered_map<AreaId, area::Ancestors>& places_;
    std::int64_t& list_order_;
    area::Ancestors home_;
    std::unordered_map<AreaId, area::Ancestors> doors_;
    std::unordered_map<PersonId, area::Ancestors> people_;
    RegistryRows out_;
};

}  // namespace

RegistryRows registry_rows(const sim::Community& community, const std::unordered_map<AreaId, area::Ancestors>& places,
                           std::int64_t& list_order) {
    return Converter(community, places, list_order).run();
}

}  // namespace linli::app
