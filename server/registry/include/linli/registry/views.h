#pragma once

#include <linli/base/date.h>
#include <linli/json/field.h>
#include <linli/registry/words.h>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace linli::registry {

namespace purposes {
inline constexpr std::string_view governance = "社区治理与为民服务";
inline constexpr std::string_view duty = "《个人信息保护法》第十三条第一款第三项（履行法定职责）";
constexpr json::FieldOptions personal(json::Mask mask = json::Mask::none) {
    return {.sensitivity = json::Sensitivity::personal, .mask = mask, .purpose = governance, .basis = duty};
}
constexpr json::FieldOptions sensitive(json::Mask mask = json::Mask::none) {
    return {.sensitivity = json::Sensitivity::sensitive, .mask = mask, .purpose = governance, .basis = duty};
}
}  // namespace purposes

/// Which page of people.
struct ListPersons {
    std::optional<std::string> cursor;
    int limit = 50;
    static constexpr std::string_view schema_name = "ListPersons";
    static constexpr auto fields() {
        return std::tuple{
            json::field("cursor", &ListPersons::cursor, "翻页游标", {.max = 400}),
            json::field("limit", &ListPersons::limit, "每页条数", {.min = 1, .max = 200, .optional = true})};
    }
};

/// Enough to recognise somebody in a list.
struct PersonLine {
    PersonId id;
    std::string name;
    Sex sex = Sex::female;
    int age = 0;
    Presence presence = Presence::local;
    std::optional<DwellingId> dwelling_id;
    std::string address;
    std::optional<AreaId> grid_id;
    static constexpr std::string_view schema_name = "PersonLine";
    static constexpr auto fields() {
        return std::tuple{
            json::field("person_id", &PersonLine::id, "人员"),
            json::field("name", &PersonLine::name, "姓名", purposes::personal(json::Mask::name)),
            json::field("sex", &PersonLine::sex, "性别", purposes::personal()),
            json::field("age", &PersonLine::age, "年龄（周岁）", purposes::personal()),
            json::field("presence", &PersonLine::presence, "居住情况", purposes::personal()),
            json::field("dwelling_id", &PersonLine::dwelling_id, "房屋"),
            json::field("address", &PersonLine::address, "登记住址", purposes::personal(json::Mask::address)),
            json::field("grid_id", &PersonLine::grid_id, "网格")};
    }
};

/// One person–house row as it concerns a person.
struct Relation {
    RelationId id;
    std::optional<DwellingId> dwelling_id;
    std::string address;
    RelationKind kind = RelationKind::family;
    bool lives_here = true;
    RelationState state = RelationState::valid;
    Date from;
    std::optional<Date> until;
    std::string source;
    static constexpr std::string_view schema_name = "PersonDwellingRelation";
    static constexpr auto fields() {
        return std::tuple{json::field("relation_id", &Relation::id, "关系编号"),
                          json::field("dwelling_id", &Relation::dwelling_id, "房屋"),
                          json::field("address", &Relation::address, "地址", purposes::personal(json::Mask::address)),
                          json::field("kind", &Relation::kind, "关系"),
                          json::field("lives_here", &Relation::lives_here, "是否居住"),
                          json::field("state", &Relation::state, "状态"),
                          json::field("from_on", &Relation::from, "起始日期"),
                          json::field("until_on", &Relation::until, "截止日期"),
                          json::field("source", &Relation::source, "来源")};
    }
};

/// What a register says of somebody, and which register. @source DAT-06
struct Tag {
    std::string word;
    std::string label;
    Date from;
    std::optional<Date> until;
    std::string source;
    std::optional<std::string> basis;  ///< legal basis
    static constexpr std::string_view schema_name = "PersonTag";
    static constexpr auto fields() {
        return std::tuple{json::field("word", &Tag::word, "标签代码", purposes::sensitive()),
                          json::field("label", &Tag::label, "标签", purposes::sensitive()),
                          json::field("from_on", &Tag::from, "起始日期"),
                          json::field("until_on", &Tag::until, "截止日期"),
                          json::field("source", &Tag::source, "来源"),
                          json::field("basis", &Tag::basis, "依据")};
    }
};

