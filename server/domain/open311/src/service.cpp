#include <linli/open311/service.h>

#include <linli/audit/audit.h>
#include <linli/base/date.h>
#include <linli/base/text.h>
#include <linli/cases/following.h>
#include <linli/crypto/random.h>
#include <linli/http/rate_limit.h>
#include <linli/open311/permissions.h>
#include <linli/open311/settings.h>
#include <linli/tenant/tenants.h>
#include <linli/vault/vault.h>

#include "repository.h"
#include "rules.h"
#include "views.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace linli::open311 {
namespace {

using repository::RequestRow;

constexpr http::Rate reporting_pace{60, std::chrono::seconds(1)};
constexpr http::Rate reading_pace{120, std::chrono::milliseconds(250)};
constexpr std::size_t most_numbers = 1'000;
constexpr std::size_t most_codes = 200;
constexpr int deepest = 100'000;  ///< rows that pages may pass over

access::Scope public_scope(TenantId tenant) { return access::Gate::system(tenant, "open311.publish"); }

audit::Entry entry(std::string operation, std::string_view kind, std::optional<Uuid> subject, std::string detail = {}) {
    audit::Entry out{.kind = audit::Kind::write, .operation = std::move(operation)};
    out.subject_kind = std::string(kind);
    out.subject = subject;
    out.detail = std::move(detail);
    return out;
}

/// The parts of `a, b,c`, each once.
std::vector<std::string> listed(std::optional<std::string_view> text) {
    std::vector<std::string> out;
    if (!text) return out;
    for (const auto part : text::split(*text, ',')) {
        const auto one = std::string(text::trim(part));
        if (!one.empty() && std::find(out.begin(), out.end(), one) == out.end()) out.push_back(one);
    }
    return out;
}

Result<int> whole(const Form& query, std::string_view name, int usual, int most) {
    const auto text = query.get(name);
    if (!text) return usual;
    int number = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (error != std::errc{} || end != text->data() + text->size() || number < 1 || number > most)
        return refuse(bad_argument, std::string(name) + "：须为 1 到 " + std::to_string(most));
    return number;
}

/// Both statuses together mean no condition.
Result<std::optional<bool>> wanted_status(const Form& query) {
    bool open = false, closed = false;
    for (const auto& one : listed(query.get("status"))) {
        const auto word = text::lower_ascii(one);
        if (word != "open" && word != "closed") return refuse(bad_argument, "status：只能是 open 或 closed");
        (word == "open" ? open : closed) = true;
    }
    return open == closed ? std::optional<bool>() : std::optional(open);
}

/// @param now the domain's
Result<repository::Wanted> read_wanted(const Form& query, Instant now) {
    LINLI_TRY(const auto range, read_range(query.get("start_date"), query.get("end_date"), now));
    LINLI_TRY(const auto size, whole(query, "page_size", most_requests, most_requests));
    LINLI_TRY(const auto page, whole(query, "page", 1, deepest / most_requests));
    LINLI_TRY(const auto open, wanted_status(query));
    repository::Wanted out{.from = range.from, .until = range.until, .items = listed(query.get("service_code"))};
    if (out.items.size() > most_codes) return refuse(bad_argument, "service_code：过多");
    out.open = open;
    out.limit = size;
    out.offset = (page - 1) * size;
    return out;
}

Element answer_of(const std::string& number, std::string_view notice) {
    return {"service_requests", List{{{"request", Record{{{"service_request_id", number},
                                                          {"service_notice", std::string(notice)},
                                                          {"account_id", {}}}}}}}};
}

}  // namespace

bool fits_publish_words(std::string_view content) { return content.empty() || content == "on" || content == "off"; }

struct Open311Service::Impl {
    explicit Impl(Open311Parts given)
        : parts(given), reporting(given.real_clock, reporting_pace), reading(given.real_clock, reading_pace) {}
    Open311Parts parts;
    http::RateLimiter reporting;
    http::RateLimiter reading;

    std::string key_hash(TenantId tenant, std::string_view key) const {
        return parts.vault.blind_index(tenant, "open311.key", key);
    }
    std::optional<cases::Item> open_item(TenantId tenant, std::string_view code) const {
        for (auto& item : parts.cases.items(public_scope(tenant)).items)
            if (item.code == code && item.open_to_residents) return item;
        return std::nullopt;
    }
    Result<Client> client(TenantId tenant, const Form& form);
    Result<std::string> words_of(const cases::Item& item, const ServiceSetup& setup, const Form& form) const;
    std::optional<RequestRow> reserve(const access::Scope& scope, const cases::Item& item, Mode mode, cases::CaseId id);
    using Shown = std::unordered_map<std::string, cases::PublishedCase>;
    template <class Rows>
    Shown shown(TenantId tenant, const Rows& rows) const;
    Element list(TenantId tenant, const std::vector<RequestRow>& rows, std::optional<bool> open) const;
};

