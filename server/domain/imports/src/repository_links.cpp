#include <linli/imports/links.h>

#include <linli/base/text.h>

namespace linli::imports {
namespace {

constexpr char between = '\t';

struct Link {
    std::string library, source, digest;
};

std::string written(const Link& link) {
    return link.library + between + link.source + between + text::to_hex(link.digest);
}

std::optional<Link> read(const std::string& line) {
    const auto first = line.find(between), second = line.rfind(between);
    if (first == std::string::npos || first == second) return std::nullopt;
    return Link{line.substr(0, first), line.substr(first + 1, second - first - 1),
                text::from_hex(line.substr(second + 1))};
}

}  // namespace

std::vector<std::string> move_links(db::WriteTx& tx, TenantId tenant, const Uuid& from, const Uuid& into) {
    const auto moved = tx.all(
        "SELECT library, source, key_digest FROM imports_link WHERE tenant_id = :tenant AND target_id = :from"
        " ORDER BY library, source, key_digest",
        {{"tenant", tenant}, {"from", from}}, [](const db::Row& row) {
            return written({row.get<std::string>("library"), row.get<std::string>("source"), row.blob("key_digest")});
        });
    tx.exec("UPDATE imports_link SET target_id = :into WHERE tenant_id = :tenant AND target_id = :from",
            {{"into", into}, {"tenant", tenant}, {"from", from}});
    return moved;
}

void give_back_links(db::WriteTx& tx, TenantId tenant, const Uuid& from, const Uuid& into,
                     const std::vector<std::string>& links) {
    // A handful a person: as many sources as know them.
    for (const auto& line : links)
        if (const auto link = read(line))
            tx.exec(
                "UPDATE imports_link SET target_id = :from WHERE tenant_id = :tenant AND library = :library AND source "
                "="
                " :source AND key_digest = :digest AND target_id = :into",
                {{"from", from},
                 {"tenant", tenant},
                 {"library", link->library},
                 {"source", link->source},
                 {"digest", db::Bytes{link->digest}},
                 {"into", into}});
}

}  // namespace linli::imports
