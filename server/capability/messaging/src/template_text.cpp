#include "template_text.h"

#include <linli/base/date.h>
#include <linli/base/money.h>
#include <linli/base/text.h>
#include <linli/messaging/problems.h>

#include <boost/json/value.hpp>

#include <algorithm>
#include <set>

namespace linli::messaging {
namespace {

constexpr std::size_t longest_value = 200;
constexpr std::int64_t most_fen = 1'000'000'000'000;

bool plain_name(std::string_view name) {
    return !name.empty() && name[0] >= 'a' && name[0] <= 'z' && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

/// Walks over a text: `plain` gets pieces, `variable` gets names. @return false when a brace has no partner
template <class Plain, class Variable>
bool walk(std::string_view text, Plain plain, Variable variable) {
    while (!text.empty()) {
        const auto brace = text.find_first_of("{}");
        plain(text.substr(0, brace));
        if (brace == std::string_view::npos) return true;
        text.remove_prefix(brace);
        if (text.size() > 1 && text[1] == text[0]) {
            plain(text.substr(0, 1));
            text.remove_prefix(2);
            continue;
        }
        const auto close = text.find('}');
        if (text[0] == '}' || close == std::string_view::npos) return false;
        variable(text.substr(1, close - 1));
        text.remove_prefix(close + 1);
    }
    return true;
}

void check_text(std::string_view pointer, std::string_view text, const std::set<std::string, std::less<>>& known,
                std::set<std::string, std::less<>>& used, std::vector<FieldError>& errors) {
    const bool closed = walk(
        text, [](std::string_view) {},
        [&](std::string_view name) {
            used.emplace(name);
            if (name != recipient_variable && known.find(name) == known.end())
                errors.push_back(
                    {std::string(pointer), "unknown_variable", "没有定义变量 {" + std::string(name) + "}"});
        });
    if (!closed) errors.push_back({std::string(pointer), "open_brace", "花括号没有成对，花括号本身请写两次"});
}

std::optional<std::string> text_of(const Variable& variable, const boost::json::value& value) {
    switch (variable.type) {
    case VariableType::text: {
        if (!value.is_string()) return std::nullopt;
        const std::string out(value.get_string());
        const bool plain = std::none_of(out.begin(), out.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
        if (!plain || text::code_points(out) > longest_value || text::trim(out).empty()) return std::nullopt;
        return out;
    }
    case VariableType::number:
        return value.is_int64() ? std::optional(std::to_string(value.get_int64())) : std::nullopt;
    case VariableType::date: {
        const auto day = value.is_string() ? Date::parse(std::string_view(value.get_string())) : std::nullopt;
        return day ? std::optional(day->text()) : std::nullopt;
    }
    case VariableType::moment:
        if (!value.is_int64() || value.get_int64() < 0 || value.get_int64() > 32'503'680'000'000) return std::nullopt;
        return shanghai_text(from_ms(value.get_int64()));
    case VariableType::money:
        if (!value.is_int64() || value.get_int64() > most_fen || value.get_int64() < -most_fen) return std::nullopt;
        return yuan_text(Fen{value.get_int64()});
    }
    return std::nullopt;
}

}  // namespace

std::vector<FieldError> template_errors(const SaveTemplate& in) {
    std::vector<FieldError> errors;
    std::set<std::string, std::less<>> known, used;
    for (std::size_t i = 0; i < in.variables.size(); ++i) {
        const auto& name = in.variables[i].name;
        const auto pointer = "/variables/" + std::to_string(i) + "/name";
        if (!plain_name(name) || name == recipient_variable)
            errors.push_back({pointer, "bad_name", "变量名应为小写字母开头，且不能用 recipient"});
        else if (!known.insert(name).second)
            errors.push_back({pointer, "twice", "变量名重复"});
    }
    check_text("/title", in.title, known, used, errors);
    check_text("/body", in.body, known, used, errors);
    check_text("/short_body", in.short_body, known, used, errors);
    for (std::size_t i = 0; i < in.variables.size(); ++i)
        if (used.find(in.variables[i].name) == used.end())
            errors.push_back({"/variables/" + std::to_string(i), "unused", "标题和正文都没有用到这个变量"});
    return errors;
}

Result<Filling> fill(const std::vector<Variable>& variables, const boost::json::object& values) {
    std::vector<FieldError> errors;
    Filling out;
    for (const auto& variable : variables) {
        const auto* value = values.if_contains(variable.name);
        auto text = value == nullptr ? std::nullopt : text_of(variable, *value);
        if (text)
            out.emplace(variable.name, *std::move(text));
        else
            errors.push_back(
                {"/variables/" + variable.name, value == nullptr ? "required" : "wrong_type",
                 value == nullptr ? "缺少变量：" + variable.label : "变量的值不合要求：" + variable.label});
    }
    for (const auto& [name, value] : values) {
        const bool known = std::any_of(variables.begin(), variables.end(),
                                       [&name = name](const Variable& one) { return name == one.name; });
        if (!known) errors.push_back({"/variables", "unknown", "模板没有这个变量"});
    }
    if (!errors.empty()) return refuse(bad_variables, std::move(errors));
    return out;
}

std::string render(std::string_view text, const Filling& filling) {
    std::string out;
    walk(
        text, [&](std::string_view plain) { out.append(plain); },
        [&](std::string_view name) {
            if (const auto at = filling.find(name); at != filling.end()) out.append(at->second);
        });
    return out;
}

Rendered render(const Template& form, Channel channel, const Filling& filling) {
    const bool roomy = channel == Channel::app || channel == Channel::mail;
    const auto& text = roomy || form.short_body.empty() ? form.body : form.short_body;
    return {roomy || channel == Channel::wechat ? render(form.title, filling) : std::string(), render(text, filling)};
}

}  // namespace linli::messaging
