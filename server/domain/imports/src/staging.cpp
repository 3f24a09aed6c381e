#include <linli/audit/audit.h>
#include <linli/files/files.h>
#include <linli/json/read.h>
#include <linli/json/write.h>
#include <linli/reference/reference.h>

#include "digest_book.h"
#include "golden_rows.h"
#include "impl.h"

#include <algorithm>
#include <boost/json.hpp>
#include <fstream>
#include <map>
#include <unordered_map>

/// Reading, checking and staging the rows of a sheet: the dry run.
namespace linli::imports {
namespace {

using repository::EarlierRow;
using repository::ImportRecord;

constexpr std::size_t batch_rows = 500;
constexpr std::size_t most_findings = 200'000;

bool blocks(const std::vector<Finding>& findings) {
    return std::any_of(findings.begin(), findings.end(),
                       [](const Finding& f) { return f.grade == sheet::Grade::error; });
}

std::vector<std::string> raw_of(const Record& record) {
    std::vector<std::string> out;
    for (const auto& field : record.fields) out.push_back(field.raw);
    return out;
}

/// Rows of the import that this one corrects: unchanged ones are not touched again, changed ones keep their record.
void compare_with_earlier(db::ReadTx& tx, TenantId tenant, ImportId previous, const DigestBook& earlier,
                          std::span<StagedRecord> rows) {
    std::vector<std::string> digests, keys;
    for (const auto& one : rows) {
        digests.push_back(one.row.digest);
        if (!one.record.key.empty()) keys.push_back(one.record.key);
    }
    std::map<std::string, EarlierRow> by_digest, by_key;
    const auto done = [](const EarlierRow& row) {
        return row.state == RowState::applied || row.state == RowState::same;
    };
    for (auto& row : repository::earlier_by_number(tx, tenant, previous, earlier.rows_like(digests)))
        if (done(row)) by_digest.emplace(row.digest, row);
    for (auto& row : repository::earlier_by_key(tx, tenant, previous, keys)) by_key.emplace(row.row_key, row);
    for (auto& one : rows) {
        if (const auto same = by_digest.find(one.row.digest); same != by_digest.end()) {
            one.row.state = RowState::same;
            one.row.target = same->second.target;
        } else if (const auto known = by_key.find(one.record.key); known != by_key.end() && done(known->second)) {
            one.row.target = known->second.target;
        }
    }
}

/// Reads a whole sheet into staged rows, batch by batch.
class Stager {
public:
    Stager(ImportService::Impl& impl, TenantId tenant, ImportRecord record, const Template& form,
           const std::stop_token& stop, const Progressed& progressed)
        : impl_(impl),
          tenant_(tenant),
          record_(std::move(record)),
          form_(form),
          stop_(stop),
          progressed_(progressed),
          keys_(impl.keys(tenant, record_.view.id)),
          today_(shanghai_date(impl.parts.clock.now())),
          book_({tenant, impl.parts.vault, impl.parts.ids, impl.parts.writer}, record_, form_, today_, {}, {}) {}

