#include "archive.h"

#include <libpq-fe.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <map>
#include <memory>
#include <stdexcept>

extern char** environ;  // POSIX gives it no header

namespace linli::app {
namespace {

using Options = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;

Options parsed(const std::string& connection) {
    char* why = nullptr;
    Options options(PQconninfoParse(connection.c_str(), &why), &PQconninfoFree);
    const std::string reason = why != nullptr ? why : "";
    PQfreemem(why);
    if (!options) throw std::runtime_error("database.url: " + reason);
    return options;
}

/// Our environment with the connection in it, as libpq reads it.
std::vector<std::string> environment_with(const std::string& connection) {
    std::map<std::string, std::string> variables;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string text(*entry);
        const auto equals = text.find('=');
        if (equals != std::string::npos) variables[text.substr(0, equals)] = text.substr(equals + 1);
    }
    const auto options = parsed(connection);
    for (const auto* option = options.get(); option->keyword != nullptr; ++option)
        if (option->val != nullptr && option->envvar != nullptr) variables[option->envvar] = option->val;
    std::vector<std::string> out;
    for (const auto& [name, value] : variables) out.push_back(name + "=" + value);
    return out;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> out;
    for (auto& text : texts) out.push_back(text.data());
    out.push_back(nullptr);
    return out;
}

}  // namespace

std::string database_name(const std::string& connection) {
    const auto options = parsed(connection);
    for (const auto* option = options.get(); option->keyword != nullptr; ++option)
        if (std::string_view(option->keyword) == "dbname" && option->val != nullptr) return option->val;
    const char* named = std::getenv("PGDATABASE");
    if (named == nullptr) throw std::runtime_error("database.url names no database");
    return named;
}

void run_postgres_program(const std::string& connection, std::vector<std::string> arguments) {
    auto variables = environment_with(connection);
    const auto argv = pointers(arguments);
    const auto envp = pointers(variables);
    pid_t child = 0;
    const int failed = posix_spawnp(&child, argv.front(), nullptr, nullptr, argv.data(), envp.data());
    if (failed != 0)
        throw std::runtime_error("找不到 " + arguments.front() + "，请安装 postgresql-client（cannot run " +
                                 arguments.front() + "）");
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR) throw std::runtime_error(arguments.front() + " was lost");
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) throw std::runtime_error(arguments.front() + " failed");
}

}  // namespace linli::app
