#pragma once

#include <linli/db/value.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace linli::db {

/// The store itself failed: disk, connection, lock timeout, broken SQL. Caught once, at the edge;
/// the transaction has been rolled back by then.
class StoreFault : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Which constraint said no; the same on both engines.
enum class ConstraintKind { unique, foreign_key, not_null, check, other };

/// A unique, foreign-key, not-null or check constraint said no. The transaction is lost: catch it outside.
class ConstraintFault : public StoreFault {
public:
    explicit ConstraintFault(const std::string& message, ConstraintKind kind = ConstraintKind::other)
        : StoreFault(message), kind_(kind) {}
    ConstraintKind kind() const { return kind_; }

private:
    ConstraintKind kind_;
};

/// One result row, readable only inside the callback that receives it.
/// Asking for a missing column, a wrong type or an unexpected NULL is a StoreFault.
class Row {
public:
    virtual ~Row() = default;
    virtual int column(std::string_view name) const = 0;
    virtual int columns() const = 0;
    virtual std::string_view name(int column) const = 0;
    virtual bool null(int column) const = 0;
    virtual std::int64_t i64(int column) const = 0;
    virtual double real(int column) const = 0;
    virtual bool flag(int column) const = 0;
    virtual std::string_view text(int column) const = 0;
    /// Bytes of a `@blob`; valid until the next call on this row.
    virtual std::string_view bytes(int column) const = 0;
    virtual Uuid uuid(int column) const = 0;
    /// Any column as people read it: ids as UUID text, other bytes as hexadecimal digits, NULL as "NULL".
    virtual std::string shown(int column) const = 0;

    /// Reads a column as the type it was stored from: `row.get<AreaId>("area_id")`,
    /// `row.get<std::optional<Instant>>("closed_at_ms")`. Use `blob()` for binary columns.
    template <class T>
    T get(std::string_view column_name) const {
        return get<T>(column(column_name));
    }
    template <class T>
    T get(int index) const;
    std::string blob(std::string_view column_name) const { return std::string(bytes(column(column_name))); }
};

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

template <class T>
T Row::get(int index) const {
    if constexpr (is_optional<T>::value) {
        if (null(index)) return std::nullopt;
        return get<typename T::value_type>(index);
    } else {
        if (null(index)) throw StoreFault("unexpected NULL in " + std::string(name(index)));
        if constexpr (std::same_as<T, bool>)
            return flag(index);
        else if constexpr (std::same_as<T, TenantId>)
            return TenantId{i64(index)};
        else if constexpr (std::same_as<T, Fen>)
            return Fen{i64(index)};
        else if constexpr (std::same_as<T, Instant>)
            return from_ms(i64(index));
        else if constexpr (std::integral<T>)
            return static_cast<T>(i64(index));
        else if constexpr (std::floating_point<T>)
            return real(index);
        else if constexpr (std::same_as<T, std::string>)
            return std::string(text(index));
        else if constexpr (std::same_as<T, Uuid>)
            return uuid(index);
        else if constexpr (AnyId<T>)
            return T(uuid(index));
        else if constexpr (std::same_as<T, Date>) {
            const auto date = Date::parse(text(index));
            if (!date) throw StoreFault(std::string(name(index)) + " holds no date");
            return *date;
        } else if constexpr (Worded<T>) {
            const auto found = from_word<T>(text(index));
            if (!found)
                throw StoreFault(std::string(name(index)) + " holds an unknown word: " + std::string(text(index)));
            return *found;
        } else
            static_assert(!sizeof(T), "no column type for T");
    }
}

}  // namespace linli::db
