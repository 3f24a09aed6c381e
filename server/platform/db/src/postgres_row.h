#pragma once

#include <linli/db/row.h>

#include <string>

#include <libpq-fe.h>

namespace linli::db::postgres {

/// One row of a text result, strict about types so that both engines refuse the same readings.
class PostgresRow final : public Row {
public:
    explicit PostgresRow(const PGresult* result) : result_(result) {}
    void move_to(int row) { row_ = row; }

    int column(std::string_view wanted) const override;
    int columns() const override { return PQnfields(result_); }
    std::string_view name(int index) const override;
    bool null(int index) const override;
    std::int64_t i64(int index) const override;
    double real(int index) const override;
    bool flag(int index) const override;
    std::string_view text(int index) const override;
    std::string_view bytes(int index) const override;
    Uuid uuid(int index) const override;
    std::string shown(int index) const override;

private:
    Oid type(int index) const;
    std::string_view raw(int index) const;
    template <class Number>
    Number number(int index) const;
    [[noreturn]] void wrong(int index, std::string_view what) const;

    const PGresult* result_;
    int row_ = 0;
    mutable int next_ = 0;
    mutable std::string decoded_;
};

}  // namespace linli::db::postgres
