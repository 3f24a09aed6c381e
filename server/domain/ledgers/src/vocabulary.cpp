#include <linli/base/csv.h>
#include <linli/base/words.h>
#include <linli/json/read.h>
#include <linli/ledgers/definition.h>

#include "tables.h"

#include <algorithm>
#include <charconv>

namespace linli::ledgers {
namespace {

int whole(const std::string& text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::vector<std::pair<std::string, std::string>> words_of(const std::string& text) {
    std::vector<std::pair<std::string, std::string>> out;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('|', at), text.size());
        const auto colon = text.find(':', at);
        LINLI_INVARIANT(colon < end, "facts.csv has a word without a label");
        out.emplace_back(text.substr(at, colon - at), text.substr(colon + 1, end - colon - 1));
        at = end + 1;
    }
    return out;
}

/// The rows after the header, each as wide as it.
std::vector<csv::Row> table(std::string_view text, std::size_t width) {
    auto rows = csv::rows(text);
    LINLI_INVARIANT(!rows.empty() && rows.front().cells.size() == width, "a table of the ledgers has another header");
    rows.erase(rows.begin());
    for (auto& row : rows) row.cells.resize(width);
    return rows;
}

template <class E>
E word_of(const std::string& text) {
    const auto found = from_word<E>(text);
    LINLI_INVARIANT(found.has_value(), "a table of the ledgers has an unknown word: " + text);
    return *found;
}

std::vector<FactSpec> read_facts() {
    std::vector<FactSpec> out;
    for (const auto& [line, cells] : table(facts_csv, 7)) {
        FactSpec one;
        one.fact = cells[0];
        one.subject = word_of<Subject>(cells[1]);
        one.label = cells[2];
        one.argument = cells[3] == "codes"    ? FactSpec::Argument::codes
                       : cells[3] == "number" ? FactSpec::Argument::number
                                              : FactSpec::Argument::flag;
        if (cells[4].find(':') == std::string::npos)
            one.list = cells[4];
        else
            one.words = words_of(cells[4]);
        one.least = whole(cells[5]);
        one.most = whole(cells[6]);
        out.push_back(std::move(one));
    }
    return out;
}

std::vector<ColumnSpec> read_columns() {
    std::vector<ColumnSpec> out;
    for (const auto& [line, cells] : table(columns_csv, 7)) {
        ColumnSpec one;
        one.field = cells[0];
        if (cells[1] != "any") one.subject = word_of<Subject>(cells[1]);
        one.label = cells[2];
        one.mask = word_of<json::Mask>(cells[3]);
        one.always_masked = cells[4] == "yes";
        one.sensitivity = word_of<json::Sensitivity>(cells[5]);
        one.entry = cells[6];
        out.push_back(std::move(one));
    }
    return out;
}

std::vector<Definition> read_built_in() {
    const auto parsed = json::parse(ledgers_json);
    LINLI_INVARIANT(parsed.ok() && parsed->is_array(), "ledgers.json is no list");
    std::vector<Definition> out;
    for (const auto& one : parsed->get_array()) {
        auto read = json::read<Definition>(one);
        LINLI_INVARIANT(read.ok(), "ledgers.json has a bad entry");
        out.push_back(std::move(read).value());
    }
    return out;
}

}  // namespace

const std::vector<FactSpec>& facts() {
    static const auto all = read_facts();
    return all;
}

const std::vector<ColumnSpec>& columns() {
    static const auto all = read_columns();
    return all;
}

const std::vector<Definition>& built_in() {
    static const auto all = read_built_in();
    return all;
}

const FactSpec* find_fact(Subject subject, std::string_view fact) {
    const auto found = std::find_if(facts().begin(), facts().end(),
                                    [&](const FactSpec& f) { return f.subject == subject && f.fact == fact; });
    return found == facts().end() ? nullptr : &*found;
}

const ColumnSpec* find_column(Subject subject, std::string_view field) {
    const auto found = std::find_if(columns().begin(), columns().end(), [&](const ColumnSpec& c) {
        return c.field == field && (!c.subject || *c.subject == subject);
    });
    return found == columns().end() ? nullptr : &*found;
}

}  // namespace linli::ledgers
