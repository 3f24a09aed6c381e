#include <linli/config/config.h>

#include "nearest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <limits>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace linli::config {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const Setting<std::string> address{.key = "http.address", .default_value = "127.0.0.1", .doc = "Where to listen."};
const Setting<std::int64_t> port{.key = "http.port",
                                 .default_value = 8080,
                                 .doc = "Port to listen on; 0 takes a free one.",
                                 .at_least = 0,
                                 .at_most = 65535};
const Setting<Duration> timeout{.key = "http.request_timeout",
                                .default_value = 30s,
                                .doc = "How long one request may take.\nLonger ones are cut.",
                                .at_least = 1s,
                                .at_most = 10min};
const Setting<Bytes> body{.key = "http.body_limit", .default_value = {64 << 10}, .doc = "Largest body of a request."};
const Setting<bool> simulated{.key = "simulated", .default_value = false, .doc = "Everything is a simulation."};
const Setting<List> proxies{.key = "http.trusted_proxies", .default_value = {}, .doc = "Proxies that are believed."};
const Setting<std::string> engine{
    .key = "store.engine", .default_value = "sqlite", .doc = "Database engine.", .choices = {"sqlite", "postgres"}};
const Setting<std::string> password{
    .key = "store.password", .default_value = "", .doc = "Password of the database.", .secret = true};
const Setting<std::int64_t> threads{
    .key = "jobs.pool.threads", .default_value = 2, .doc = "Threads of the pool.", .unit = "threads", .at_least = 1};

Declarations declared() {
    Declarations all;
    all.add(address);
    all.add(port);
    all.add(timeout);
    all.add(body);
    all.add(simulated);
    all.add(proxies);
    all.add(engine);
    all.add(password);
    all.add(threads);
    return all;
}

Sources file(std::string text) { return Sources{.file_name = "linli.toml", .file_text = std::move(text)}; }

/// `pointer code` of every mistake.
std::vector<std::string> mistakes(const Sources& sources) {
    const auto loaded = load(declared(), sources);
    std::vector<std::string> found;
    if (loaded.ok()) return found;
    EXPECT_TRUE(loaded.is(invalid_settings));
    for (const auto& error : loaded.problem().errors) found.push_back(error.pointer + " " + error.code);
    return found;
}

TEST(Config, DefaultsNeedNothing) {
    const auto settings = load(declared(), {});
    ASSERT_TRUE(settings.ok());
    EXPECT_EQ(settings->get(address), "127.0.0.1");
    EXPECT_EQ(settings->get(port), 8080);
    EXPECT_EQ(settings->get(timeout), 30s);
    EXPECT_EQ(settings->get(body).value, 65536);
    EXPECT_FALSE(settings->get(simulated));
    EXPECT_TRUE(settings->get(proxies).empty());
    EXPECT_EQ(settings->origin("http.port"), Origin::built_in);
}

TEST(Config, EveryKindIsReadFromEverySource) {
    const auto toml = file(R"(
simulated = true
[http]
address = "::1"
port = 9_090
request_timeout = "1m30s"
body_limit = "1MiB"
trusted_proxies = ["10.0.0.1", "10.0.0.2"]
[jobs.pool]
threads = 5
)");
    const Sources environment{.environment = {{"LINLI_SIMULATED", "true"},
                                              {"LINLI_HTTP_ADDRESS", "::1"},
                                              {"LINLI_HTTP_PORT", "9090"},
                                              {"LINLI_HTTP_REQUEST_TIMEOUT", "1m30s"},
                                              {"LINLI_HTTP_BODY_LIMIT", "1MiB"},
                                              {"LINLI_HTTP_TRUSTED_PROXIES", "10.0.0.1, 10.0.0.2"},
                                              {"LINLI_JOBS_POOL_THREADS", "5"}}};
    const Sources flags{.overrides = {"simulated=true", "http.address=::1", "http.port=9090",
                                      "http.request_timeout=1m30s", "http.body_limit=1MiB",
                                      "http.trusted_proxies=10.0.0.1,10.0.0.2", "jobs.pool.threads=5"}};
    for (const auto& sources : {toml, environment, flags}) {
        const auto settings = load(declared(), sources);
        ASSERT_TRUE(settings.ok()) << settings.problem().errors.at(0).message;
        EXPECT_TRUE(settings->get(simulated));
        EXPECT_EQ(settings->get(address), "::1");
        EXPECT_EQ(settings->get(port), 9090);
        EXPECT_EQ(settings->get(timeout), 90s);
        EXPECT_EQ(settings->get(body).value, 1 << 20);
        EXPECT_THAT(settings->get(proxies), ElementsAre("10.0.0.1", "10.0.0.2"));
        EXPECT_EQ(settings->get(threads), 5);
    }
}

