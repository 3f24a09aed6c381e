#pragma once

#include <linli/registry/changes.h>

#include "journal.h"
#include "threads.h"
#include "visible.h"

namespace linli::registry {

/// What a request touches, as the store knows it at this moment.
struct DwellingPlace {
    DwellingId id;
    std::string address;  ///< from the compound on
    area::Ancestors place;
};

/// Does what an accepted request says, inside its transaction. Made for one request.
class Door {
public:
    Door(const RecordParts& parts, const std::vector<ReferenceHolder>& holders, db::WriteTx& tx,
         const access::Scope& scope, const ProposeChange& in, UserId said_by, bool decided);

    /// @refuses as ChangeService::propose
    Outcome apply();

private:
    Outcome move_in();
    Outcome move_out();
    Outcome birth();
    Outcome death();
    Outcome relation();
    Outcome tag();
    Outcome link();
    Outcome merge();
    Outcome split();

    Outcome say(const std::vector<FieldValue>& values, const Uuid& record);
    Outcome open_link(const std::string& kind, const Uuid& other);
    Outcome make_person(const Uuid& id, const std::optional<DwellingPlace>& home, const area::Ancestors& place,
                        std::optional<HouseholdId> household);
    Outcome make_establishment(const Uuid& id, const area::Ancestors& place);
    Outcome join(HouseholdId household);
    /// The household's people as they stand after the change: exactly one head, unless there was none before.
    Outcome check_head(const std::optional<HouseholdId>& household, std::size_t heads_before);
    Outcome live_at(const DwellingPlace& home, RelationKind kind, bool lives_here);
    void close_homes();
    void place_person(const Uuid& person, const std::optional<DwellingPlace>& home);
    void stand(Standing standing);
    void take_winners(const Uuid& from, const Uuid& into);
    void move_references(const Uuid& from, const Uuid& into);
    void move_relations(const Uuid& from, const Uuid& into);
    void move_tag(const boost::json::object& row, const Uuid& into, const area::Ancestors& place);
    void move_links(const Uuid& from, const Uuid& into);
    void move_consents(const Uuid& from, const Uuid& into);
    void hand_over_home(const boost::json::object& row);
    void lock(const Uuid& id);

    Result<DwellingPlace> home() const;
    std::optional<HouseholdId> household_of(const Uuid& person) const;
    std::size_t heads(const std::optional<HouseholdId>& household) const;
    boost::json::object key() const { return key(in_.record_id); }
    boost::json::object key(const Uuid& id) const;
    Book book() const { return in_.record_kind == SubjectKind::establishment ? Book::establishment : Book::person; }

    const RecordParts& parts_;
    const std::vector<ReferenceHolder>& holders_;
    db::WriteTx& tx_;
    const access::Scope& scope_;
    const ProposeChange& in_;
    const UserId said_by_;
    const bool decided_;
    const TenantId tenant_;
    const Instant now_;
    Journal journal_;
};

/// Every field of these records with what was said of it, opened.
Threads read_both(db::ReadTx& tx, const RecordParts& parts, TenantId tenant, SubjectKind kind,
                  const std::vector<Uuid>& records, Date today);

/// Which of two values of a field is believed, and why.
struct Verdict {
    std::string_view winner;  ///< here, there, same
    std::string why;          ///< zh-CN
};
/// What both records show of each field of their kind; total.
std::vector<std::pair<const FieldSpec*, Verdict>> verdicts(SubjectKind kind, const Threads& threads, const Uuid& here,
                                                           const Uuid& there, const reference::List& catalogue,
                                                           const reference::List& sources);

/// Takes back what a request did. @return false when something changed since; the caller refuses, which rolls back
bool take_back(const RecordParts& parts, const std::vector<ReferenceHolder>& holders, db::WriteTx& tx, TenantId tenant,
               const ProposeChange& in);

}  // namespace linli::registry
