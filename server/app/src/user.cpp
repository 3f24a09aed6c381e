#include "refused.h"
#include "tools.h"
#include "world.h"

#include <linli/access/posts.h>
#include <linli/crypto/random.h>
#include <linli/identity/users.h>

#include <iostream>

namespace linli::app {
namespace {

/// The posts that a deployment begins with need no place; everyone else gets theirs from these people.
constexpr access::Role first_roles[] = {access::Role::administrator, access::Role::security_administrator,
                                        access::Role::auditor, access::Role::system_operator};

std::optional<access::Role> first_role(std::string_view text) {
    for (const auto role : first_roles)
        if (word(role) == text) return role;
    return std::nullopt;
}

Outcome give_post(World& world, TenantId tenant, UserId user, access::Role role) {
    access::Post post;
    post.id = world.store.ids.next<PostId>();
    post.user_id = user;
    post.role = role;
    post.title = std::string(access::title(role));
    return world.store.database->write([&](db::WriteTx& tx) -> Outcome {
        LINLI_CHECK(access::give(tx, tenant, post, world.store.domain_clock.now()));
        world.audit.wrote(tx, access::Gate::system(tenant, "user-command"),
                          {.kind = audit::Kind::write,
                           .operation = "givePost",
                           .subject_kind = "post",
                           .subject = post.id.uuid(),
                           .person = {},
                           .purpose = {},
                           .detail = std::string(word(role))});
        return Done{};
    });
}

}  // namespace

int user(const config::Settings& settings, const UserOptions& options) {
    const auto role = first_role(options.role);
    if (!options.role.empty() && !role) {
        std::cerr << "此命令只能给予 administrator、security_administrator、auditor、operator 岗位。\n";
        return 2;
    }
    Store store(settings);
    store.attach();
    World world(store);
    world.prepare();
    const auto named = store.database->read([&](db::ReadTx& tx) { return named_tenant(tx, options.tenant); });
    if (!named) {
        std::cerr << "没有这个租户，或有多个租户而未用 --tenant 指明。\n";
        return 1;
    }
    const auto tenant = named->id;
    const bool generated = options.password.empty();
    const auto password = generated ? crypto::token().substr(0, 16) : options.password;
    identity::NewUser fresh;
    fresh.user_id = store.ids.next<UserId>();
    fresh.login_name = options.login;
    fresh.display_name = options.name.empty() ? options.login : options.name;
    const auto done = options.reset ? world.identity.users().set_password(tenant, options.login, password, true)
                                    : world.identity.users().create_with_password(tenant, fresh, password, true);
    if (!done) return refused(done.problem());
    if (role)
        if (const auto given = give_post(world, tenant, done->user_id, *role); !given) return refused(given.problem());
    if (options.json)
        std::cout << "{\"user_id\":\"" << done->user_id.text() << "\""
                  << (generated ? ",\"password\":\"" + password + "\"" : "") << "}\n";
    else
        std::cout << "账户 " << options.login << (generated ? "，初始密码 " + password : "") << "（首次登录须修改）\n";
    return 0;
}

}  // namespace linli::app