TEST(Config, FlagsWeighMoreThanEnvironmentThanFile) {
    auto sources = file("[http]\nport = 1\naddress = \"file\"\nrequest_timeout = \"2s\"\n");
    sources.environment = {{"LINLI_HTTP_PORT", "2"}, {"LINLI_HTTP_ADDRESS", "environment"}};
    sources.overrides = {"http.port=3", "http.port=4"};
    const auto settings = load(declared(), sources);
    ASSERT_TRUE(settings.ok());
    EXPECT_EQ(settings->get(port), 4) << "the last flag counts";
    EXPECT_EQ(settings->get(address), "environment");
    EXPECT_EQ(settings->get(timeout), 2s);
    EXPECT_EQ(settings->origin("http.port"), Origin::flag);
    EXPECT_EQ(settings->origin("http.address"), Origin::environment);
    EXPECT_EQ(settings->origin("http.request_timeout"), Origin::file);
}

TEST(Config, UnknownNamesAreRefusedWithTheNearest) {
    auto sources = file("[http]\nprot = 1\n[htpp]\naddress = \"x\"\n[zebra]\nstripes = 7\n");
    sources.environment = {{"LINLI_HTTP_PROT", "2"}, {"LINLI_CONFIG", "x"}, {"LINLI_TEST_POSTGRES", "x"}};
    sources.overrides = {"port=1", "http.port"};
    const auto loaded = load(declared(), sources);
    ASSERT_FALSE(loaded.ok());
    std::vector<std::string> messages;
    for (const auto& error : loaded.problem().errors) messages.push_back(error.message);
    EXPECT_THAT(messages,
                ::testing::UnorderedElementsAre(
                    "linli.toml 第 2 行：没有这个配置项 http.prot，是否指 http.port？",
                    "linli.toml 第 4 行：没有这个配置项 htpp.address，是否指 http.address？",
                    "linli.toml 第 6 行：没有这个配置项 zebra.stripes",
                    "环境变量 LINLI_HTTP_PROT：没有这个配置项 LINLI_HTTP_PROT，是否指 LINLI_HTTP_PORT？",
                    "命令行 port：没有这个配置项 port，是否指 http.port？", "命令行 http.port：应写成 名称=值"));
}

TEST(Config, WrongValuesAreNamed) {
    EXPECT_THAT(mistakes(file("[http]\nport = \"80\"\n")), ElementsAre("http.port wrong_type"));
    EXPECT_THAT(mistakes(file("[http]\nport = 80.0\n")), ElementsAre("http.port wrong_type"));
    EXPECT_THAT(mistakes(file("[http]\nport = 65536\n")), ElementsAre("http.port out_of_range"));
    EXPECT_THAT(mistakes(file("[http]\nrequest_timeout = 30\n")), ElementsAre("http.request_timeout wrong_type"));
    EXPECT_THAT(mistakes(file("[http]\nrequest_timeout = \"500ms\"\n")),
                ElementsAre("http.request_timeout out_of_range"));
    EXPECT_THAT(mistakes(file("[http]\ntrusted_proxies = \"10.0.0.1\"\n")),
                ElementsAre("http.trusted_proxies wrong_type"));
    EXPECT_THAT(mistakes(file("[http]\ntrusted_proxies = [\"a\", 1]\n")),
                ElementsAre("http.trusted_proxies wrong_type"));
    EXPECT_THAT(mistakes(file("simulated = 2026-11-21\n")), ElementsAre("simulated wrong_type"));
    EXPECT_THAT(mistakes(file("[store]\nengine = \"oracle\"\n")), ElementsAre("store.engine not_a_word"));
    EXPECT_THAT(mistakes(file("http = 3\n")), ElementsAre("http unknown"));
    EXPECT_THAT(mistakes(file("[http\nport = 1\n")), ElementsAre(" malformed"));
    EXPECT_THAT(mistakes({.environment = {{"LINLI_SIMULATED", "yes"}, {"LINLI_HTTP_PORT", "80x"}}}),
                ElementsAre("http.port wrong_type", "simulated wrong_type"));
    EXPECT_THAT(mistakes({.overrides = {"http.port=", "http.body_limit=64"}}),
                ElementsAre("http.port wrong_type", "http.body_limit wrong_type"));
}

