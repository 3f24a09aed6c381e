#include <linli/config/config.h>

#include "nearest.h"
#include "toml_file.h"
#include "value.h"

#include <algorithm>
#include <utility>

namespace linli::config {

/// Collects values from the weakest source to the strongest, and every mistake on the way.
class Loader {
public:
    explicit Loader(const Declarations& declarations) : declarations_(declarations) {
        for (const auto& [key, declaration] : declarations.all()) {
            settings_.entries_[key].value = declaration.default_value;
            keys_.push_back(key);
            variables_.push_back(declaration.variable());
            by_variable_.emplace(declaration.variable(), &declaration);
        }
    }

    void read_file(const Sources& sources) {
        const auto name = sources.file_name.empty() ? std::string("配置文件") : sources.file_name;
        const auto parsed = read_toml(sources.file_text);
        if (const auto* const fault = std::get_if<TomlFault>(&parsed)) {
            fail("", "malformed", at(name, fault->line), "不是有效的 TOML：" + fault->reason);
            return;
        }
        for (const auto& entry : std::get<std::vector<TomlEntry>>(parsed)) {
            const auto place = at(name, entry.line);
            const auto* const declaration = declarations_.find(entry.key);
            if (declaration == nullptr) {
                unknown(entry.key, place, keys_);
            } else {
                take(*declaration, typed(declaration->kind(), entry.value), Origin::file, place);
            }
        }
    }

    void read_environment(const Sources& sources) {
        for (const auto& [name, text] : sources.environment) {
            const auto place = "环境变量 " + name;
            const auto found = by_variable_.find(name);
            if (found != by_variable_.end()) {
                take(*found->second, parse_value(found->second->kind(), text), Origin::environment, place);
            } else if (!excused(name, sources.other_variables)) {
                unknown(name, place, variables_);
            }
        }
    }

    void read_overrides(const Sources& sources) {
        for (const auto& text : sources.overrides) {
            const auto equals = text.find('=');
            const auto key = text.substr(0, equals);
            const auto place = "命令行 " + key;
            const auto* const declaration = declarations_.find(key);
            if (equals == std::string::npos) {
                fail(key, "malformed", place, "应写成 名称=值");
            } else if (declaration == nullptr) {
                unknown(key, place, keys_);
            } else {
                take(*declaration, parse_value(declaration->kind(), text.substr(equals + 1)), Origin::flag, place);
            }
        }
    }

    Result<Settings> finish() && {
        if (!errors_.empty()) return refuse(invalid_settings, std::move(errors_));
        return std::move(settings_);
    }

private:
    static std::string at(const std::string& file, std::size_t line) {
        return file + " 第 " + std::to_string(line) + " 行";
    }

    /// TOML has no durations and sizes: there they are texts.
    static std::optional<Value> typed(Kind kind, const std::optional<Value>& value) {
        if (!value) return std::nullopt;
        const auto* const text = std::get_if<std::string>(&*value);
        const bool spelled = kind == Kind::duration || kind == Kind::size;
        if (spelled) return text != nullptr ? parse_value(kind, *text) : std::nullopt;
        return static_cast<Kind>(value->index()) == kind ? value : std::nullopt;
    }

    static bool excused(std::string_view name, const std::vector<std::string>& others) {
        return std::any_of(others.begin(), others.end(), [&](std::string_view other) {
            if (!other.ends_with('*')) return name == other;
            return name.starts_with(other.substr(0, other.size() - 1));
        });
    }

    void take(const Declaration& declaration, std::optional<Value> value, Origin origin, const std::string& place) {
        if (!value) {
            fail(declaration.key, "wrong_type", place, "应为" + std::string(example(declaration.kind())));
        } else if (auto wrong = violation(declaration, *value)) {
            fail(declaration.key, wrong->code, place, wrong->message);
        } else {
            settings_.entries_[declaration.key] = {std::move(*value), origin};
        }
    }

    void unknown(const std::string& name, const std::string& place, const std::vector<std::string>& known) {
        const auto meant = nearest(name, known);
        fail(name, "unknown", place,
             meant.empty() ? "没有这个配置项 " + name : "没有这个配置项 " + name + "，是否指 " + meant + "？");
    }

    void fail(std::string pointer, std::string code, const std::string& place, const std::string& message) {
        errors_.push_back({std::move(pointer), std::move(code), place + "：" + message});
    }

    const Declarations& declarations_;
    Settings settings_;
    std::vector<std::string> keys_, variables_;
    std::map<std::string, const Declaration*> by_variable_;
    std::vector<FieldError> errors_;
};

Result<Settings> load(const Declarations& declarations, const Sources& sources) {
    Loader loader(declarations);
    loader.read_file(sources);
    loader.read_environment(sources);
    loader.read_overrides(sources);
    return std::move(loader).finish();
}

}  // namespace linli::config