Open311Service::Open311Service(Open311Parts parts) : impl_(std::make_unique<Impl>(parts)) {}
Open311Service::~Open311Service() = default;

Element Open311Service::discovery(TenantId tenant, std::string_view origin) {
    const auto scope = public_scope(tenant);
    return impl_->parts.database.read([&](db::ReadTx& tx) {
        const auto changed = repository::last_setup(tx, scope);
        const auto contact = tenant::setting(tx, tenant, contact_setting);
        const auto keys = tenant::setting(tx, tenant, key_service_setting);
        return discovery_document(std::string(origin) + "/open311/v2", shanghai_text(changed.value_or(Instant{})),
                                  contact.value_or("请联系本地社区治理平台管理员"),
                                  keys.value_or("请向本地社区治理平台管理员申请 api_key"), impl_->parts.simulated);
    });
}

Element Open311Service::services(TenantId tenant) {
    const auto scope = public_scope(tenant);
    const auto list = impl_->parts.cases.items(scope);
    const auto setups = impl_->parts.database.read([&](db::ReadTx& tx) { return repository::setups(tx, scope); });
    std::unordered_map<std::string, std::string> groups;
    for (const auto& one : list.classes) groups.emplace(one.code, one.name);
    List out;
    for (const auto& item : list.items) {
        if (!item.open_to_residents) continue;
        const auto found = setups.find(item.code);
        out.items.push_back(
            service_element(item, groups[item.class_code], found == setups.end() ? ServiceSetup{} : found->second));
    }
    return {"services", std::move(out)};
}

Result<Element> Open311Service::service(TenantId tenant, std::string_view code) {
    const auto item = impl_->open_item(tenant, code);
    if (!item) return refuse(no_service);
    const auto scope = public_scope(tenant);
    return impl_->parts.database.read([&](db::ReadTx& tx) -> Result<Element> {
        return definition_document(code, repository::setup(tx, scope, code));
    });
}

Result<Client> Open311Service::Impl::client(TenantId tenant, const Form& form) {
    const auto key = form.get("api_key");
    if (!key) return refuse(bad_key);
    const auto hash = key_hash(tenant, *key);
    const auto found =
        parts.database.read([&](db::ReadTx& tx) { return repository::client_of(tx, public_scope(tenant), hash); });
    if (!found) return refuse(bad_key);
    if (!reporting.take(found->id.text()).allowed) return refuse(too_often);
    return *found;
}

/// What the handler reads: the person's words, the answers to the questions, and where a picture lies. Nothing is
/// fetched from an address that somebody else wrote down.
Result<std::string> Open311Service::Impl::words_of(const cases::Item& item, const ServiceSetup& setup,
                                                   const Form& form) const {
    constexpr std::size_t longest_description = 4'000;
    constexpr std::size_t longest_link = 500;
    constexpr std::size_t longest_words = 5'000;  // as of every other report
    const auto description = form.get("description");
    if (description && text::code_points(*description) > longest_description)
        return refuse(bad_argument, "description：不得超过 4000 字");
    LINLI_TRY(const auto answers, read_attributes(setup, form));
    const auto link = form.get("media_url");
    if (link && (link->size() > longest_link || !(link->starts_with("http://") || link->starts_with("https://"))))
        return refuse(bad_argument, "media_url：须为 http 或 https 地址");
    auto words = std::string(description ? *description : std::string_view(item.name)) + answers;
    if (link) words += "\n照片链接：" + std::string(*link);
    if (text::code_points(words) > longest_words)
        return refuse(bad_argument, "description、attribute 和 media_url 合计不得超过 5000 字");
    return words;
}

/// The number is stored before the case, so that a case which came over Open311 is never without one.
std::optional<RequestRow> Open311Service::Impl::reserve(const access::Scope& scope, const cases::Item& item, Mode mode,
                                                        cases::CaseId id) {
    constexpr int tries = 8;
    for (int attempt = 0; attempt < tries; ++attempt) {
        RequestRow row{.number = "311" + crypto::random_digits(10),  // digits: old clients keep a number
                       .case_id = id,
                       .client = scope.user(),
                       .item_code = item.code,
                       .requested_at = parts.clock.now()};
        if (mode == Mode::batch) row.token = crypto::token();
        if (parts.database.write([&](db::WriteTx& tx) { return repository::insert_request(tx, scope, row); }))
            return row;
    }
    return std::nullopt;
}