TEST(Config, MessagesNeverRepeatValues) {
    const auto loaded = load(declared(), {.file_text = "[store]\npassword = 12345678\nengine = \"12345678\"\n"});
    ASSERT_FALSE(loaded.ok());
    for (const auto& error : loaded.problem().errors) EXPECT_THAT(error.message, Not(HasSubstr("12345678")));
}

TEST(Duration, IsWrittenWithUnits) {
    const std::vector<std::pair<std::string, Duration>> table{{"0s", 0s},   {"500ms", 500ms},    {"1s500ms", 1500ms},
                                                              {"30s", 30s}, {"1m30s", 90s},      {"2h", 2h},
                                                              {"7d", 168h}, {"1d1ms", 24h + 1ms}};
    for (const auto& [text, duration] : table) {
        EXPECT_EQ(parse_duration(text), duration) << text;
        EXPECT_EQ(duration_text(duration), text);
    }
    EXPECT_EQ(parse_duration("90m"), 90min);
    for (const auto* text : {"", "30", "s", "30 s", "-30s", "1.5h", "30m1h", "1m1m", "30x", "+3s",
                             "9223372036854775807d", "106751991168d", "99999999999999999999s"})
        EXPECT_FALSE(parse_duration(text)) << text;
}

TEST(Size, IsWrittenWithUnits) {
    EXPECT_EQ(parse_size("512B")->value, 512);
    EXPECT_EQ(parse_size("64KiB")->value, 65536);
    EXPECT_EQ(parse_size("2GiB")->value, 2LL << 30);
    EXPECT_EQ(parse_size("1TiB")->value, 1LL << 40);
    EXPECT_EQ(size_text({65536}), "64KiB");
    EXPECT_EQ(size_text({65537}), "64KiB1B");
    EXPECT_EQ(size_text({0}), "0B");
    for (const auto* text : {"", "64", "64kb", "64KB", "-1B", "9223372036854775807KiB"})
        EXPECT_FALSE(parse_size(text)) << text;
}

TEST(Document, ReadsBackAsTheSameSettings) {
    const auto text = document(declared());
    EXPECT_TRUE(mistakes(file(text)).empty());
    // Every commented default, taken as a value, is a valid file with the same values.
    std::string all;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        all +=
            (line.starts_with("#") && !line.starts_with("# ") && !line.ends_with("\"***\"") ? line.substr(1) : line) +
            "\n";
    const auto settings = load(declared(), file(all));
    ASSERT_TRUE(settings.ok()) << settings.problem().errors.at(0).message << "\n" << all;
    EXPECT_EQ(settings->origin("http.port"), Origin::file);
    const auto known = declared();
    for (const auto& [key, declaration] : known.all()) EXPECT_EQ(settings->value(key), declaration.default_value);
}

