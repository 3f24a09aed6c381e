#pragma once

#include <linli/base/clock.h>
#include <linli/base/words.h>
#include <linli/json/field.h>

#include <array>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What may be filled in: templates, their fields and code lists, as data (`data/*.csv`).
/// @source DAT-13 (import with template), DAT-15 (versioned code lists and mapping tables)
namespace linli::imports {

/// What a field holds, and so how its cells are read.
/// reference: the number of something in another system, never its content.
enum class FieldKind { text, name, code, id_number, phone, date, address, number, integer, uscc, reference };
constexpr std::array<std::string_view, 11> words(FieldKind) {
    return {"text", "name", "code", "id_number", "phone", "date", "address", "number", "integer", "uscc", "reference"};
}

/// The register that accepted rows go to; `none`: they are checked and given back only.
enum class Library { none, people, dwellings, merchants, objects };
constexpr std::array<std::string_view, 5> words(Library) {
    return {"none", "people", "dwellings", "merchants", "objects"};
}

/// One column of a template.
struct FieldSpec {
    std::string name;   ///< identifier
    std::string label;  ///< zh-CN header
    FieldKind kind = FieldKind::text;
    bool required = false;
    std::string codes;  ///< name of a code list; empty unless kind is code
    json::Sensitivity sensitivity = json::Sensitivity::internal;
    std::vector<std::string> synonyms;  ///< other headers, compared by sheet::plain_name
    std::string example, note;
    std::string entry;  ///< of the resource catalogue: purpose and legal basis
};

/// One code of a list.
struct Code {
    std::string code, label;
    std::vector<std::string> aliases;  ///< what sheets write for it
};

/// A code list in one version.
struct CodeList {
    std::string name;
    int version = 1;
    std::vector<Code> codes;

    /// The code that `text` means: the code itself, its label or an alias; half width, without white space and case.
    const Code* find(std::string_view text) const;
};

/// What may be filled in and sent for one library.
struct Template {
    std::string name;   ///< "population"
    std::string title;  ///< 实有人口
    Library library = Library::none;
    std::string notes;
    std::vector<FieldSpec> fields;

    /// Position in `fields`. @return nothing when there is no such field
    std::optional<std::size_t> index(std::string_view field) const;
};

/// All templates in the order of the table, built once. Thread-safe.
const std::vector<Template>& templates();
/// @return null when there is none of that name
const Template* find_template(std::string_view name);
/// The newest version of a list, or the one asked for. @return null when there is none
const CodeList* code_list(std::string_view name, int version = 0);
/// Every list in every version.
const std::vector<CodeList>& code_lists();

/// An empty workbook to fill in: header with hints and choices, an example row, and a sheet that explains each column.
/// @throws sheet::SheetFault when the file cannot be written
void write_template(const Template& form, const std::filesystem::path& path, Instant made_at);

}  // namespace linli::imports
