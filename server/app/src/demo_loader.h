#pragma once

#include <linli/access/posts.h>
#include <linli/area/areas.h>
#include <linli/json/field.h>
#include <linli/organisation/organisations.h>
#include <linli/registry/load.h>
#include <linli/sim/district.h>

#include "world.h"

#include <functional>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace linli::app {

/// How many rows of each were loaded.
struct DemoCounts {
    std::int64_t areas = 0, organisations = 0, staff = 0, posts = 0, dwellings = 0, households = 0, people = 0;
    std::int64_t relations = 0, tags = 0, merchants = 0, objects = 0, links = 0, consents = 0, signals = 0;
    std::int64_t items = 0;
    static constexpr std::string_view schema_name = "DemoCounts";
    static constexpr auto fields() {
        using C = DemoCounts;
        return std::tuple{
            json::field("areas", &C::areas, "区域"),         json::field("organisations", &C::organisations, "单位"),
            json::field("staff", &C::staff, "工作人员"),     json::field("posts", &C::posts, "岗位"),
            json::field("dwellings", &C::dwellings, "房屋"), json::field("households", &C::households, "户"),
            json::field("people", &C::people, "人员"),       json::field("relations", &C::relations, "人房关系"),
            json::field("tags", &C::tags, "标签"),           json::field("merchants", &C::merchants, "商户"),
            json::field("objects", &C::objects, "设施"),     json::field("links", &C::links, "其他关系"),
            json::field("consents", &C::consents, "同意"),   json::field("signals", &C::signals, "外部信号"),
            json::field("items", &C::items, "责任事项")};
    }
};

/// Somebody to sign in as. Everybody here is invented.
struct DemoAccount {
    std::string role;   ///< word of the role
    std::string title;  ///< zh-CN
    std::string login;  ///< of residents: the telephone
    std::string name;
    std::string place;
    static constexpr std::string_view schema_name = "DemoAccount";
    static constexpr auto fields() {
        using A = DemoAccount;
        return std::tuple{json::field("role", &A::role, "角色"), json::field("title", &A::title, "角色名称"),
                          json::field("login", &A::login, "登录名或手机号"), json::field("name", &A::name, "姓名"),
                          json::field("place", &A::place, "所在")};
    }
};

/// Hears the invented district and stores it piece by piece in the caller's transaction.
class DemoLoader final : public sim::Visitor {
public:
    /// `say` hears what has just been done.
    DemoLoader(World& world, db::WriteTx& tx, TenantId tenant, std::string password_hash,
               std::function<void(const std::string&)> say);

    void on_frame(const sim::Frame& frame) override;
    void on_community(sim::Community&& community) override;

    DemoCounts counts;
    std::vector<DemoAccount> accounts;

private:
    using Offices = std::unordered_map<AreaId, OrganisationId>;  ///< of property companies, by compound

    void add_areas(const std::vector<sim::Area>& areas);
    void add_organisations(const std::vector<sim::Organisation>& organisations);
    Offices add_offices(const sim::Community& community);
    void add_work(const std::vector<sim::Staff>& staff, const std::vector<sim::Post>& posts, const Offices& offices);
    access::Post post_of(const sim::Post& post, const Offices& offices) const;
    void name_a_deputy(const sim::Frame& frame);
    void add_registry(const sim::Community& community);
    void add_residents(const sim::Community& community);
    void note_accounts(const std::vector<sim::Persona>& personas, const std::vector<sim::Staff>& staff);
    void note_more_accounts(const sim::Frame& frame);
    void note(access::Role role, const sim::Staff& staff, AreaId area);

    World& world_;
    db::WriteTx& tx_;
    TenantId tenant_;
    std::string password_hash_;
    std::function<void(const std::string&)> say_;
    Instant now_;
    std::unordered_map<AreaId, area::Level> levels_;
    std::unordered_map<AreaId, area::Ancestors> places_;  ///< of the areas down to the grids
    std::unordered_map<AreaId, std::string> addresses_;
    std::unordered_map<OrganisationId, bool> tops_;      ///< whether the organisation is its own department
    std::unordered_set<OrganisationId> subject_bodies_;  ///< answer for a subject, not for a place
    std::unordered_map<OrganisationId, std::string> companies_;
    std::int64_t list_order_ = 0;
    int communities_ = 0;
};

}  // namespace linli::app