Result<Element> Open311Service::report(TenantId tenant, const Form& form) {
    auto& self = *impl_;
    LINLI_TRY(const auto client, self.client(tenant, form));
    const auto code = form.get("service_code");
    if (!code) return refuse(bad_argument, "请提供 service_code");
    const auto item = self.open_item(tenant, *code);
    if (!item) return refuse(no_service);
    access::Actor actor{.tenant = tenant, .role = access::Role::machine, .user = client.id};
    actor.user_name = client.name;
    LINLI_TRY(const auto scope, access::Gate::admit(actor, may_submit));
    const auto setup =
        self.parts.database.read([&](db::ReadTx& tx) { return repository::setup(tx, scope, item->code); });
    LINLI_TRY(const auto where, read_where(form));
    cases::ReportOnBehalf in;
    LINLI_TRY(in.report.text, self.words_of(*item, setup, form));
    in.report.id = self.parts.ids.next<cases::CaseId>();
    in.report.channel = cases::Channel::open311;
    in.report.item_code = item->code;
    in.report.place = cases::Place{where.address, where.lon, where.lat, where.area};
    in.reporter_name = full_name(form);
    constexpr std::size_t longest_phone = 20;
    if (const auto phone = form.get("phone")) in.reporter_phone = std::string(text::prefix(*phone, longest_phone));

    const auto row = self.reserve(scope, *item, setup.mode, in.report.id);
    LINLI_INVARIANT(row, "no free service_request_id after eight tries");
    const auto made = self.parts.cases.report_on_behalf(scope, in);
    if (!made) {
        self.parts.database.write([&](db::WriteTx& tx) { repository::drop_request(tx, scope, row->number); });
        return refuse(bad_argument, std::string(made.problem().type->title));
    }
    if (row->token) return Element{"service_requests", List{{{"request", Record{{{"token", *row->token}}}}}}};
    return answer_of(row->number, "已受理，受理编号 " + made.value().number);
}

Result<Element> Open311Service::token(TenantId tenant, std::string_view token) {
    const auto row = impl_->parts.database.read(
        [&](db::ReadTx& tx) { return repository::request_of_token(tx, public_scope(tenant), token); });
    if (!row) return refuse(no_token);
    return Element{"service_requests",
                   List{{{"request", Record{{{"service_request_id", row->number}, {"token", std::string(token)}}}}}}};
}

/// The cases of a list by the text of their id; a row whose case is missing was never finished.
template <class Rows>
Open311Service::Impl::Shown Open311Service::Impl::shown(TenantId tenant, const Rows& rows) const {
    std::vector<cases::CaseId> ids;
    for (const auto& row : rows) ids.push_back(row.case_id);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    Shown out;
    for (auto& one : parts.cases.published(public_scope(tenant), ids)) out.emplace(one.id.text(), std::move(one));
    return out;
}

Element Open311Service::Impl::list(TenantId tenant, const std::vector<RequestRow>& rows,
                                   std::optional<bool> open) const {
    const auto published = shown(tenant, rows);
    const bool words = parts.database.read(
        [&](db::ReadTx& tx) { return tenant::setting(tx, tenant, publish_words_setting).value_or("") == "on"; });
    std::unordered_map<std::string, std::string> names;
    for (const auto& item : parts.cases.items(public_scope(tenant)).items) names.emplace(item.code, item.name);
    List out;
    for (const auto& row : rows) {
        const auto found = published.find(row.case_id.text());
        if (found == published.end()) continue;
        if (open && *open != is_open(found->second.standing)) continue;  // it moved a moment ago
        out.items.push_back(request_element(row, found->second, names[row.item_code], words));
    }
    return {"service_requests", std::move(out)};
}

Result<Element> Open311Service::request(TenantId tenant, std::string_view number) {
    const auto rows = impl_->parts.database.read(
        [&](db::ReadTx& tx) { return repository::requests_numbered(tx, public_scope(tenant), {std::string(number)}); });
    auto out = impl_->list(tenant, rows, std::nullopt);
    if (std::get<List>(out.value).items.empty()) return refuse(no_request);
    return out;
}

