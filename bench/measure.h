#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// What the program costs over the bare libraries: both do the same work in turns, in the same minute.
namespace linli::bench {

/// How long and on what the benches run.
struct Plan {
    std::chrono::milliseconds turn{1'000};  ///< of one measurement
    int rounds = 5;                         ///< limit and value in turns; the median ratio counts
    std::filesystem::path folder;           ///< where databases lie; fsync is real
    std::string postgres;                   ///< libpq connection string; empty: skipped
    std::filesystem::path program;          ///< `linli` beside this program
    std::filesystem::path messages;         ///< labelled messages (JSON lines), outside the repository
    std::int64_t many_cases = 1'000'000;    ///< of the large list; the small one has a hundredth
};

/// One result. `ratio` is value / limit; whether more or less is better stands in the goal.
struct Figure {
    std::string name;
    double value = 0;
    std::string unit;
    std::optional<double> limit{};  ///< of the same run, or a fixed allowance
    std::optional<double> ratio{};
    std::optional<double> goal{};  ///< the ratio that is demanded
    std::optional<bool> met{};

    static Figure at_least(std::string name, double value, std::string unit, double limit, double ratio, double goal);
    static Figure at_most(std::string name, double value, std::string unit, double limit, double ratio, double goal);
};

/// Collects the results of a run and prints each as soon as it is known.
class Report {
public:
    /// @param json one JSON document at the end instead of lines
    explicit Report(bool json) : json_(json) {}
    void add(Figure figure);
    /// Says on standard error why something was not measured.
    void skip(const std::string& what, const std::string& why) const;
    /// Says on standard error what is being done.
    void say(const std::string& what) const;
    /// The contract of `./dev bench`: a list of objects with every field.
    std::string to_json() const;
    int missed() const;

private:
    bool json_;
    std::vector<Figure> figures_;
};

double median(std::vector<double> values);
/// Processor seconds of the calling thread.
double thread_seconds();
/// Processor seconds of this process, without its children.
double process_seconds();

/// Does `operation(thread, count)` again and again until the turn is over. @return operations per second.
double rate(std::chrono::milliseconds turn, int threads, const std::function<void(int, std::int64_t)>& operation);

/// Measures `limit` and `value`, both rates, in turns: medians, and the median of the ratios of neighbours.
void compare(const Plan& plan, Report& report, const std::string& name, const std::string& unit, double goal,
             const std::function<double()>& limit, const std::function<double()>& value);

void database_benches(const Plan& plan, Report& report);
void read_benches(const Plan& plan, Report& report);
void report_benches(const Plan& plan, Report& report);
void rush_benches(const Plan& plan, Report& report);
void list_benches(const Plan& plan, Report& report);
void classify_benches(const Plan& plan, Report& report);
void import_benches(const Plan& plan, Report& report);
void entry_benches(const Plan& plan, Report& report);
void idle_benches(const Plan& plan, Report& report);
void million_bench(const Plan& plan, Report& report);

}  // namespace linli::bench
