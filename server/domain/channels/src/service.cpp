#include "service_impl.h"

#include <linli/audit/audit.h>
#include <linli/base/text.h>
#include <linli/crypto/random.h>
#include <linli/http/base_address.h>

#include <algorithm>

namespace linli::channels {
namespace {

constexpr std::size_t longest_platform_code = 40;

audit::Entry entry(std::string_view operation, const repository::PlatformRow& row) {
    return {.kind = audit::Kind::write,
            .operation = std::string(operation),
            .subject_kind = "platform",
            .subject = row.id.uuid(),
            .person = {},
            .purpose = {},
            .detail = row.view.code};
}

/// It stands in paths and in what is signed.
bool plain_platform_code(std::string_view code) {
    return !code.empty() && code.size() <= longest_platform_code && std::all_of(code.begin(), code.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

Outcome check_setup(std::string_view code, const PlatformSetup& in) {
    if (!plain_platform_code(code)) return refuse(bad_platform, "平台代码只能含小写字母、数字、短横线和下划线");
    if (!http::read_base_address(in.base_address)) return refuse(bad_platform, "平台地址应为 http 或 https 地址");
    if (!crypto::suite_from_word(in.suite)) return refuse(bad_platform, "签名套件应为 international 或 guomi");
    return Done{};
}

void take_over(Platform& view, const PlatformSetup& in, UserId caller) {
    view.channel = in.channel;
    view.name = in.name;
    view.base_address = in.base_address;
    view.suite = in.suite;
    view.owner = in.owner_id.value_or(caller);
    view.timeout_ms = in.timeout_ms;
    view.attempts = in.attempts;
    view.first_pause_ms = in.first_pause_ms;
    view.enabled = in.enabled;
}

}  // namespace

ChannelService::ChannelService(ChannelParts parts) : impl_(std::make_unique<Impl>(std::move(parts))) {}
ChannelService::~ChannelService() = default;

void ChannelService::on_queued(std::function<void()> wake) {
    const std::lock_guard lock(impl_->mutex);
    impl_->wake = std::move(wake);
}

void ChannelService::set_simulator(std::string address) {
    const std::lock_guard lock(impl_->mutex);
    impl_->simulator = std::move(address);
}

Platforms ChannelService::platforms(const access::Scope& scope) {
    const auto tenant = scope.tenant();
    return impl_->parts.database.read([&](db::ReadTx& tx) {
        Platforms out;
        for (auto& row : repository::platforms(tx, tenant)) {
            repository::count_open(tx, tenant, row.view);
            row.view.owner_name = impl_->parts.name_of(tx, tenant, row.view.owner);
            out.items.push_back(std::move(row.view));
        }
        return out;
    });
}

Result<Platform> ChannelService::connect(const access::Scope& scope, std::string_view code, const PlatformSetup& in) {
    auto& parts = impl_->parts;
    const auto tenant = scope.tenant();
    LINLI_CHECK(check_setup(code, in));
    return parts.database.write([&](db::WriteTx& tx) -> Result<Platform> {
        if (parts.name_of(tx, tenant, in.owner_id.value_or(scope.user())).empty())
            return refuse(bad_platform, "没有这名负责人");
        const auto now = parts.clock.now();
        auto row = repository::platform(tx, tenant, code);
        if ((row ? row->view.version : 0) != in.version) return refuse(changed_meanwhile);
        if (row) {
            if (row->view.channel != in.channel) return refuse(bad_platform, "平台类别登记后不能更改");
            take_over(row->view, in, scope.user());
            if (!repository::update(tx, tenant, *row, now)) return refuse(changed_meanwhile);
        } else {
            row.emplace();
            row->id = parts.ids.next<PlatformId>();
            row->view.code = code;
            take_over(row->view, in, scope.user());
            repository::insert(tx, tenant, *row, now);
        }
        parts.audit.wrote(tx, scope, entry("connectPlatform", *row));
        auto shown = repository::platform(tx, tenant, code)->view;
        shown.owner_name = parts.name_of(tx, tenant, shown.owner);
        return shown;
    });
}

Result<PlatformSecret> ChannelService::renew_secret(const access::Scope& scope, std::string_view code) {
    auto& parts = impl_->parts;
    const auto secret = crypto::random_bytes(messaging::protocol::secret_size);
    return parts.database.write([&](db::WriteTx& tx) -> Result<PlatformSecret> {
        const auto row = repository::platform(tx, scope.tenant(), code);
        if (!row) return refuse(access::not_found);
        set_secret(tx, scope.tenant(), code, secret);
        parts.audit.wrote(tx, scope, entry("renewPlatformSecret", *row));
        return PlatformSecret{text::to_base64url(secret)};
    });
}

void ChannelService::set_secret(db::WriteTx& tx, TenantId tenant, std::string_view code, std::string_view secret) {
    const auto row = repository::platform(tx, tenant, code);
    LINLI_INVARIANT(row.has_value(), "a secret for a platform that is not there");
    repository::set_secret(tx, tenant, code,
                           impl_->parts.vault.seal(tx, tenant, PersonId(row->id.uuid()), secret_field, secret));
}

}  // namespace linli::channels
