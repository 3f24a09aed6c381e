#pragma once

#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/base/ids.h>
#include <linli/registry/record_views.h>

#include <functional>

namespace linli::audit {
class Audit;
}
namespace linli::evidence {
class EvidenceLog;
}

namespace linli::registry {

inline constexpr ProblemType no_such_field{"registry/no-such-field", 404, "没有这个字段", "There is no such field"};
inline constexpr ProblemType unknown_kind{"registry/unknown-kind", 422, "没有这种类型", "There is no such kind"};
inline constexpr ProblemType not_in_reach{"registry/place-not-in-reach", 422, "该位置不在您的职责范围内",
                                          "The place is outside your scope"};
inline constexpr ProblemType record_id_taken{"registry/id-taken", 409, "编号已被使用", "The id is taken"};
inline constexpr ProblemType record_changed{"registry/changed-meanwhile", 409, "记录已被他人更新，请刷新后再操作",
                                            "The record changed meanwhile"};
inline constexpr ProblemType day_to_come{"registry/day-to-come", 422, "日期不能晚于今天", "The day is still to come"};
inline constexpr ProblemType consent_in_force{"registry/consent-in-force", 409, "该用途已有有效的同意，无需重复登记",
                                              "A consent for this purpose is in force"};
inline constexpr ProblemType old_consent_text{"registry/old-consent-text", 409, "同意书已有新版本，请阅读新版本",
                                              "The text has a newer version"};
inline constexpr ProblemType consent_ended{"registry/consent-ended", 409, "该同意已撤回", "The consent was withdrawn"};

/// What other rooms count of the six elements (事, 情) below a grid or community: theme, kind, label, amount.
struct Tally {
    std::string theme, kind;
    std::int64_t amount = 0;
    area::Ancestors place;
};
using TallySource = std::function<std::vector<Tally>(db::ReadTx&, TenantId, AreaId community)>;

/// What the services of golden records work with; everything outlives them.
struct RecordParts {
    db::Database& database;
    const Clock& clock;  ///< domain clock
    IdSource& ids;
    vault::Vault& vault;
    audit::Audit& audit;
    events::Outbox& outbox;
    evidence::EvidenceLog& evidence;
    reference::Reference& reference;
    const api::CursorSealer& cursors;
    std::vector<TallySource> tallies{};  ///< of other rooms
};

/// Provenance, units, things, relations and consents, inside the caller's scope: a row outside it is not found.
/// Synchronous; thread-safe. @throws db::StoreFault when the store fails.
class RecordService {
public:
    explicit RecordService(RecordParts parts);
    ~RecordService();

    /// Every field of a record with who said so, today or as it stood at the end of a day. Each look at a person is a
    /// line of the access audit. @refuses access::not_found, audit::overloaded.
    Result<RecordFields> fields(const access::Scope& scope, SubjectKind kind, const Uuid& id, const ReadFields& in);
    /// Everything that was said of one field. @refuses access::not_found, no_such_field, audit::overloaded.
    Result<FieldHistory> history(const access::Scope& scope, SubjectKind kind, const Uuid& id, std::string_view field);
    /// Relations of a person to others, units and things. Those that lead outside the scope are left out.
    /// @refuses access::not_found, audit::overloaded.
    Result<Links> links(const access::Scope& scope, PersonId id);

    /// Newest first. @refuses api::bad_cursor.
    Result<api::Page<EstablishmentLine>> establishments(const access::Scope& scope, const ListEstablishments& in);
    /// @refuses access::not_found.
    Result<Establishment> establishment(const access::Scope& scope, MerchantId id);

    /// Newest first. @refuses api::bad_cursor.
    Result<api::Page<Object>> objects(const access::Scope& scope, const ListObjects& in);
    /// @refuses access::not_found.
    Result<Object> object(const access::Scope& scope, ObjectId id);
    /// The same again answers what is stored.
    /// @refuses unknown_kind, json::invalid_fields, not_in_reach, record_id_taken.
    Result<Object> add_object(const access::Scope& scope, const RegisterObject& in);
    /// Notes an inspection; the next one is due after the days of the kind.
    /// @refuses access::not_found, record_changed, day_to_come.
    Result<Object> inspect(const access::Scope& scope, ObjectId id, const Inspect& in);

    /// Newest first. @refuses access::not_found.
    Result<Consents> consents(const access::Scope& scope, PersonId id);
    /// @refuses access::not_found, unknown_kind, old_consent_text, consent_in_force, record_id_taken.
    Result<ConsentView> give_consent(const access::Scope& scope, PersonId id, const GiveConsent& in);
    /// @refuses access::not_found, consent_ended.
    Result<ConsentView> withdraw_consent(const access::Scope& scope, PersonId id, ConsentId consent);
    /// Whether a person agrees to a purpose at this moment; for those who call others with their data.
    bool consented(db::ReadTx& tx, TenantId tenant, PersonId id, std::string_view purpose) const;

    /// The six elements of the caller's area, as counted last.
    Result<Themes> themes(const access::Scope& scope);
    /// Counts the themes of one community again: what the registry holds and what other rooms add.
    void count_themes(TenantId tenant, AreaId community);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace linli::registry
