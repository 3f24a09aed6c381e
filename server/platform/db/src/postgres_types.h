#pragma once

#include <libpq-fe.h>

namespace linli::db::postgres {

// Type numbers of the system catalogue; they never change.
inline constexpr Oid oid_bool = 16;
inline constexpr Oid oid_bytea = 17;
inline constexpr Oid oid_name = 19;
inline constexpr Oid oid_int8 = 20;
inline constexpr Oid oid_int2 = 21;
inline constexpr Oid oid_int4 = 23;
inline constexpr Oid oid_text = 25;
inline constexpr Oid oid_varchar = 1043;
inline constexpr Oid oid_numeric = 1700;
inline constexpr Oid oid_uuid = 2950;
inline constexpr Oid oid_float4 = 700;
inline constexpr Oid oid_float8 = 701;

}  // namespace linli::db::postgres
