#include <linli/imports/records.h>

#include <algorithm>

namespace linli::imports {
namespace {

constexpr std::size_t sample_rows = 200;
constexpr std::size_t found_at_once = 100'000;

sheet::HeaderHints hints(const Template& form) {
    sheet::HeaderHints out;
    for (const auto& field : form.fields) {
        out.names.push_back(field.label);
        out.names.insert(out.names.end(), field.synonyms.begin(), field.synonyms.end());
    }
    return out;
}

}  // namespace

Result<OpenSheet> open_sheet(const std::filesystem::path& path, const Template& form, std::optional<std::size_t> wanted,
                             const sheet::ReadOptions& options) {
    LINLI_TRY(auto reader, sheet::SheetReader::open(path, options));
    const auto names = hints(form);
    if (!wanted) {
        LINLI_TRY(const auto chosen, sheet::choose_sheet(reader, names));
        wanted = chosen;
    }
    LINLI_TRY(auto header, sheet::find_header(reader, *wanted, names));
    OpenSheet open{std::move(reader), *wanted, std::move(header), {}};
    std::vector<sheet::Row> sample;
    LINLI_TRY(const auto rows, each_row(open, [&](const sheet::Row& row, double) {
                  sample.push_back(row);
                  return sample.size() < sample_rows;
              }));
    if (rows == 0) return refuse(no_rows);
    open.sample = std::move(sample);
    return open;
}

Result<std::uint64_t> each_row(const OpenSheet& open,
                               const std::function<bool(const sheet::Row&, double progress)>& visit) {
    LINLI_TRY(auto rows, open.reader.rows(open.sheet));
    std::uint64_t visited = 0;
    for (sheet::Row row;;) {
        LINLI_TRY(const auto more, rows.next(row));
        if (!more) return visited;
        if (row.number < open.header.first_data_row || sheet::role_of(open.header, row) != sheet::RowRole::data)
            continue;
        ++visited;
        if (!visit(row, rows.progress())) return visited;
    }
}

Result<Tally> dry_run(const Template& form, const OpenSheet& open, const Mapping& mapping, Date today,
                      const std::function<void(const Finding&)>& tell,
                      const std::function<void(double progress)>& progressed) {
    LINLI_CHECK(check_mapping(form, mapping));
    LINLI_CHECK(
        check_collectable(form, mapping, reference::built_in_list(*reference::shape_of(reference::lists::fields))));
    RowReader reader(form, mapping, open.header.key_column);
    RowChecker checker(form, today);
    Tally tally;
    Record record;
    std::vector<Finding> found;
    std::unordered_map<std::uint32_t, bool> wrong;  // row -> whether something keeps it out
    const auto deliver = [&] {
        std::stable_sort(found.begin(), found.end(), [](const Finding& a, const Finding& b) { return a.row < b.row; });
        for (const auto& finding : found) {
            tell(finding);
            wrong[finding.row] = wrong[finding.row] || finding.grade == sheet::Grade::error;
        }
        tally.findings += found.size();
        found.clear();
    };
    LINLI_TRY(tally.rows, each_row(open, [&](const sheet::Row& row, double progress) {
                  reader.read(row, record);
                  checker.check(record, found);
                  if (found.size() >= found_at_once) deliver();
                  if (progressed && row.number % 1'000 == 0) progressed(progress);
                  return true;
              }));
    checker.finish(found);
    deliver();
    for (const auto& [row, kept_out] : wrong) ++(kept_out ? tally.wrong_rows : tally.warned_rows);
    return tally;
}

}  // namespace linli::imports
