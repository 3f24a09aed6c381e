#include "demo_loader.h"

#include <linli/base/codes.h>
#include <linli/identity/users.h>

#include "demo_registry.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace linli::app {
namespace {

constexpr int say_every = 8;  ///< communities
constexpr std::chrono::hours leave_began{24};
constexpr std::chrono::hours leave_lasts{6 * 24};

/// Ten millionths of a degree as exact decimal text.
std::string degrees(std::int32_t value) {
    char text[24];
    const auto size = static_cast<std::int64_t>(value);
    std::snprintf(text, sizeof text, "%s%lld.%07lld", size < 0 ? "-" : "",
                  static_cast<long long>(std::abs(size) / 10'000'000),
                  static_cast<long long>(std::abs(size) % 10'000'000));
    return text;
}

std::string geojson(const sim::Ring& ring) {
    if (ring.empty()) return {};
    std::string points;
    for (const auto& point : ring)
        points += (points.empty() ? "[" : ",[") + degrees(point.lon_e7) + "," + degrees(point.lat_e7) + "]";
    return R"({"type":"Polygon","coordinates":[[)" + points + "]]}";
}

/// Households of a place are those of the grids below it.
std::unordered_map<AreaId, std::int64_t> households_of(const std::vector<sim::Area>& areas) {
    std::unordered_map<AreaId, std::int64_t> out;
    for (auto area = areas.rbegin(); area != areas.rend(); ++area) {  // children stand behind their parents
        out[area->id] += area->households;
        if (!area->parent.nil()) out[area->parent] += out[area->id];
    }
    return out;
}

}  // namespace

DemoLoader::DemoLoader(World& world, db::WriteTx& tx, TenantId tenant, std::string password_hash,
                       std::function<void(const std::string&)> say)
    : world_(world),
      tx_(tx),
      tenant_(tenant),
      password_hash_(std::move(password_hash)),
      say_(std::move(say)),
      now_(world.store.domain_clock.now()) {}

void DemoLoader::on_frame(const sim::Frame& frame) {
    add_areas(frame.areas);
    add_organisations(frame.organisations);
    add_work(frame.staff, frame.posts, {});
    name_a_deputy(frame);
    note_accounts(frame.personas, frame.staff);
    note_more_accounts(frame);
    say_(frame.district + "：区域 " + std::to_string(counts.areas) + "，单位 " + std::to_string(counts.organisations) +
         "，工作人员 " + std::to_string(counts.staff));
}

void DemoLoader::on_community(sim::Community&& community) {
    add_areas(community.areas);
    const auto offices = add_offices(community);
    add_work(community.staff, community.posts, offices);
    add_registry(community);
    add_residents(community);
    note_accounts(community.personas, community.staff);
    ++communities_;
    if (community.full || communities_ % say_every == 0)
        say_("社区 " + std::to_string(communities_) + "：房屋 " + std::to_string(counts.dwellings) + "，人员 " +
             std::to_string(counts.people));
}

void DemoLoader::add_areas(const std::vector<sim::Area>& areas) {
    const auto households = households_of(areas);
    std::vector<area::NewArea> rows;
    rows.reserve(areas.size());
    for (const auto& in : areas) {
        const auto level = from_word<area::Level>(word(in.level)).value();
        levels_.emplace(in.id, level);
        if (level <= area::Level::grid) {
            auto place = in.parent.nil() ? area::Ancestors{} : places_.at(in.parent);
            (level == area::Level::district    ? place.district
             : level == area::Level::street    ? place.street
             : level == area::Level::community ? place.community
                                               : place.grid) = in.id;
            places_.emplace(in.id, place);
            addresses_.emplace(in.id, in.address);
        }
        area::NewArea row;
        row.id = in.id;
        row.level = level;
        if (!in.parent.nil()) row.parent_id = in.parent;
        row.code = in.code;
        row.name = in.name;
        row.aliases = in.aliases;
        row.lon = in.centre.lon_e7 / e7;
        row.lat = in.centre.lat_e7 / e7;
        row.outline = geojson(in.outline);
        row.height_dm = in.height_dm;
        row.household_count = level <= area::Level::grid ? households.at(in.id) : 0;
        rows.push_back(std::move(row));
    }
    area::add_many(tx_, tenant_, rows, now_);
    counts.areas += static_cast<std::int64_t>(rows.size());
}

