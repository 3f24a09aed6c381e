#include <linli/reference/reference.h>

#include <linli/audit/audit.h>
#include <linli/json/read.h>

#include "repository.h"

namespace linli::reference {
namespace {

constexpr std::size_t most_cached = 2'000;

/// @return what is wrong when a column is no text
Result<std::vector<Entry>> entries_of(const PublishList& in) {
    std::vector<Entry> out;
    std::vector<FieldError> errors;
    for (const auto& one : in.entries) {
        Entry entry{one.code, one.label, {}};
        for (const auto& [name, text] : one.columns) {
            if (!text.is_string())
                errors.push_back(
                    {"/entries/" + std::to_string(out.size()) + "/" + std::string(name), "not_a_text", "此列应为文字"});
            else if (!text.get_string().empty())
                entry.columns.emplace(std::string(name), std::string(text.get_string()));
        }
        out.push_back(std::move(entry));
    }
    if (!errors.empty()) return refuse(json::invalid_fields, std::move(errors));
    return out;
}

FormFieldLine line_of(const FormField& one, const List& catalogue) {
    FormFieldLine out{one.kind, one.form, one.form_title, one.field, one.label, {}, {}, {}, {}, {}, {}, {}};
    if (one.entry == named_beside) return out;
    out.closed = closed(catalogue, one.entry);
    if (!one.entry.empty()) out.entry = one.entry;
    const auto* entry = catalogue.find(one.entry);
    if (entry == nullptr) return out;
    const auto text = [&](std::string_view column) { return std::string(entry->text(column)); };
    out.group = group_of(*entry);
    out.library = text("library");
    out.purpose = text("purpose");
    out.basis = text("basis");
    out.sensitivity = text("sensitivity");
    return out;
}

}  // namespace

Reference::Reference(db::Database& database, const Clock& clock, audit::Audit& audit)
    : database_(database), clock_(clock), audit_(audit) {}

std::shared_ptr<const List> Reference::version(db::ReadTx& tx, TenantId tenant, const Shape& shape,
                                               std::int64_t number) {
    if (number == 0) return {std::shared_ptr<const List>(), &built_in_list(shape)};
    const Key key{tenant.value, std::string(shape.code), number};
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = cache_.find(key); found != cache_.end()) return found->second;
    }
    const auto from = repository::begins(tx, tenant, shape.code, number);
    if (!from) return nullptr;
    auto entries = repository::entries(tx, tenant, shape.code, number);
    auto list = std::make_shared<const List>(std::string(shape.code), number, *from, std::move(entries));
    // Not while it could still be rolled back: the transaction that publishes does not read what it wrote.
    const std::lock_guard lock(mutex_);
    if (cache_.size() >= most_cached) cache_.clear();
    return cache_.emplace(key, std::move(list)).first->second;
}

std::shared_ptr<const List> Reference::on(db::ReadTx& tx, TenantId tenant, std::string_view list_code, Date on) {
    const auto* shape = shape_of(list_code);
    LINLI_INVARIANT(shape != nullptr, "no such list: " + std::string(list_code));
    return version(tx, tenant, *shape, repository::holding(tx, tenant, list_code, on));
}

std::shared_ptr<const List> Reference::as_known(db::ReadTx& tx, TenantId tenant, std::string_view list_code, Date on,
                                                Instant known) {
    const auto* shape = shape_of(list_code);
    LINLI_INVARIANT(shape != nullptr, "no such list: " + std::string(list_code));
    return version(tx, tenant, *shape, repository::holding_as_known(tx, tenant, list_code, on, known));
}

std::shared_ptr<const List> Reference::today(db::ReadTx& tx, TenantId tenant, std::string_view list_code) {
    return on(tx, tenant, list_code, shanghai_date(clock_.now()));
}

void Reference::set_score(db::WriteTx& tx, TenantId tenant, std::string_view list_code, std::string_view code,
                          int per_mille, Instant now) {
    repository::set_score(tx, tenant, list_code, code, per_mille, now);
}

Result<ListsView> Reference::all(const access::Scope& scope) {
    return database_.read([&](db::ReadTx& tx) -> Result<ListsView> {
        ListsView out;
        for (const auto& shape : shapes()) {  // a fixed handful of lists
            const auto list = today(tx, scope.tenant(), shape.code);
            out.items.push_back({std::string(shape.code), std::string(shape.title), list->version(),
                                 static_cast<int>(list->entries().size())});
        }
        return out;
    });
}

Result<ListView> Reference::view(db::ReadTx& tx, TenantId tenant, const Shape& shape, const List& list) {
    const auto scores = repository::scores(tx, tenant, shape.code);
    ListView out{list.code(), std::string(shape.title), list.version(), {}, {}};
    if (list.version() > 0) out.from = list.from();
    for (const auto& entry : list.entries()) {
        EntryView one{entry.code, entry.label, {}, {}};
        for (const auto& [name, text] : entry.columns) one.columns[name] = text;
        if (const auto score = scores.find(entry.code); score != scores.end()) one.score = score->second;
        out.entries.push_back(std::move(one));
    }
    return out;
}

Result<FormFields> Reference::form_fields(const access::Scope& scope, const AskFormFields& in) {
    const auto catalogue = database_.read([&](db::ReadTx& tx) { return today(tx, scope.tenant(), lists::fields); });
    FormFields out;
    for (const auto& one : forms_) {
        if (in.kind && *in.kind != one.kind) continue;
        auto line = line_of(one, *catalogue);
        if (in.group && line.group != in.group) continue;
        out.closed += line.closed ? 1 : 0;
        out.items.push_back(std::move(line));
    }
    return out;
}

std::vector<std::string> Reference::uncovered_today(db::ReadTx& tx, TenantId tenant) {
    return uncovered(*today(tx, tenant, lists::fields), forms_);
}

Result<ListView> Reference::read(const access::Scope& scope, std::string_view list_code, const ReadList& in) {
    const auto* shape = shape_of(list_code);
    if (shape == nullptr) return refuse(no_such_list);
    return database_.read([&](db::ReadTx& tx) -> Result<ListView> {
        const auto day = in.on.value_or(shanghai_date(clock_.now()));
        const auto number = in.version.value_or(repository::holding(tx, scope.tenant(), list_code, day));
        const auto list = version(tx, scope.tenant(), *shape, number);
        if (!list) return refuse(no_such_list);
        return view(tx, scope.tenant(), *shape, *list);
    });
}

Result<ListView> Reference::publish(const access::Scope& scope, std::string_view list_code, const PublishList& in) {
    const auto* shape = shape_of(list_code);
    if (shape == nullptr) return refuse(no_such_list);
    LINLI_TRY(auto entries, entries_of(in));
    if (auto wrong = faults(*shape, entries); !wrong.empty()) return refuse(json::invalid_fields, std::move(wrong));
    return database_.write([&](db::WriteTx& tx) -> Result<ListView> {
        const auto tenant = scope.tenant();
        const auto last = repository::newest(tx, tenant, list_code);
        if (last != in.base_version) return refuse(changed_meanwhile);
        if (const auto began = repository::begins(tx, tenant, list_code, last); began && in.from < *began)
            return refuse(starts_too_early);
        const List list(std::string(list_code), last + 1, in.from, entries);
        repository::store(tx, scope, list, in.note, clock_.now());
        audit_.wrote(tx, scope,
                     {.kind = audit::Kind::write,
                      .operation = "publishReferenceList",
                      .subject_kind = "reference_list",
                      .detail = std::string(list_code) + " " + std::to_string(list.version())});
        return view(tx, tenant, *shape, list);
    });
}

}  // namespace linli::reference
