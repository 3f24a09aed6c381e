#pragma once

#include "measure.h"

#include <linli/cases/types.h>
#include <linli/db/database.h>

#include "settings.h"
#include "world.h"

#include <memory>
#include <string>
#include <vector>

namespace linli::bench {

/// A data folder of its own, initialised, with or without the demo district; gone at the end.
class House {
public:
    enum class Content { empty, demo };
    House(const Plan& plan, db::Engine engine, const std::string& name, Content content);
    ~House();
    House(const House&) = delete;
    House& operator=(const House&) = delete;

    db::Engine engine() const { return engine_; }
    const std::filesystem::path& folder() const { return folder_; }
    const std::string& schema() const { return schema_; }
    std::string database_file() const { return (folder_ / "linli.db").string(); }
    std::filesystem::path log() const { return folder_ / "bench.log"; }
    config::Settings settings() const;
    /// Words of a command line that name this house.
    std::vector<std::string> words() const;

private:
    db::Engine engine_;
    std::filesystem::path folder_;
    std::string location_;
    std::string schema_;
};

/// The services of a house inside this process. No process may be forked while it lives.
class Inside {
public:
    /// @param around puts something in front of the store; nothing: the store itself
    explicit Inside(const House& house, app::WorldOptions options = {},
                    const std::function<std::unique_ptr<db::Database>(std::unique_ptr<db::Database>)>& around = {});

    TenantId tenant() const { return world_->tenants.at(0).id; }
    app::Store& store() { return *store_; }
    app::World& world() { return *world_; }

private:
    std::unique_ptr<app::Store> store_;
    std::unique_ptr<app::World> world_;
};

/// Somebody who may ask the server.
struct Caller {
    access::Actor actor;
    std::string token;
};
std::vector<Caller> make_residents(Inside& inside, int count);
/// A member of staff of the demo district.
Caller sign_in(Inside& inside, const std::string& login);

/// A report as a resident writes it, with an id of its own.
cases::ReportCase some_report(IdSource& ids);

}  // namespace linli::bench