TEST(Document, TellsEverything) {
    EXPECT_THAT(document(declared()), HasSubstr("\n[http]\n"));
    EXPECT_THAT(document(declared()), HasSubstr("\n[jobs.pool]\n\n# Threads of the pool.\n"
                                                "# integer (threads), at least 1; LINLI_JOBS_POOL_THREADS\n"
                                                "#threads = 2\n"));
    EXPECT_THAT(document(declared()), HasSubstr("# How long one request may take.\n# Longer ones are cut.\n"
                                                "# duration, at least \"1s\", at most \"10m\"; "
                                                "LINLI_HTTP_REQUEST_TIMEOUT\n#request_timeout = \"30s\"\n"));
    EXPECT_THAT(document(declared()), HasSubstr("one of sqlite postgres"));
}

TEST(Document, ShowsWhatDiffersButNoSecret) {
    auto sources = file("[http]\nport = 9\n[store]\npassword = \"open sesame\"\n");
    sources.overrides = {"http.address=a\"b\\c\nd"};
    const auto settings = load(declared(), sources);
    ASSERT_TRUE(settings.ok());
    const auto text = document(declared(), &*settings);
    EXPECT_THAT(text, HasSubstr("\nport = 9  # from file\n"));
    EXPECT_THAT(text, HasSubstr("\n#password = \"***\"  # from file\n"));
    EXPECT_THAT(text, Not(HasSubstr("open sesame")));
    const auto again = load(declared(), file(text));
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again->get(address), "a\"b\\c\nd");
    EXPECT_EQ(again->get(port), 9);
}

TEST(Declarations, MistakesOfTheProgramAreThrown) {
    const auto refuses = [](const Setting<std::int64_t>& setting) {
        auto all = declared();
        EXPECT_THROW(all.add(setting), std::invalid_argument) << setting.key;
    };
    refuses({.key = "http.port", .default_value = 1, .doc = "x"});
    refuses({.key = "http_port", .default_value = 1, .doc = "the variable of http.port"});
    refuses({.key = "http", .default_value = 1, .doc = "a table"});
    refuses({.key = "http.port.x", .default_value = 1, .doc = "inside a value"});
    refuses({.key = "Http.x", .default_value = 1, .doc = "x"});
    refuses({.key = "http..x", .default_value = 1, .doc = "x"});
    refuses({.key = "", .default_value = 1, .doc = "x"});
    refuses({.key = "http.x", .default_value = 1, .doc = ""});
    refuses({.key = "http.x", .default_value = 1, .doc = "x", .at_least = 2});
    const auto settings = load(declared(), {});
    EXPECT_THROW(settings->get(Setting<bool>{.key = "http.port", .default_value = true, .doc = "x"}), InvariantBroken);
    EXPECT_THROW(settings->get(Setting<bool>{.key = "nothing", .default_value = true, .doc = "x"}), InvariantBroken);
}

TEST(Nearest, IsQuietWhenNothingIsNear) {
    const std::vector<std::string> known{"http.port", "http.address", "store.engine"};
    EXPECT_EQ(nearest("http.prot", known), "http.port");
    EXPECT_EQ(nearest("engine", known), "store.engine");
    EXPECT_EQ(nearest("completely.different", known), "");
    EXPECT_EQ(nearest(std::string(100'000, 'x'), known), "");
}

TEST(Files, AreReadWhole) {
    const auto path = std::filesystem::temp_directory_path() / "linli_config_test.toml";
    for (const std::string text : {"", "a = 1\r\n"}) {
        std::ofstream(path, std::ios::binary) << text;
        EXPECT_EQ(read_file(path), text);
    }
    std::filesystem::remove(path);
    EXPECT_THROW(read_file(path), std::runtime_error);
    EXPECT_THROW(read_file("/"), std::runtime_error);
}

TEST(Environment, GivesOnlyOurVariables) {
    ::setenv("LINLI_TEST_CONFIG", "a=b", 1);
    const auto found = process_environment();
    EXPECT_EQ(found.at("LINLI_TEST_CONFIG"), "a=b");
    EXPECT_FALSE(found.contains("PATH"));
    ::unsetenv("LINLI_TEST_CONFIG");
}

}  // namespace
}  // namespace linli::config
