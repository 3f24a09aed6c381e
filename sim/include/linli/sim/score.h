#pragma once

#include <linli/expectations/examine.h>
#include <linli/sim/district.h>

#include <map>
#include <string>

/// How well the rules find what was planted. The rules see rows and signals; the truths are read here only.
namespace linli::sim {

struct Tally {
    int found = 0;   ///< planted, and named with its class
    int missed = 0;  ///< planted, not named
    int wrong = 0;   ///< named, not planted or of another class
    double precision() const { return found + wrong == 0 ? 1 : static_cast<double>(found) / (found + wrong); }
    double recall() const { return found + missed == 0 ? 1 : static_cast<double>(found) / (found + missed); }
    Tally& operator+=(const Tally& other);
};

struct Score {
    std::map<Table, Tally> tables;
    std::map<std::string, Tally> methods;       ///< found and missed, by how they were planted
    std::map<std::string, int> wrong_by_kind;   ///< findings nobody planted, by expectation
    std::vector<std::string> examples;          ///< a few of what went wrong, without personal data
    int rows = 0, invalid_rows = 0;             ///< register rows, and those the rules name
    int compound_rows = 0, compound_wrong = 0;  ///< person–house rows of the special compound
};

/// The rows of a community as the rules see them.
class Rows {
public:
    Rows(const Community& community, Date today);
    expectations::Block block() const;

private:
    std::vector<expectations::Person> people_;
    std::vector<expectations::Relation> relations_;
    std::vector<expectations::Household> households_;
    std::vector<expectations::Dwelling> dwellings_;
    std::vector<expectations::Merchant> merchants_;
    std::vector<expectations::Signal> signals_;
    Uuid area_;
    Date today_;
};

/// Examines one community and compares with its truths; adds to `score`.
void score_community(const expectations::Suite& suite, const Community& community, Date today, Score& score);

}  // namespace linli::sim