Result<Element> Open311Service::requests(TenantId tenant, const Form& query) {
    const auto scope = public_scope(tenant);
    auto& database = impl_->parts.database;
    if (query.get("service_request_id")) {  // overrides all other arguments
        const auto numbers = listed(query.get("service_request_id"));
        if (numbers.size() > most_numbers) return refuse(bad_argument, "service_request_id：过多");
        const auto rows =
            database.read([&](db::ReadTx& tx) { return repository::requests_numbered(tx, scope, numbers); });
        return impl_->list(tenant, rows, std::nullopt);
    }
    LINLI_TRY(const auto wanted, read_wanted(query, impl_->parts.clock.now()));
    const auto rows = database.read([&](db::ReadTx& tx) { return repository::requests(tx, scope, wanted); });
    return impl_->list(tenant, rows, wanted.open);
}

Result<Element> Open311Service::updates(TenantId tenant, const Form& query) {
    LINLI_TRY(const auto wanted, read_wanted(query, impl_->parts.clock.now()));
    const auto rows = impl_->parts.database.read(
        [&](db::ReadTx& tx) { return repository::updates(tx, public_scope(tenant), wanted); });
    const auto published = impl_->shown(tenant, rows);
    List out;
    for (const auto& row : rows)
        if (const auto found = published.find(row.case_id.text()); found != published.end())
            out.items.push_back(update_element(row, found->second));
    return Element{"service_requests_updates", std::move(out)};
}

Outcome Open311Service::reading(std::string_view address) {
    if (!impl_->reading.take(address).allowed) return refuse(too_often);
    return Done{};
}

ClientKey Open311Service::add_client(const access::Scope& scope, const NewClient& in) {
    auto& self = *impl_;
    const Client client{.id = self.parts.ids.next<UserId>(), .name = in.name, .created_at = self.parts.clock.now()};
    ClientKey out{client.id, crypto::token()};
    const auto hash = self.key_hash(scope.tenant(), out.api_key);
    self.parts.database.write([&](db::WriteTx& tx) {
        repository::insert_client(tx, scope, client, hash);
        self.parts.audit.wrote(tx, scope, entry("addOpen311Client", "open311_client", client.id.uuid()));
    });
    return out;
}

Clients Open311Service::clients(const access::Scope& scope) {
    constexpr int most = 500;
    return {impl_->parts.database.read([&](db::ReadTx& tx) { return repository::clients(tx, scope, most); })};
}

Outcome Open311Service::revoke(const access::Scope& scope, UserId client) {
    auto& self = *impl_;
    return self.parts.database.write([&](db::WriteTx& tx) -> Outcome {
        if (!repository::revoke_client(tx, scope, client, self.parts.clock.now())) return refuse(access::not_found);
        self.parts.audit.wrote(tx, scope, entry("revokeOpen311Key", "open311_client", client.uuid()));
        return Done{};
    });
}

Result<ServiceSetup> Open311Service::setup(const access::Scope& scope, std::string_view code) {
    if (!impl_->open_item(scope.tenant(), code)) return refuse(no_service);
    return impl_->parts.database.read(
        [&](db::ReadTx& tx) -> Result<ServiceSetup> { return repository::setup(tx, scope, code); });
}

Result<ServiceSetup> Open311Service::set_up(const access::Scope& scope, std::string_view code, const ServiceSetup& in) {
    auto& self = *impl_;
    if (!self.open_item(scope.tenant(), code)) return refuse(no_service);
    LINLI_CHECK(check_setup(in));
    return self.parts.database.write([&](db::WriteTx& tx) -> Result<ServiceSetup> {
        repository::put_setup(tx, scope, code, in, self.parts.clock.now());
        self.parts.audit.wrote(tx, scope,
                               entry("setOpen311Service", "open311_service", std::nullopt, std::string(code)));
        return in;
    });
}

void Open311Service::hear(db::WriteTx& tx, TenantId tenant, const cases::CaseMoved& moved, Instant at) {
    const auto state = from_word<cases::State>(moved.state);
    LINLI_INVARIANT(state, "an event names a state that cases does not have");
    const auto scope = public_scope(tenant);
    const auto found = cases::published(tx, scope, std::span(&moved.case_id, 1));
    if (found.empty()) return;
    const bool open = is_open(found.front().standing);
    int requests = repository::note_standing(tx, scope, moved.case_id, found.front().followed, open, at);
    // Taken out of another matter, it takes along what had been merged into it before.
    if (moved.action == word(cases::Action::unmerge) && !found.front().followed)
        requests += repository::follow(tx, scope, cases::followers(tx, tenant, moved.case_id), moved.case_id, open, at);
    if (requests > 0) repository::note_update(tx, scope, moved, *state, at);
}

}  // namespace linli::open311
