#pragma once

#include <linli/imports/export_source.h>
#include <linli/ledgers/service.h>

namespace linli::app {

/// Ledgers leave by the same door as registers: asked for with a purpose, approved, marked, audited.
class LedgerExports final : public imports::ExportSource {
public:
    explicit LedgerExports(ledgers::LedgerService& service) : service_(service) {}

    bool has(std::string_view form) const override;
    Result<imports::ExportSheet> plan(const access::Scope& scope, const imports::SourceQuestion& question) override;
    Result<imports::ExportSheet> again(const access::Scope& scope, const std::string& form,
                                       const std::vector<std::string>& columns, std::int64_t version, Date as_of,
                                       Instant known) override;
    Result<std::int64_t> rows(const access::Scope& scope, const std::string& form, const imports::ExportSheet& sheet,
                              AreaId area, const std::function<bool(const std::vector<std::string>&)>& row) override;

private:
    ledgers::LedgerService& service_;
};

}  // namespace linli::app
