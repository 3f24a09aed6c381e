#include "procedure.h"

#include <linli/json/read.h>
#include <linli/json/write.h>

namespace linli::cases {
namespace {

/// The part of a record that steps change.
struct Snapshot {
    State state = State::reported;
    std::optional<std::string> item_code;
    Urgency urgency = Urgency::normal;
    std::optional<UserId> owner;
    std::optional<PostId> owner_post;
    std::optional<OrganisationId> department, organisation;
    std::optional<AreaId> street, community, grid, compound;
    std::optional<std::string> address;
    std::optional<double> lon, lat;
    TriageReason triage_reason = TriageReason::none;
    Instant respond_by{};
    std::optional<Instant> responded_at, solve_by, paused_since, resolved_at, closed_at;
    std::optional<std::string> result;

    static constexpr std::string_view schema_name = "CaseSnapshot";
    static constexpr auto fields() {
        using S = Snapshot;
        return std::tuple{json::field("state", &S::state, "状态"),
                          json::field("item", &S::item_code, "事项"),
                          json::field("urgency", &S::urgency, "紧急程度"),
                          json::field("owner", &S::owner, "责任人"),
                          json::field("post", &S::owner_post, "岗位"),
                          json::field("department", &S::department, "部门"),
                          json::field("organisation", &S::organisation, "单位"),
                          json::field("street", &S::street, "街道"),
                          json::field("community", &S::community, "社区"),
                          json::field("grid", &S::grid, "网格"),
                          json::field("compound", &S::compound, "小区"),
                          json::field("address", &S::address, "地址"),
                          json::field("lon", &S::lon, "经度"),
                          json::field("lat", &S::lat, "纬度"),
                          json::field("reason", &S::triage_reason, "转人工原因"),
                          json::field("respond_by_ms", &S::respond_by, "应响应"),
                          json::field("responded_at_ms", &S::responded_at, "响应"),
                          json::field("solve_by_ms", &S::solve_by, "应办结"),
                          json::field("paused_since_ms", &S::paused_since, "暂停"),
                          json::field("resolved_at_ms", &S::resolved_at, "办结"),
                          json::field("closed_at_ms", &S::closed_at, "结案"),
                          json::field("result", &S::result, "结果")};
    }
};

}  // namespace

std::string snapshot(const repository::Record& c) {
    Snapshot s;
    s.state = c.state;
    s.item_code = c.item_code;
    s.urgency = c.urgency;
    s.owner = c.owner;
    s.owner_post = c.owner_post;
    s.department = c.department;
    s.organisation = c.organisation;
    s.street = c.place.street;
    s.community = c.place.community;
    s.grid = c.place.grid;
    s.compound = c.compound;
    s.address = c.address;
    s.lon = c.lon;
    s.lat = c.lat;
    s.triage_reason = c.triage_reason;
    s.respond_by = c.respond_by;
    s.responded_at = c.responded_at;
    s.solve_by = c.solve_by;
    s.paused_since = c.paused_since;
    s.resolved_at = c.resolved_at;
    s.closed_at = c.closed_at;
    s.result = c.result;
    return json::write(s, json::View::disclosed);
}

void restore(repository::Record& c, std::string_view text) {
    const auto s = json::read_text<Snapshot>(text).value();
    c.state = s.state;
    c.item_code = s.item_code;
    c.urgency = s.urgency;
    c.owner = s.owner;
    c.owner_post = s.owner_post;
    c.department = s.department;
    c.organisation = s.organisation;
    c.place = {c.place.district, s.street, s.community, s.grid};
    c.compound = s.compound;
    c.address = s.address;
    c.lon = s.lon;
    c.lat = s.lat;
    c.triage_reason = s.triage_reason;
    c.respond_by = s.respond_by;
    c.responded_at = s.responded_at;
    c.solve_by = s.solve_by;
    c.paused_since = s.paused_since;
    c.resolved_at = s.resolved_at;
    c.closed_at = s.closed_at;
    c.result = s.result;
}

}  // namespace linli::cases