    Outcome run(const OpenSheet& open) {
        const auto mapping = impl_.mapping_of(record_, keys_);
        LINLI_CHECK(check_mapping(form_, mapping));
        const auto catalogue = impl_.parts.database.read(
            [&](db::ReadTx& tx) { return impl_.parts.reference.today(tx, tenant_, reference::lists::fields); });
        LINLI_CHECK(check_collectable(form_, mapping, *catalogue));  // it may have changed since the mapping
        impl_.parts.database.read([&](db::ReadTx& tx) {
            book_.open(tx);
            if (record_.view.previous_id) earlier_.read(tx, tenant_, *record_.view.previous_id);
        });
        RowReader reader(form_, mapping, open.header.key_column);
        LINLI_CHECK(examine(open, reader));
        LINLI_TRY([[maybe_unused]] const auto rows, each_row(open, [&](const sheet::Row& row, double progress) {
                      if (row.number <= record_.read_row) return true;  // staged before the program stopped
                      StagedRecord one;
                      reader.read(row, one.record);
                      if (const auto known = found_.find(row.number); known != found_.end())
                          one.findings = std::move(known->second);
                      one.row.row_no = row.number;
                      one.row.digest = impl_.digest(tenant_, "imports.row",
                                                    form_.name + "\x1f" + sheet::canonical_text(row, reader.columns()));
                      batch_.push_back(std::move(one));
                      return batch_.size() < batch_rows || flush(progress);
                  }));
        if (gone_ || stop_.stop_requested()) return Done{};
        if (!batch_.empty() && !flush(1)) return Done{};
        finish();
        return Done{};
    }

private:
    /// Stages what has gathered, in one transaction. @return false when the import was stopped or cancelled
    bool flush(double progress) {
        auto next = record_;
        const bool kept = impl_.parts.database.write([&](db::WriteTx& tx) {
            auto rows = batch_;
            next = record_;
            judge(tx, rows);
            count(rows, next);
            next.read_row = rows.back().row.row_no;
            next.view.progress = static_cast<int>(progress * 1000);
            if (!repository::update(tx, tenant_, next, impl_.parts.clock.now())) return false;
            std::vector<repository::StagedRow> staged;
            for (auto& one : rows) staged.push_back(std::move(one.row));
            repository::store_rows(tx, tenant_, next.view.id, staged);
            if (next.view.progress >= told_ + 10) impl_.tell(tx, tenant_, next);
            return true;
        });
        batch_.clear();
        if (!kept) gone_ = true;
        if (!kept) return false;
        if (next.view.progress >= told_ + 10) told_ = next.view.progress;
        record_ = std::move(next);
        if (progressed_) progressed_(record_.view);
        return !stop_.stop_requested();
    }

    void judge(db::ReadTx& tx, std::span<StagedRecord> rows) {
        if (record_.view.previous_id) compare_with_earlier(tx, tenant_, *record_.view.previous_id, earlier_, rows);
        book_.recognise(tx, rows);
        for (auto& one : rows) {
            auto& row = one.row;
            if (row.state == RowState::same) one.findings.clear();
            if (row.state != RowState::same && blocks(one.findings)) row.state = RowState::wrong;
            row.row_key = impl_.row_key(tenant_, record_.view.id, row.row_no);
            row.content = ImportService::Impl::seal(keys_, record_.view.id, to_json(raw_of(one.record)));
            row.findings = findings_json(one.findings);
        }
    }

    static void count(std::span<const StagedRecord> rows, ImportRecord& record) {
        for (const auto& one : rows) {
            ++record.view.rows_all;
            record.view.rows_wrong += one.row.state == RowState::wrong ? 1 : 0;
            record.view.rows_same += one.row.state == RowState::same ? 1 : 0;
            const bool stands = one.row.state == RowState::ready || one.row.state == RowState::doubtful;
            record.view.rows_warned += stands && !one.findings.empty() ? 1 : 0;
        }
    }

    /// Reads the sheet once for the rules: what is wrong with a row may only show many rows later.
    Outcome examine(const OpenSheet& open, RowReader& reader) {
        RowChecker checker(form_, today_);
        std::vector<Finding> found;
        Record record;
        LINLI_TRY([[maybe_unused]] const auto rows, each_row(open, [&](const sheet::Row& row, double) {
                      reader.read(row, record);
                      checker.check(record, found);
                      take(found);
                      return !stop_.stop_requested();
                  }));
        checker.finish(found);
        take(found);
        return Done{};
    }
    void take(std::vector<Finding>& found) {
        for (auto& finding : found) {
            auto& of_row = found_[finding.row];
            // A sheet in which everything is wrong was mapped wrongly: one reason a row is enough then.
            if (of_row.empty() || held_ < most_findings) of_row.push_back(std::move(finding)), ++held_;
        }
        found.clear();
    }