/// A person in daily work. Telephone and identity number are masked before they get here, for every caller.
struct Person {
    PersonId id;
    std::optional<HouseholdId> household_id;
    std::string name;
    Sex sex = Sex::female;
    int age = 0;
    Kin kin = Kin::other;
    Presence presence = Presence::local;
    std::optional<std::string> phone;
    std::optional<std::string> id_number;
    std::optional<DwellingId> dwelling_id;
    std::string address;
    std::optional<AreaId> community_id, grid_id;
    Date since, confirmed;
    std::string source;
    std::vector<Relation> relations;
    std::vector<Tag> tags;
    std::optional<Standing> standing;     ///< nothing: belongs here
    std::optional<PersonId> merged_into;  ///< the record that stands for this one
    std::int64_t version = 1;
    static constexpr std::string_view schema_name = "Person";
    static constexpr auto fields() {
        return std::tuple{json::field("person_id", &Person::id, "人员"),
                          json::field("household_id", &Person::household_id, "户"),
                          json::field("name", &Person::name, "姓名", purposes::personal(json::Mask::name)),
                          json::field("sex", &Person::sex, "性别", purposes::personal()),
                          json::field("age", &Person::age, "年龄（周岁）", purposes::personal()),
                          json::field("kin", &Person::kin, "与户主关系", purposes::personal()),
                          json::field("presence", &Person::presence, "居住情况", purposes::personal()),
                          json::field("phone", &Person::phone, "手机号（脱敏）", purposes::personal(json::Mask::phone)),
                          json::field("id_number", &Person::id_number, "证件号码（脱敏）",
                                      purposes::sensitive(json::Mask::id_number)),
                          json::field("dwelling_id", &Person::dwelling_id, "房屋"),
                          json::field("address", &Person::address, "登记住址", purposes::personal(json::Mask::address)),
                          json::field("community_id", &Person::community_id, "社区"),
                          json::field("grid_id", &Person::grid_id, "网格"),
                          json::field("since_on", &Person::since, "入住或登记日期"),
                          json::field("confirmed_on", &Person::confirmed, "最近核实日期"),
                          json::field("source", &Person::source, "来源"),
                          json::field("relations", &Person::relations, "人房关系"),
                          json::field("tags", &Person::tags, "当前标签"),
                          json::field("standing", &Person::standing, "状态", purposes::personal()),
                          json::field("merged_into_id", &Person::merged_into, "已合并到的记录"),
                          json::field("version", &Person::version, "版本")};
    }
};

/// Everything on record about one person, in full; asks for a purpose and is audited.
struct PersonDisclosure {
    PersonId id;
    std::string name;
    Sex sex = Sex::female;
    Date birth;
    std::optional<std::string> id_number, phone, registered_address;
    std::string address, ethnicity, native_place, occupation, education, marital_status;
    static constexpr std::string_view schema_name = "PersonDisclosure";
    static constexpr auto fields() {
        using P = PersonDisclosure;
        return std::tuple{
            json::field("person_id", &P::id, "人员"),
            json::field("name", &P::name, "姓名", purposes::personal(json::Mask::name)),
            json::field("sex", &P::sex, "性别", purposes::personal()),
            json::field("birth_on", &P::birth, "出生日期", purposes::personal()),
            json::field("id_number", &P::id_number, "证件号码", purposes::sensitive(json::Mask::id_number)),
            json::field("phone", &P::phone, "手机号", purposes::personal(json::Mask::phone)),
            json::field("registered_address", &P::registered_address, "户籍地址",
                        purposes::personal(json::Mask::address)),
            json::field("address", &P::address, "登记住址", purposes::personal(json::Mask::address)),
            json::field("ethnicity", &P::ethnicity, "民族", purposes::sensitive(json::Mask::whole)),
            json::field("native_place", &P::native_place, "籍贯", purposes::personal(json::Mask::whole)),
            json::field("occupation", &P::occupation, "职业", purposes::personal(json::Mask::whole)),
            json::field("education", &P::education, "文化程度", purposes::personal(json::Mask::whole)),
            json::field("marital_status", &P::marital_status, "婚姻状况", purposes::sensitive(json::Mask::whole))};
    }
};

/// Which page of a list without filters.
struct ListPage {
    std::optional<std::string> cursor;
    int limit = 50;
    static constexpr std::string_view schema_name = "ListPage";
    static constexpr auto fields() {
        return std::tuple{json::field("cursor", &ListPage::cursor, "翻页游标", {.max = 400}),
                          json::field("limit", &ListPage::limit, "每页条数", {.min = 1, .max = 200, .optional = true})};
    }
};

/// Which page of dwellings.
struct ListDwellings {
    std::optional<AreaId> compound_id;
    std::optional<std::string> cursor;
    int limit = 50;
    static constexpr std::string_view schema_name = "ListDwellings";
    static constexpr auto fields() {
        return std::tuple{
            json::field("compound_id", &ListDwellings::compound_id, "只看某小区"),
            json::field("cursor", &ListDwellings::cursor, "翻页游标", {.max = 400}),
            json::field("limit", &ListDwellings::limit, "每页条数", {.min = 1, .max = 200, .optional = true})};
    }
};

