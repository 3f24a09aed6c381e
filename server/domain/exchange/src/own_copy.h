#pragma once

#include <linli/exchange/my_data_views.h>
#include <linli/registry/views.h>

#include <filesystem>
#include <string>

namespace linli::exchange {

/// Everything that a copy holds.
struct CopyContent {
    registry::PersonDisclosure person;
    MyData data;
    MyLooks looks;
    MyShares shares;
    static constexpr std::string_view schema_name = "OwnCopyContent";
    static constexpr auto fields() {
        using C = CopyContent;
        return std::tuple{json::field("person", &C::person, "本人信息"), json::field("data", &C::data, "信息及其来源"),
                          json::field("looks", &C::looks, "谁看过"), json::field("shares", &C::shares, "共享记录")};
    }
};

/// The same as a workbook of four sheets. @param path where it is written and removed again @return its bytes
std::string workbook_of(const CopyContent& content, const std::filesystem::path& path, Instant made_at);

}  // namespace linli::exchange
