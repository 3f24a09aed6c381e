#pragma once

#include <linli/cases/joint.h>
#include <linli/db/database.h>

#include <optional>
#include <utility>
#include <vector>

/// SQL of sub-tasks.
namespace linli::cases::repository {

void insert_subtask(db::WriteTx& tx, TenantId tenant, const Subtask& task);
/// How many were ever asked for on this matter.
std::int64_t count_subtasks(db::ReadTx& tx, TenantId tenant, CaseId id);
std::optional<Subtask> subtask(db::ReadTx& tx, TenantId tenant, SubtaskId id);
void insert_subtask_file(db::WriteTx& tx, TenantId tenant, SubtaskId id, const SubtaskFile& file, std::int64_t version);
/// Files of this matter that answer a sub-task of a person or their body, with the step that they came with.
std::vector<std::pair<std::int64_t, FileId>> helper_files(db::ReadTx& tx, TenantId tenant, CaseId id, UserId user,
                                                          const std::optional<OrganisationId>& organisation);
/// Stores what a move changed. @return false when it did not stand at `before` any more
bool store_subtask(db::WriteTx& tx, TenantId tenant, const Subtask& task, SubtaskState before);
/// Of the matter and of those that follow it, in the order in which they were asked.
std::vector<Subtask> subtasks(db::ReadTx& tx, TenantId tenant, CaseId id);
/// In the hand of a person or their body, of matters that are not finished; the first due first.
std::vector<Subtask> subtasks_of(db::ReadTx& tx, TenantId tenant, UserId user,
                                 const std::optional<OrganisationId>& organisation, int most);

/// A sub-task whose alarm is due, as it was seen.
struct DueSubtask {
    SubtaskId id;
    Instant at{};
};
std::vector<DueSubtask> due_subtasks(db::ReadTx& tx, TenantId tenant, Instant now, int most);
/// Plans the next look at it; nothing: none. @return false when somebody else has dealt with it
bool plan_alarm(db::WriteTx& tx, TenantId tenant, const DueSubtask& seen, const std::optional<Instant>& next);
void insert_subtask_alarm(db::WriteTx& tx, TenantId tenant, const Subtask& task, const std::optional<UserId>& owner,
                          Instant now);

}  // namespace linli::cases::repository
