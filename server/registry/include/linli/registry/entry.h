#pragma once

#include <linli/registry/likeness.h>
#include <linli/registry/load.h>
#include <linli/registry/service.h>

#include <optional>
#include <span>
#include <string>
#include <vector>

/// "Is this person already here?", asked while somebody is entered, whoever enters. @source DAT-40, DAT-11
///
/// Candidates come from keyed indexes alone (identity number, telephone, reading of the name with birth year and sex or
/// with the door, end of the number with the surname), at most 120 a key, and are compared with the weights of
/// `matching`. Only people inside the caller's scope are answered. Whoever is registered elsewhere is not mentioned at
/// all, not even as "somewhere": an answer without a name would still tell whoever tries numbers that somebody with
/// this one lives there. Instead a birth or an arrival that resembles somebody elsewhere goes to the level that sees
/// both, and whoever agrees there is asked; docs/adr/0018.
namespace linli::registry {

inline constexpr ProblemType likely_duplicate{"registry/likely-duplicate", 409,
                                              "库中可能已有此人，请先核对；确非同一人时请确认后再提交",
                                              "Somebody like this is here already; confirm that they are not the same"};

/// What is known of somebody who is about to be entered; any field may be empty, in any usual writing.
struct EntryQuestion {
    std::string name, id_number, phone, birth_date, sex, address;
    static constexpr std::string_view schema_name = "PersonCheck";
    static constexpr auto fields() {
        using Q = EntryQuestion;
        constexpr auto personal = [](std::size_t most) {
            auto out = purposes::personal();
            out.max = static_cast<std::int64_t>(most);
            out.optional = true;
            return out;
        };
        constexpr auto number = [] {
            auto out = purposes::sensitive(json::Mask::id_number);
            out.max = 24;
            out.optional = true;
            return out;
        };
        return std::tuple{json::field("name", &Q::name, "姓名", personal(60)),
                          json::field("id_number", &Q::id_number, "证件号码", number()),
                          json::field("phone", &Q::phone, "手机号", personal(30)),
                          json::field("birth_date", &Q::birth_date, "出生日期", personal(30)),
                          json::field("sex", &Q::sex, "性别", personal(10)),
                          json::field("address", &Q::address, "住址", personal(200))};
    }
};

/// Somebody on record who may be the one; values are masked for everybody.
struct Likeness {
    PersonId id;
    std::string name;
    std::optional<std::string> id_number, phone;
    int birth_year = 0;
    std::optional<std::string> standing;  ///< died, moved out: the record is taken up again, not made a second time
    double probability = 0;
    Band band = Band::unlikely;
    std::vector<LikenessStep> steps;
    static constexpr std::string_view schema_name = "PersonLikeness";
    static constexpr auto fields() {
        using L = Likeness;
        return std::tuple{json::field("person_id", &L::id, "库中人员"),
                          json::field("name", &L::name, "姓名（脱敏）", purposes::personal()),
                          json::field("id_number", &L::id_number, "证件号码（脱敏）", purposes::personal()),
                          json::field("phone", &L::phone, "手机号（脱敏）", purposes::personal()),
                          json::field("birth_year", &L::birth_year, "出生年份", purposes::personal()),
                          json::field("standing", &L::standing, "状态（已迁出、已死亡等）"),
                          json::field("probability", &L::probability, "是同一人的可能"),
                          json::field("band", &L::band, "same 应为同一人、likely 可能、unlikely 多半不是"),
                          json::field("steps", &L::steps, "逐项说明")};
    }
};

/// Who may be meant, most likely first, at most five.
struct EntryAnswer {
    std::vector<Likeness> items;
    bool too_many = false;  ///< a key fits too many people to compare: more of the person must be told
    static constexpr std::string_view schema_name = "PersonCheckAnswer";
    static constexpr auto fields() {
        return std::tuple{json::field("items", &EntryAnswer::items, "可能的同一人"),
                          json::field("too_many", &EntryAnswer::too_many, "相近的人太多，请补充信息")};
    }
};

/// Somebody who may be the one, for rooms that make people.
struct Suspect {
    PersonId id;
    double probability = 0;
    Band band = Band::unlikely;
    area::Ancestors place;
};
/// Those of the scope from `likely` on, most likely first, for each question; a fixed number of statements for each 64
/// keys. People who were merged away or withdrawn are not answered.
std::vector<std::vector<Suspect>> already_here(db::ReadTx& tx, const access::Scope& scope, vault::Vault& vault,
                                               std::span<const EntryQuestion> questions);
/// A row as a question.
EntryQuestion question_of(const PersonRow& row);
/// Keeps that somebody looked and said: not the same. For each new person with those who were suspected.
void note_distinct(db::WriteTx& tx, TenantId tenant, PersonId person, std::span<const Suspect> others,
                   std::optional<UserId> by, std::optional<RequestId> request, Instant now);
/// Takes that back, whichever of the two is the new one.
void forget_distinct(db::WriteTx& tx, TenantId tenant, PersonId a, PersonId b);

/// Synchronous; thread-safe. @throws db::StoreFault when the store fails.
class EntryService {
public:
    explicit EntryService(RegistryParts parts) : parts_(parts) {}

    /// The desk has audited the purpose before. @refuses json::invalid_fields when nothing is told.
    Result<EntryAnswer> check(const access::Scope& scope, const EntryQuestion& in);
    /// Makes the keys of up to `batch` people of before, from where it stopped; one transaction. @return people done; 0
    /// when all are
    std::int64_t index_some(TenantId tenant, std::int64_t batch = 500);

private:
    RegistryParts parts_;
};

}  // namespace linli::registry
