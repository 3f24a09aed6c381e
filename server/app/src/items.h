#pragma once

#include <linli/base/result.h>
#include <linli/cases/item.h>

#include "settings.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace linli::app {

struct Chosen;
/// Adds `linli items` (load, list, score).
void add_items(CLI::App& cli, CommonOptions& common, Chosen& chosen);

struct ItemsOptions {
    std::string tenant;                                 ///< code; empty: the only one
    std::string items;                                  ///< items.csv; empty: the list that comes with the program
    std::string classes;                                ///< classes.csv; empty: the classes that come with the program
    std::string labels;                                 ///< score: table of labels by hand
    std::string messages = "../shared/data/petitions";  ///< score: folder of the messages that the labels name
    bool json = false;
};
/// The tables of a responsibility list. @refuses cases::bad_list @throws std::runtime_error for an unreadable file
Result<std::vector<cases::Item>> read_items(const std::filesystem::path& file);
Result<std::vector<cases::ItemClass>> read_classes(const std::filesystem::path& file);

/// Stores a responsibility list; a running server takes it up within a minute.
int load_items(const config::Settings& settings, const ItemsOptions& options);
int list_items(const config::Settings& settings, const ItemsOptions& options);
/// Scores the server's own ranking of a list against labels by hand; needs no database.
int score_items(const ItemsOptions& options);

struct LearnOptions {
    std::string tenant;  ///< code; empty: the only one
    std::string card;    ///< where the card goes as text; empty: only on stdout
    std::string name;    ///< on the card; empty: the tenant's
    std::size_t most = 20'000;
    bool only_measure = false;
    bool json = false;
};
/// Learns from the tenant's own closed matters and puts the model to use when it helps.
int learn_history(const config::Settings& settings, const LearnOptions& options);

}  // namespace linli::app