void DemoLoader::add_organisations(const std::vector<sim::Organisation>& organisations) {
    const auto government = std::find_if(organisations.begin(), organisations.end(),
                                         [](const auto& o) { return o.kind == sim::OrganisationKind::government; });
    std::vector<organisation::Organisation> rows;
    for (const auto& in : organisations) {
        organisation::Organisation row;
        row.id = in.id;
        row.code = in.code;
        row.name = in.name;
        row.short_name = in.short_name;
        row.kind = from_word<organisation::Kind>(word(in.kind)).value_or(organisation::Kind::other);
        // A department answers for itself; were it a part of the government, every department would see all.
        const bool top = in.parent.nil() || (government != organisations.end() && in.parent == government->id);
        if (!top) row.parent_id = in.parent;
        if (!in.area.nil()) row.area_id = in.area;
        tops_[in.id] = top;
        if (in.kind == sim::OrganisationKind::department || in.kind == sim::OrganisationKind::public_institution ||
            in.kind == sim::OrganisationKind::company)
            subject_bodies_.insert(in.id);
        if (in.kind == sim::OrganisationKind::property_company) companies_[in.id] = in.short_name;
        rows.push_back(std::move(row));
    }
    organisation::add_many(tx_, tenant_, rows, now_);
    counts.organisations += static_cast<std::int64_t>(rows.size());
}

/// A property company answers for each of its compounds by an office there. @source INC-10
DemoLoader::Offices DemoLoader::add_offices(const sim::Community& community) {
    Offices offices;
    std::vector<organisation::Organisation> rows;
    for (const auto& contract : community.contracts) {
        const auto compound = std::find_if(community.areas.begin(), community.areas.end(),
                                           [&](const auto& area) { return area.id == contract.compound; });
        organisation::Organisation row;
        row.id = world_.store.ids.next<OrganisationId>();
        row.code = "WY-" + compound->code;
        row.name = companies_.at(contract.company) + compound->name + "服务中心";
        row.short_name = row.name;
        row.kind = organisation::Kind::property_company;
        row.parent_id = contract.company;
        row.area_id = contract.compound;
        tops_[row.id] = false;
        offices.emplace(contract.compound, row.id);
        rows.push_back(std::move(row));
    }
    // The company itself is stored already: `add` knows its department, the bulk path only those that come with it.
    for (const auto& row : rows)
        if (!organisation::add(tx_, tenant_, row, now_).ok()) throw InvariantBroken("a property office was refused");
    counts.organisations += static_cast<std::int64_t>(rows.size());
    return offices;
}

access::Post DemoLoader::post_of(const sim::Post& in, const Offices& offices) const {
    access::Post post;
    post.id = in.id;
    post.user_id = in.holder;
    post.role = from_word<access::Role>(word(in.role)).value();
    post.title = in.title;
    post.area_level = levels_.at(in.area);
    // The head of a department answers for its matters wherever they lie, not for everything in the district.
    if (in.role != sim::Role::leader || subject_bodies_.count(in.organisation) == 0) post.area_id = in.area;
    const auto office = offices.find(in.area);
    const auto body = office != offices.end() && in.role == sim::Role::handler ? office->second : in.organisation;
    if (const auto top = tops_.find(body); top != tops_.end()) {  // a shop is no organisation of the administration
        post.organisation_id = body;
        post.organisation_is_department = top->second;
    }
    post.valid_from = std::min(shanghai_instant(in.since), now_);
    return post;
}

void DemoLoader::add_work(const std::vector<sim::Staff>& staff, const std::vector<sim::Post>& posts,
                          const Offices& offices) {
    std::vector<identity::StaffEntry> entries;
    for (const auto& one : staff) entries.push_back({one.id, one.login, one.name});
    world_.identity.users().add_many(tx_, tenant_, entries, password_hash_, false);
    std::vector<access::Post> rows;
    for (const auto& post : posts) rows.push_back(post_of(post, offices));
    access::give_many(tx_, tenant_, rows, now_);
    counts.staff += static_cast<std::int64_t>(entries.size());
    counts.posts += static_cast<std::int64_t>(rows.size());
}

