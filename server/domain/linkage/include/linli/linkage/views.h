#pragma once

#include <linli/linkage/words.h>
#include <linli/registry/likeness.h>
#include <linli/registry/views.h>

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace linli::linkage {

/// One of the two, enough to compare them; numbers stay masked for everybody.
struct PairPerson {
    PersonId id;
    std::string name, sex, birth_date, id_number, phone, address;
    static constexpr std::string_view schema_name = "LinkagePerson";
    static constexpr auto fields() {
        using P = PairPerson;
        using json::Mask;
        using registry::purposes::personal;
        using registry::purposes::sensitive;
        return std::tuple{json::field("person_id", &P::id, "人员"),
                          json::field("name", &P::name, "姓名", personal(Mask::name)),
                          json::field("sex", &P::sex, "性别代码", personal()),
                          json::field("birth_date", &P::birth_date, "出生日期", personal()),
                          json::field("id_number", &P::id_number, "证件号码（脱敏）", sensitive()),
                          json::field("phone", &P::phone, "手机号（脱敏）", sensitive()),
                          json::field("address", &P::address, "登记住址", personal(Mask::address))};
    }
};

/// Two records that may be one person.
struct Pair {
    PairId id;
    PairState state = PairState::open;
    double probability = 0;
    registry::Band band = registry::Band::unlikely;
    std::optional<AreaId> community_id;
    std::optional<PairPerson> a, b;  ///< nothing for a record that does not count any more
    Instant found_at{};
    std::optional<UserId> decided_by;
    std::optional<Instant> decided_at;
    std::optional<std::string> note;
    std::int64_t version = 1;
    std::vector<registry::LikenessStep> steps;  ///< of one pair; empty in lists
    static constexpr std::string_view schema_name = "LinkagePair";
    static constexpr auto fields() {
        return std::tuple{json::field("pair_id", &Pair::id, "记录对"),
                          json::field("state", &Pair::state, "状态"),
                          json::field("probability", &Pair::probability, "是同一人的可能"),
                          json::field("band", &Pair::band, "same 应为同一人、likely 可能、unlikely 多半不是"),
                          json::field("community_id", &Pair::community_id, "两人所在的社区；跨社区时为空"),
                          json::field("a", &Pair::a, "较早的记录"),
                          json::field("b", &Pair::b, "较晚的记录"),
                          json::field("found_at_ms", &Pair::found_at, "发现时间"),
                          json::field("decided_by_user_id", &Pair::decided_by, "判定人"),
                          json::field("decided_at_ms", &Pair::decided_at, "判定时间"),
                          json::field("note", &Pair::note, "说明"),
                          json::field("version", &Pair::version, "版本"),
                          json::field("steps", &Pair::steps, "逐项说明")};
    }
};

/// Which page of pairs.
struct ListPairs {
    PairState state = PairState::open;
    PairOrder order = PairOrder::likely;
    std::optional<std::string> cursor;
    int limit = 20;
    static constexpr std::string_view schema_name = "ListLinkagePairs";
    static constexpr auto fields() {
        using L = ListPairs;
        return std::tuple{json::field("state", &L::state, "状态", {.optional = true}),
                          json::field("order", &L::order, "likely 最可能是同一人的在前，doubt 模型最没把握的在前",
                                      {.optional = true}),
                          json::field("cursor", &L::cursor, "翻页游标", {.max = 400}),
                          json::field("limit", &L::limit, "每页条数", {.min = 1, .max = 200, .optional = true})};
    }
};

/// What somebody says of a pair.
struct JudgePair {
    Verdict verdict = Verdict::unsure;
    std::int64_t version = 1;
    std::optional<std::string> note;
    static constexpr std::string_view schema_name = "JudgeLinkagePair";
    static constexpr auto fields() {
        return std::tuple{json::field("verdict", &JudgePair::verdict, "same 同一人、different 不是、unsure 说不准"),
                          json::field("version", &JudgePair::version, "所见版本", {.min = 1}),
                          json::field("note", &JudgePair::note, "说明", {.max = 200})};
    }
};

}  // namespace linli::linkage
