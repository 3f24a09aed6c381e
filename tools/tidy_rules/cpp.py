"""Rules about single lines of C++."""
from .rule import LineRule

TESTS = ("*/tests/*", "*/testing/*", "tests/*", "bench/*", "*/fuzz/*")

RULES = [
    LineRule(
        "ambient-time", "time is given, not taken: a Clock is a constructor argument",
        r"\bsystem_clock::now\s*\(|\bstd::time\s*\(|\btime\(\s*(nullptr|NULL|0)\s*\)|\bgettimeofday\b|\bCLOCK_REALTIME\b",
        good=("const auto now = clock_.now();", "const auto begin = std::chrono::steady_clock::now();",
              "// system_clock::now() would not replay"),
        bad=("auto now = std::chrono::system_clock::now();", "auto t = time(nullptr);"),
        allowed=("server/base/src/clock.cpp", "bench/*")),
    LineRule(
        "ambient-randomness", "randomness is given (IdSource, seeded generators) or comes from crypto's OS generator",
        r"\bstd::rand\b|\bsrand\s*\(|\brandom_device\b|[^_\w]rand\s*\(\s*\)",
        good=("std::mt19937_64 numbers(seed);", "const auto token = crypto::random_bytes(32);"),
        bad=("std::random_device device;", "int x = std::rand();", "int y = rand();")),
    LineRule(
        "coroutine-lambda", "GCC 12.2 destroys a lambda made inside co_await twice: name it first, then move it",
        r"\bco_await\b.*\[(?!\[)",
        good=("auto job = [b = std::move(body)] { run(b); };", "co_await on_pool(pool, std::move(job));"),
        bad=("co_await on_pool(pool, [b = std::move(body)] { run(b); });",)),
    LineRule(
        "coroutine-place", "coroutines live in platform/http; everything else is synchronous on a worker",
        r"\bco_(await|return|yield)\b|\bawaitable<",
        good=("return answer;",), bad=("co_return answer;",),
        allowed=("server/platform/http/*", "bench/*")),
    LineRule(
        "beast-place", "Asio and Beast are hidden behind platform/http",
        r"#\s*include\s*<boost/(asio|beast)",
        good=("#include <boost/json/value.hpp>", "#include <linli/http/server.h>"),
        bad=("#include <boost/beast/http.hpp>",),
        allowed=("server/platform/http/src/*", "server/platform/http/tests/*", "bench/*", "tests/*")),
    LineRule(
        "clang-14", "clang 14 has no std::views, std::source_location or std::format",
        r"\bstd::(views|ranges::views|source_location|format)\b",
        good=("std::ranges::sort(list);", "fmt::format(\"{}\", x);"), bad=("for (auto x : a | std::views::take(2))",)),
    LineRule(
        "swallowed-failure", "a failure rises to the edge or is handled; an empty catch hides it",
        r"catch\s*\([^)]*\)\s*\{\s*\}",
        good=("} catch (const StoreFault& fault) {",), bad=("} catch (...) {}", "} catch (const std::exception&) { }")),
    LineRule(
        "empty-test", "a test must be able to fail",
        r"EXPECT_TRUE\(\s*true\s*\)|ASSERT_TRUE\(\s*true\s*\)|\bDISABLED_",
        good=("EXPECT_TRUE(found);",), bad=("EXPECT_TRUE(true);", "TEST(Cases, DISABLED_Walk) {")),
    LineRule(
        "console-output", "the server speaks through log; only programs print",
        r"\bstd::(cout|cerr)\b|\bprintf\s*\(",
        good=("log::info(\"served\");", "std::snprintf(buffer, sizeof buffer, format);"),
        bad=("std::cout << name;", "printf(\"x\");"),
        files=("server/*.cpp", "server/*.h"),
        allowed=("server/app/*", "server/platform/log/*", "*/tests/*", "*/testing/*", "server/testing/*")),
    LineRule(
        "using-namespace", "a header or a module never opens a foreign namespace whole",
        r"^\s*using\s+namespace\s+(?!std::(chrono_)?literals|std::chrono_literals|std::string_(view_)?literals)",
        good=("using namespace std::chrono_literals;", "using std::chrono::milliseconds;"),
        bad=("using namespace std;", "using namespace boost::beast;"), allowed=TESTS),
    LineRule(
        "process-exit", "a library returns or throws; it never ends the process",
        r"\bstd::(exit|abort|terminate|quick_exit)\s*\(|[^_\w.>]_?exit\s*\(",
        good=("throw StoreFault(\"disk\");",), bad=("std::exit(1);", "    _exit(2);"),
        allowed=("server/app/*", "bench/*", *TESTS)),
    LineRule(
        "long-sleep", "a test waits for what it expects, not for a second and more",
        r"sleep_for\(\s*(std::chrono::)?(seconds\s*[({]\s*[2-9]|[2-9]\d*s\b|\d\d+s\b|[2-9]\d{3}ms)|\b(u?sleep)\s*\(",
        good=("std::this_thread::sleep_for(20ms);",), bad=("std::this_thread::sleep_for(5s);", "sleep(3);")),
    LineRule(
        "dangling-range", "a loop over what a temporary's .value() or -> points to reads what is gone: name it first",
        r"^\s*for \([^;]* : (?!\w+->)[^;]*(\)\.value\(\)(\.\w+)*|\)->\w+)\)",
        good=("for (const auto& one : page.items) f(one);", "for (auto& one : state->rows) f(one);"),
        bad=("for (auto& one : list(x).value().items) f(one);", "for (auto& one : current()->rows) f(one);")),
]
