#pragma once

#include "draft.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace linli::sim {

/// Plants errors in a finished community and writes down the truth of each. Rows are drawn at random from the whole
/// list, by a stream that nothing else uses: neither ids nor order tell which rows were taken.
class Spoiler {
public:
    explicit Spoiler(Draft& draft);
    void run();

private:
    /// @return true when a row was spoilt; false when this row does not suit the method.
    bool apply(Method method, std::size_t row, Truth& truth);
    bool spoil_identity(Method method, Person& person, Truth& truth);
    bool spoil_home(Method method, std::size_t row, Truth& truth);
    bool spoil_family(Method method, std::size_t row, Truth& truth);
    void run_rule(const NoiseRule& rule);
    void record(const NoiseRule& rule, Truth truth);
    /// Nothing is wrong there yet, and nothing may not happen there.
    bool free(std::size_t row, Method method) const;
    void taken(std::size_t row, Method method);
    int age(std::size_t row) const;

    // identity (spoil_identity.cpp)
    bool cut_number(Person& person, Truth& truth);
    bool cut_phone(Person& person, Truth& truth);
    bool stain_name(Person& person, Truth& truth);
    bool change_digit(Person& person, Truth& truth);
    bool swap_digits(Person& person, Truth& truth);
    bool foreign_area(Person& person, Truth& truth, bool known);
    bool shift_birth(Person& person, Truth& truth);
    bool flip_sex(Person& person, Truth& truth);
    bool make_ancient(Person& person, Truth& truth);
    bool make_stale(Person& person, Truth& truth);
    bool future_since(Person& person, Truth& truth);

    // whole rows (spoil_rows.cpp)
    bool copy_row(Method method, std::size_t row, Truth& truth);
    void add_row(Person person, std::size_t at);
    bool misplace(Method method, std::size_t row, Truth& truth);
    bool die(std::size_t row, Truth& truth);
    bool move_out(std::size_t row, Truth& truth);
    bool behead(std::size_t row, Truth& truth);
    bool second_head(std::size_t row, Truth& truth);
    bool wrong_generation(std::size_t row, Truth& truth);
    bool see_elsewhere(std::size_t row, Truth& truth);
    bool spoil_absent(std::size_t row, Truth& truth);
    void crowd(const NoiseRule& rule);
    void put_into(std::size_t row, std::size_t dwelling);
    std::size_t other_dwelling(std::size_t not_this);
    Signal signal(SignalKind kind, std::string source, const Person& person, Date on);

    // person–house rows, dwellings, merchants (spoil_lists.cpp)
    void run_relation_rule(const NoiseRule& rule);
    bool spoil_relation(Method method, std::size_t at, Truth& truth);
    bool copy_relation(std::size_t at, Truth& truth);
    bool lose_room(std::size_t at, Truth& truth);
    bool old_tenant(std::size_t at, Truth& truth);
    bool two_places(std::size_t at, Truth& truth);
    bool wrong_kind(std::size_t at, Truth& truth);
    bool wrong_dates(std::size_t at, Truth& truth);
    bool wrong_room(std::size_t at, Truth& truth);
    void run_dwelling_rule(const NoiseRule& rule);
    void run_merchant_rule(const NoiseRule& rule);

    Draft& draft_;
    Rng rng_;
    std::unordered_map<PersonId, std::size_t> rows_;                    ///< of people
    std::unordered_map<AreaId, std::size_t> dwellings_;                 ///< of dwellings
    std::unordered_map<PersonId, std::vector<std::size_t>> relations_;  ///< of relations, by person
    std::vector<char> relation_spoilt_;
    std::vector<char> merchant_spoilt_;
};

}  // namespace linli::sim
