#include "tools.h"
#include "world.h"

#include <linli/crypto/random.h>
#include <linli/identity/users.h>

#include <iostream>

namespace linli::app {

int user(const config::Settings& settings, const UserOptions& options) {
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
    if (!done) {
        std::cerr << done.problem().type->title << "\n";
        for (const auto& error : done.problem().errors) std::cerr << error.pointer << " " << error.message << "\n";
        return 1;
    }
    if (options.json)
        std::cout << "{\"user_id\":\"" << done->user_id.text() << "\""
                  << (generated ? ",\"password\":\"" + password + "\"" : "") << "}\n";
    else
        std::cout << "账户 " << options.login << (generated ? "，初始密码 " + password : "") << "（首次登录须修改）\n";
    return 0;
}

}  // namespace linli::app
