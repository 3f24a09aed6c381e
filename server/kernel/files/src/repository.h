#pragma once

#include "image_facts.h"

#include <linli/files/files.h>

/// SQL of the files room; no rules here, no SQL elsewhere.
namespace linli::files::repository {

/// What is known of a content, whoever uploaded it.
struct Content {
    std::string hash;
    crypto::Suite suite = crypto::Suite::international;
    std::string media_type;
    std::int64_t size = 0;
    std::string served_type;
    std::optional<std::int64_t> served_size;  ///< absent: the original is served
    std::optional<ImageFacts> picture;
};

std::optional<Content> content(db::ReadTx& tx, TenantId tenant, std::string_view hash);
/// Kept as it is when it is there already.
void insert_content(db::WriteTx& tx, TenantId tenant, const Content& content, Instant now);
void insert_file(db::WriteTx& tx, TenantId tenant, const File& file, std::optional<Instant> device_time);
std::optional<File> find(db::ReadTx& tx, TenantId tenant, FileId id, std::string_view subject_kind,
                         const Uuid& subject);
std::optional<Belonging> belonging(db::ReadTx& tx, TenantId tenant, FileId id);
std::optional<File> find_own(db::ReadTx& tx, TenantId tenant, UserId user, FileId id);
/// Binds an upload of `user` that is free or bound to this subject already. @return false when there is none.
bool claim(db::WriteTx& tx, TenantId tenant, UserId user, FileId id, std::string_view subject_kind, const Uuid& subject,
           Instant now);
/// @return how many uploads were forgotten.
std::int64_t drop_unclaimed(db::WriteTx& tx, TenantId tenant, Instant uploaded_before);
std::vector<std::string> drop_unnamed_contents(db::WriteTx& tx, TenantId tenant);
/// Hashes that begin with `start`, in order.
std::vector<std::string> hashes_like(db::ReadTx& tx, TenantId tenant, std::string_view start);
/// At most `limit` contents behind `after`, in order of their hash.
std::vector<Content> contents_after(db::ReadTx& tx, TenantId tenant, std::string_view after, int limit);

}  // namespace linli::files::repository
