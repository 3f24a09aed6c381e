#include <linli/reference/reference.h>

#include "records_impl.h"
#include "repository_records.h"

#include <map>

namespace linli::registry {
namespace {

/// What a kind is called: by the list that describes it, or by the table of words below.
std::string label_of(const std::vector<std::shared_ptr<const reference::List>>& lists, const std::string& kind) {
    for (const auto& list : lists)
        if (const auto* entry = list->find(kind)) return entry->label;
    static const std::map<std::string_view, std::string_view> words{
        {"owner_occupied", "自住房屋"}, {"rented", "出租房屋"},   {"vacant", "空置房屋"},
        {"open", "在办事项"},           {"closed", "已办结事项"}, {"rated_unsolved", "评价为未解决"}};
    const auto found = words.find(kind);
    return std::string(found == words.end() ? std::string_view(kind) : found->second);
}

}  // namespace

Result<Themes> RecordService::themes(const access::Scope& scope) {
    auto& self = *impl_;
    return self.parts.database.read([&](db::ReadTx& tx) -> Result<Themes> {
        const auto tenant = scope.tenant();
        std::vector<std::shared_ptr<const reference::List>> lists;
        for (const auto code :
             {reference::lists::person_tags, reference::lists::object_kinds, reference::lists::organisation_kinds,
              reference::lists::small_venues, std::string_view("presence")})
            lists.push_back(self.list(tx, tenant, code));
        Themes out;
        for (auto& [line, counted] : repository::tallies(tx, scope)) {
            line.label = label_of(lists, line.kind);
            if (!out.counted_at || counted < *out.counted_at) out.counted_at = counted;
            out.items.push_back(std::move(line));
        }
        return out;
    });
}

void RecordService::count_themes(TenantId tenant, AreaId community) {
    auto& self = *impl_;
    const auto tallies = self.parts.database.read([&](db::ReadTx& tx) {
        const auto objects = self.list(tx, tenant, reference::lists::object_kinds);
        auto out = repository::own_tallies(tx, tenant, community, self.today(), *objects);
        for (const auto& source : self.parts.tallies)
            for (auto& one : source(tx, tenant, community)) out.push_back(std::move(one));
        return out;
    });
    self.parts.database.write(
        [&](db::WriteTx& tx) { repository::store_tallies(tx, tenant, community, tallies, self.parts.clock.now()); });
}

}  // namespace linli::registry
