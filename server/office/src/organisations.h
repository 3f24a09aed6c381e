#pragma once

#include <linli/json/field.h>
#include <linli/office/office.h>
#include <linli/organisation/organisations.h>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

/// The tree of responsible bodies as administration shows and changes it.
namespace linli::office {

/// A body at a moment.
struct OrganisationView {
    OrganisationId id;
    std::string code;
    std::string name;
    std::string short_name;
    organisation::Kind kind = organisation::Kind::department;
    std::optional<OrganisationId> parent_id;
    OrganisationId department_id;
    std::optional<AreaId> area_id;
    Instant valid_from{};
    std::optional<Instant> valid_until;
    std::int64_t version = 1;

    static constexpr std::string_view schema_name = "Organisation";
    static constexpr auto fields() {
        using V = OrganisationView;
        return std::tuple{json::field("id", &V::id, "单位"),
                          json::field("code", &V::code, "编码"),
                          json::field("name", &V::name, "名称"),
                          json::field("short_name", &V::short_name, "简称"),
                          json::field("kind", &V::kind, "类型"),
                          json::field("parent_id", &V::parent_id, "上级单位"),
                          json::field("department_id", &V::department_id, "所属部门（最上级）"),
                          json::field("area_id", &V::area_id, "负责的区域"),
                          json::field("valid_from_ms", &V::valid_from, "生效时间"),
                          json::field("valid_until_ms", &V::valid_until, "失效时间"),
                          json::field("version", &V::version, "版本")};
    }
};

/// Bodies by code.
struct OrganisationList {
    std::vector<OrganisationView> items;
    static constexpr std::string_view schema_name = "OrganisationList";
    static constexpr auto fields() { return std::tuple{json::field("items", &OrganisationList::items, "单位")}; }
};

/// Which bodies; without any condition the whole tree.
struct AskOrganisations {
    std::optional<OrganisationId> parent_id;
    std::optional<OrganisationId> department_id;
    std::optional<AreaId> area_id;
    std::optional<organisation::Kind> kind;
    static constexpr std::string_view schema_name = "AskOrganisations";
    static constexpr auto fields() {
        using V = AskOrganisations;
        return std::tuple{json::field("parent_id", &V::parent_id, "上级单位"),
                          json::field("department_id", &V::department_id, "所属部门"),
                          json::field("area_id", &V::area_id, "负责的区域"), json::field("kind", &V::kind, "类型")};
    }
};

/// A body to be added.
struct CreateOrganisation {
    OrganisationId id;
    std::string code;
    std::string name;
    std::optional<std::string> short_name;
    organisation::Kind kind = organisation::Kind::department;
    std::optional<OrganisationId> parent_id;
    std::optional<AreaId> area_id;
    static constexpr std::string_view schema_name = "CreateOrganisation";
    static constexpr auto fields() {
        using V = CreateOrganisation;
        return std::tuple{json::field("id", &V::id, "客户端生成的 UUIDv7，兼作幂等键"),
                          json::field("code", &V::code, "编码", {.min = 1, .max = 40}),
                          json::field("name", &V::name, "名称", {.min = 1, .max = 60}),
                          json::field("short_name", &V::short_name, "简称，默认同名称", {.min = 1, .max = 30}),
                          json::field("kind", &V::kind, "类型"),
                          json::field("parent_id", &V::parent_id, "上级单位"),
                          json::field("area_id", &V::area_id, "负责的区域")};
    }
};

/// Another name.
struct RenameOrganisation {
    std::int64_t version = 0;
    std::string name;
    static constexpr std::string_view schema_name = "RenameOrganisation";
    static constexpr auto fields() {
        return std::tuple{json::field("version", &RenameOrganisation::version, "所见版本", {.min = 1}),
                          json::field("name", &RenameOrganisation::name, "名称", {.min = 1, .max = 60})};
    }
};

OrganisationList organisations(const OfficeParts& parts, const access::Scope& scope, const AskOrganisations& in);
/// @refuses organisation::no_such_organisation
Result<OrganisationView> organisation_at(const OfficeParts& parts, const access::Scope& scope, OrganisationId id,
                                         std::optional<Instant> at);
/// @refuses organisation::no_such_organisation (parent), area::no_such_area, organisation::code_taken
Result<OrganisationView> create_organisation(const OfficeParts& parts, const access::Scope& scope,
                                             const CreateOrganisation& in);
/// @refuses organisation::no_such_organisation, organisation::changed_meanwhile
Result<OrganisationView> rename_organisation(const OfficeParts& parts, const access::Scope& scope, OrganisationId id,
                                             const RenameOrganisation& in);
/// @refuses organisation::no_such_organisation, organisation::changed_meanwhile, organisation::still_used
Result<OrganisationView> end_organisation(const OfficeParts& parts, const access::Scope& scope, OrganisationId id,
                                          std::int64_t version);

}  // namespace linli::office
