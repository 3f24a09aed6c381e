#include "rules.h"

#include <linli/base/text.h>
#include <linli/crypto/random.h>

namespace linli::identity::rules {
namespace {

constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";  // Crockford's: no i, l, o, u
static_assert(alphabet.size() == 32);

std::string groups(std::size_t count, std::size_t size) {
    const auto random = crypto::random_bytes(count * size);
    std::string out;
    for (std::size_t i = 0; i < random.size(); ++i) {
        if (i > 0 && i % size == 0) out += '-';
        out += alphabet[static_cast<unsigned char>(random[i]) & 31U];
    }
    return out;
}

int kinds(std::string_view password) {
    bool lower = false, upper = false, digit = false, other = false;
    for (const char c : password) {
        if (c >= 'a' && c <= 'z')
            lower = true;
        else if (c >= 'A' && c <= 'Z')
            upper = true;
        else if (c >= '0' && c <= '9')
            digit = true;
        else
            other = true;
    }
    return int{lower} + int{upper} + int{digit} + int{other};
}

struct Word {
    std::string_view sign, name;
};

std::string_view first_of(std::string_view text, std::initializer_list<Word> list) {
    for (const auto& [sign, name] : list)
        if (text.find(sign) != std::string_view::npos) return name;
    return {};
}

}  // namespace

std::optional<std::string> normal_login(std::string_view typed) {
    auto name = text::lower_ascii(text::trim(text::half_width(typed)));
    if (name.size() < 3 || name.size() > 40 || name.front() < 'a' || name.front() > 'z') return std::nullopt;
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    };
    if (!std::all_of(name.begin(), name.end(), allowed)) return std::nullopt;
    return name;
}

std::optional<std::string> weakness(std::string_view password, std::string_view login_name) {
    const auto length = text::code_points(password);
    if (length < 10) return "密码至少 10 个字符";
    if (length < 16 && kinds(password) < 3) return "密码须含大写字母、小写字母、数字、符号中的三类，或不少于 16 个字符";
    const auto lower = text::lower_ascii(password);
    if (login_name.size() >= 3 && lower.find(login_name) != std::string::npos) return "密码不能包含登录名";
    if (std::all_of(lower.begin(), lower.end(), [&](char c) { return c == lower.front(); }))
        return "密码不能只由一个字符组成";
    return std::nullopt;
}

std::string device_of(std::string_view agent) {
    const auto program = first_of(agent, {{"MicroMessenger", "微信"},
                                          {"Edg/", "Edge"},
                                          {"Firefox/", "Firefox"},
                                          {"Chrome/", "Chrome"},
                                          {"Safari/", "Safari"},
                                          {"curl/", "curl"}});
    const auto system = first_of(agent, {{"Android", "Android"},
                                         {"iPhone", "iPhone"},
                                         {"iPad", "iPad"},
                                         {"HarmonyOS", "HarmonyOS"},
                                         {"Windows", "Windows"},
                                         {"Mac OS", "macOS"},
                                         {"Linux", "Linux"}});
    if (program.empty() && system.empty()) return "未知设备";
    if (program.empty() || system.empty()) return std::string(program.empty() ? system : program);
    return std::string(program) + " · " + std::string(system);
}

std::string initial_password() { return groups(4, 4); }

std::string recovery_code() { return groups(2, 5); }

std::string normal_code(std::string_view typed) {
    std::string out;
    for (const char c : text::lower_ascii(text::half_width(typed)))
        if (c != ' ' && c != '-') out += c;
    return out;
}

}  // namespace linli::identity::rules