/// A deputy acts while the holder is away. Exactly one holder is: the second grid worker, on leave for a week.
void DemoLoader::name_a_deputy(const sim::Frame& frame) {
    int seen = 0;
    for (const auto& post : frame.posts) {
        if (post.role != sim::Role::grid_worker || post.deputy.nil() || post.deputy == post.holder || ++seen < 2)
            continue;
        const access::Deputy deputy{post.id, post.deputy, now_ - leave_began, now_ + leave_lasts, "年休假"};
        if (!access::name_deputy(tx_, tenant_, deputy, now_).ok()) throw InvariantBroken("a deputy was refused");
        return;
    }
}

void DemoLoader::add_registry(const sim::Community& community) {
    const auto rows = registry_rows(community, places_, list_order_);
    registry::load(tx_, tenant_, world_.vault, rows.load(), now_);
    quality::load_signals(tx_, tenant_, world_.vault, rows.signals, now_);
    const auto size = [](const auto& list) { return static_cast<std::int64_t>(list.size()); };
    counts.dwellings += size(rows.dwellings);
    counts.households += size(rows.households);
    counts.people += size(rows.people);
    counts.relations += size(rows.relations);
    counts.tags += size(rows.tags);
    counts.merchants += size(rows.merchants);
    counts.objects += size(rows.objects);
    counts.links += size(rows.links);
    counts.consents += size(rows.consents);
    counts.signals += size(rows.signals);
}

/// The residents of the scenarios sign in by telephone and are linked to their golden record.
void DemoLoader::add_residents(const sim::Community& community) {
    std::vector<identity::ResidentEntry> entries;
    std::vector<access::Post> posts;
    for (const auto& persona : community.personas) {
        const auto person = std::find_if(community.people.begin(), community.people.end(),
                                         [&](const auto& one) { return one.id == persona.person; });
        if (persona.person.nil() || person == community.people.end()) continue;
        const auto phone = codes::normal_mobile(person->phone);
        if (!phone) continue;
        entries.push_back({world_.store.ids.next<UserId>(), *phone, person->name, person->id});
        access::Post post;
        post.id = world_.store.ids.next<PostId>();
        post.user_id = entries.back().id;
        post.role = access::Role::resident;
        post.title = std::string(access::title(post.role));
        posts.push_back(std::move(post));
        accounts.push_back({std::string(word(access::Role::resident)),
                            std::string(access::title(access::Role::resident)), *phone, person->name, person->address});
    }
    world_.identity.users().add_residents(tx_, tenant_, entries);
    access::give_many(tx_, tenant_, posts, now_);
}

void DemoLoader::note(access::Role role, const sim::Staff& staff, AreaId area) {
    const auto place = addresses_.find(area);
    accounts.push_back({std::string(word(role)), std::string(access::title(role)), staff.login, staff.name,
                        place == addresses_.end() ? std::string() : place->second});
}

void DemoLoader::note_accounts(const std::vector<sim::Persona>& personas, const std::vector<sim::Staff>& staff) {
    for (const auto& persona : personas) {
        const auto role = from_word<access::Role>(persona.word);
        const auto who =
            std::find_if(staff.begin(), staff.end(), [&](const auto& one) { return one.id == persona.user; });
        if (role && who != staff.end()) note(*role, *who, persona.area);
    }
}

/// Those who run the house: not in the scenarios, but needed to try everything.
void DemoLoader::note_more_accounts(const sim::Frame& frame) {
    for (const auto role : {sim::Role::hotline_operator, sim::Role::administrator, sim::Role::security_administrator}) {
        const auto post =
            std::find_if(frame.posts.begin(), frame.posts.end(), [&](const auto& one) { return one.role == role; });
        if (post == frame.posts.end()) continue;
        const auto who = std::find_if(frame.staff.begin(), frame.staff.end(),
                                      [&](const auto& one) { return one.id == post->holder; });
        if (who != frame.staff.end()) note(from_word<access::Role>(word(role)).value(), *who, post->area);
    }
}

}  // namespace linli::app
