#include "name_tokens.h"

#include <linli/base/text.h>
#include <linli/vault/vault.h>

#include "key_chunks.h"

namespace linli::registry {
namespace {

constexpr std::size_t most_pieces = 8;
constexpr char32_t dots[] = {U' ', U'·', U'•', U'．', U'.', U'　', U'・'};

}  // namespace

std::vector<std::string> name_pieces(std::string_view name) {
    auto points = text::to_u32(text::half_width(name));
    std::erase_if(points, [](char32_t c) { return std::find(std::begin(dots), std::end(dots), c) != std::end(dots); });
    if (points.empty()) return {};
    std::vector<std::string> out{text::from_u32(points)};
    if (points.size() > 2) out.push_back(text::from_u32(std::u32string_view(points).substr(1)));
    for (std::size_t i = 0; i + 1 < points.size() && points.size() > 2 && out.size() < most_pieces; ++i)
        out.push_back(text::from_u32(std::u32string_view(points).substr(i, 2)));
    return distinct(std::move(out));
}

void add_tokens(db::WriteTx& tx, TenantId tenant, vault::Vault& vault, const std::vector<NamedPerson>& people) {
    std::size_t person = 0;
    std::vector<std::string> tokens;
    std::size_t next = 0;
    tx.bulk("registry_name_token", {"tenant_id", "token", "person_id"}, [&](std::vector<db::Value>& row) {
        while (next == tokens.size()) {
            if (person == people.size()) return false;
            tokens = vault.token_index(tenant, name_token_kind, name_pieces(people[person++].name));
            next = 0;
        }
        row = {db::to_value(tenant), db::to_value(db::Bytes{tokens[next]}), db::to_value(people[person - 1].id)};
        ++next;
        return true;
    });
}

void rename_tokens(db::WriteTx& tx, TenantId tenant, vault::Vault& vault, const std::vector<NamedPerson>& people) {
    if (people.empty()) return;
    std::vector<PersonId> ids;
    for (const auto& one : people) ids.push_back(one.id);
    each_chunk(ids, {{"tenant", tenant}}, [&](const std::string& list, db::Params params) {
        tx.exec("DELETE FROM registry_name_token WHERE tenant_id = :tenant AND person_id IN " + list, params);
    });
    add_tokens(tx, tenant, vault, people);
}

}  // namespace linli::registry