    void finish() {
        impl_.parts.database.write([&](db::WriteTx& tx) {
            auto next = record_;
            const auto states = repository::states(tx, tenant_, next.view.id);
            const auto of = [&](RowState state) { return states.contains(state) ? states.at(state) : 0; };
            next.view.rows_wrong = of(RowState::wrong);
            next.view.rows_same = of(RowState::same);
            const auto moved = impl_.moved(tx, tenant_, next, ImportAction::staged, next.view.version);
            if (moved)
                impl_.note(tx, access::Gate::system(tenant_, "imports.stage"), "stageImport", next.view.id,
                           std::to_string(next.view.rows_all) + " rows");
            if (moved) record_ = *moved;
        });
        if (progressed_) progressed_(record_.view);
    }

    ImportService::Impl& impl_;
    TenantId tenant_;
    ImportRecord record_;
    const Template& form_;
    const std::stop_token& stop_;
    const Progressed& progressed_;
    vault::KeySet keys_;
    Date today_;
    GoldenBook book_;
    DigestBook earlier_;
    std::unordered_map<std::uint32_t, std::vector<Finding>> found_;
    std::size_t held_ = 0;
    std::vector<StagedRecord> batch_;
    int told_ = -1'000;
    bool gone_ = false;
};

}  // namespace

std::string findings_json(const std::vector<Finding>& findings) {
    boost::json::array out;
    for (const auto& f : findings)
        out.push_back(boost::json::array{f.error_class, f.field, f.why, f.fix, std::string(word(f.grade))});
    return boost::json::serialize(out);
}

std::vector<Finding> findings_of(std::int64_t row, const std::string& text) {
    std::vector<Finding> out;
    const auto parsed = json::parse(text);
    LINLI_INVARIANT(parsed.ok() && parsed->is_array(), "the findings of a row are no list");
    for (const auto& one : parsed->get_array()) {
        const auto& f = one.as_array();
        out.push_back({static_cast<std::uint32_t>(row), static_cast<int>(f.at(0).as_int64()),
                       std::string(f.at(1).as_string()), std::string(f.at(2).as_string()),
                       std::string(f.at(3).as_string()),
                       from_word<sheet::Grade>(std::string_view(f.at(4).as_string())).value_or(sheet::Grade::error)});
    }
    return out;
}

std::filesystem::path ImportService::Impl::unpacked(TenantId tenant, const ImportRecord& record) {
    const auto file = parts.database.read([&](db::ReadTx& tx) {
        return parts.files.find(tx, tenant, record.view.file_id.value_or(FileId{}), "import", record.view.id.uuid());
    });
    LINLI_INVARIANT(file.has_value(), "the sheet of an import is not in the file store");
    const auto path = parts.folder / (parts.ids.next_uuid().text() + ".sheet");
    const auto reader = parts.files.open_original(*file, tenant);
    std::ofstream out(path, std::ios::binary);
    std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    constexpr std::size_t chunk = 1U << 20;
    for (std::uint64_t at = 0; at < reader->size(); at += chunk) {
        const auto bytes = reader->read(at, chunk);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    out.close();
    if (!out) throw sheet::SheetFault("a sheet could not be unpacked to " + path.string());
    return path;
}

Outcome ImportService::Impl::stage(TenantId tenant, ImportRecord record, const std::filesystem::path& path,
                                   const std::stop_token& stop, const Progressed& progressed) {
    const auto* form = find_template(record.view.form);
    std::optional<std::size_t> sheet_no;
    if (record.sheet_no) sheet_no = static_cast<std::size_t>(*record.sheet_no);
    LINLI_TRY(const auto open, open_sheet(path, *form, sheet_no, {.temporary = parts.folder}));
    Stager stager(*this, tenant, std::move(record), *form, stop, progressed);
    return stager.run(open);
}

}  // namespace linli::imports
