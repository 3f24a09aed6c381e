// Numbers that people type and copy: what is accepted has the right check character, is written the same way again,
// and stops being accepted when one character changes.
#include <linli/base/codes.h>
#include <linli/base/id.h>
#include <linli/base/text.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace linli {
namespace {

void require(bool truth) {
    if (!truth) std::abort();
}

void check_uuid(std::string_view text) {
    if (const auto uuid = Uuid::parse(text)) {
        require(uuid->text() == text::lower_ascii(text));
        require(Uuid::from_bytes(uuid->byte_view()) == uuid);
    }
    if (const auto uuid = Uuid::from_bytes(text.substr(0, 16))) {
        require(Uuid::parse(uuid->text()) == uuid);
        if (const auto ms = uuid->v7_ms()) require(*ms >= 0 && *ms < (std::int64_t{1} << 48));
    }
}

void check_id_number(std::string_view text) {
    if (const auto number = codes::parse_id_number(text)) {
        const auto& digits = number->digits;
        require(codes::id_number_check(std::string_view(digits).substr(0, 17)) == digits[17]);
        const auto again = codes::parse_id_number(digits);
        require(again && again->digits == digits && again->birth == number->birth);
        require(digits.starts_with(number->area_code));
        auto birth = number->birth.text();
        std::erase(birth, '-');
        require(std::string_view(digits).substr(6, 8) == birth);
        for (std::size_t i = 0; i < 17; ++i) {
            auto wrong = digits;
            wrong[i] = wrong[i] == '9' ? '0' : static_cast<char>(wrong[i] + 1);
            require(!codes::parse_id_number(wrong));
        }
        require(codes::mask_id_number(digits) == digits.substr(0, 3) + "***********" + digits.substr(14));
    }
    if (const auto wide = codes::widen_id_number(text)) {
        require(codes::parse_id_number(*wide).has_value());
        require(wide->substr(0, 6) + wide->substr(8, 9) == text);
    }
}

/// Any 17 digits have exactly one check character.
void check_completion(std::string_view bytes) {
    if (bytes.size() < 17) return;
    std::string digits;
    for (const char c : bytes.substr(0, 17)) digits += static_cast<char>('0' + static_cast<std::uint8_t>(c) % 10);
    int accepted = 0;
    for (const char c : std::string_view("0123456789X")) accepted += codes::parse_id_number(digits + c) ? 1 : 0;
    require(accepted <= 1);
}

void check_uscc(std::string_view text) {
    if (!codes::valid_uscc(text)) return;
    require(codes::uscc_check(text.substr(0, 17)) == text[17]);
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string wrong(text);
        wrong[i] = wrong[i] == '3' ? '4' : '3';
        require(!codes::valid_uscc(wrong));
    }
}

void check_mobile(std::string_view text) {
    const auto digits = codes::normal_mobile(text);
    if (!digits) return;
    require(digits->size() == 11 && codes::normal_mobile(*digits) == digits);
    require(codes::normal_mobile("+86 " + *digits) == digits);
    require(codes::mask_phone(*digits).substr(3, 4) == "****");
}

/// A mask shows text when it was given text, and never the whole of it.
void check_masks(std::string_view text) {
    for (const auto& shown : {codes::mask_name(text), codes::mask_phone(text), codes::mask_id_number(text)}) {
        if (!text::valid_utf8(text)) continue;  // nothing of the kind is ever stored
        require(text::valid_utf8(shown));
        require(text::trim(text).empty() || shown.find('*') != std::string::npos);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check_uuid(text);
    check_id_number(text);
    check_completion(text);
    check_uscc(text);
    check_mobile(text);
    check_masks(text);
    return 0;
}

}  // namespace linli