/// A line of a dwelling list.
struct DwellingLine {
    DwellingId id;
    std::string code;
    std::string address;  ///< from the compound on
    int floor = 1;
    int area_dm2 = 0;
    DwellingUse use = DwellingUse::owner_occupied;
    std::optional<AreaId> compound_id, grid_id;
    static constexpr std::string_view schema_name = "DwellingLine";
    static constexpr auto fields() {
        return std::tuple{json::field("dwelling_id", &DwellingLine::id, "房屋"),
                          json::field("code", &DwellingLine::code, "房屋编码"),
                          json::field("address", &DwellingLine::address, "地址"),
                          json::field("floor", &DwellingLine::floor, "楼层"),
                          json::field("area_dm2", &DwellingLine::area_dm2, "建筑面积（平方分米）"),
                          json::field("use", &DwellingLine::use, "用途"),
                          json::field("compound_id", &DwellingLine::compound_id, "小区"),
                          json::field("grid_id", &DwellingLine::grid_id, "网格")};
    }
};

/// Somebody who lives in a dwelling or has to do with it.
struct Occupant {
    PersonId person_id;
    std::string name;
    Kin kin = Kin::other;
    RelationKind kind = RelationKind::family;
    bool lives_here = true;
    RelationState state = RelationState::valid;
    Date from;
    std::optional<Date> until;
    static constexpr std::string_view schema_name = "Occupant";
    static constexpr auto fields() {
        return std::tuple{json::field("person_id", &Occupant::person_id, "人员"),
                          json::field("name", &Occupant::name, "姓名", purposes::personal(json::Mask::name)),
                          json::field("kin", &Occupant::kin, "与户主关系", purposes::personal()),
                          json::field("kind", &Occupant::kind, "与房屋关系", purposes::personal()),
                          json::field("lives_here", &Occupant::lives_here, "是否居住", purposes::personal()),
                          json::field("state", &Occupant::state, "状态"),
                          json::field("from_on", &Occupant::from, "起始日期"),
                          json::field("until_on", &Occupant::until, "截止日期")};
    }
};

/// A home with those who have to do with it.
struct Dwelling {
    DwellingId id;
    std::string code;
    std::string address;  ///< standard address
    std::string room;
    int floor = 1;
    int area_dm2 = 0;
    std::optional<int> built_year;
    DwellingUse use = DwellingUse::owner_occupied;
    std::optional<AreaId> building_id, compound_id, community_id, grid_id;
    std::vector<Occupant> occupants;
    std::int64_t version = 1;
    static constexpr std::string_view schema_name = "Dwelling";
    static constexpr auto fields() {
        return std::tuple{json::field("dwelling_id", &Dwelling::id, "房屋"),
                          json::field("code", &Dwelling::code, "房屋编码"),
                          json::field("address", &Dwelling::address, "标准地址"),
                          json::field("room", &Dwelling::room, "房号"),
                          json::field("floor", &Dwelling::floor, "楼层"),
                          json::field("area_dm2", &Dwelling::area_dm2, "建筑面积（平方分米）"),
                          json::field("built_year", &Dwelling::built_year, "建成年份"),
                          json::field("use", &Dwelling::use, "用途"),
                          json::field("building_id", &Dwelling::building_id, "楼栋"),
                          json::field("compound_id", &Dwelling::compound_id, "小区"),
                          json::field("community_id", &Dwelling::community_id, "社区"),
                          json::field("grid_id", &Dwelling::grid_id, "网格"),
                          json::field("occupants", &Dwelling::occupants, "人员"),
                          json::field("version", &Dwelling::version, "版本")};
    }
};

/// Exactly one of the two; a body, so that no number stands in a URL.
struct Search {
    std::optional<std::string> phone;
    std::optional<std::string> id_number;
    static constexpr std::string_view schema_name = "PersonSearch";
    static constexpr auto fields() {
        using json::Mask;
        using json::Sensitivity;
        return std::tuple{json::field("phone", &Search::phone, "手机号",
                                      {.min = 5,
                                       .max = 30,
                                       .sensitivity = Sensitivity::personal,
                                       .mask = Mask::phone,
                                       .purpose = purposes::governance,
                                       .basis = purposes::duty}),
                          json::field("id_number", &Search::id_number, "证件号码",
                                      {.min = 15,
                                       .max = 24,
                                       .sensitivity = Sensitivity::sensitive,
                                       .mask = Mask::id_number,
                                       .purpose = purposes::governance,
                                       .basis = purposes::duty})};
    }
};

/// What a search found.
struct Found {
    std::vector<PersonId> person_ids;
    static constexpr std::string_view schema_name = "FoundPersons";
    static constexpr auto fields() { return std::tuple{json::field("person_ids", &Found::person_ids, "人员")}; }
};

}  // namespace linli::registry
