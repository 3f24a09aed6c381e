#include <linli/imports/records.h>

#include <linli/base/codes.h>
#include <linli/base/text.h>

#include "block_rules.h"
#include "values.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace linli::imports {
namespace {

namespace classes {
constexpr int format = 1, code = 3, twice = 5, range = 11;
}  // namespace classes

std::string quoted(std::string_view raw) { return "“" + std::string(text::prefix(raw, 20)) + "”"; }

/// What a reader may see of a value that could not be read.
std::string shown(const FieldSpec& field, std::string_view raw) {
    if (field.sensitivity < json::Sensitivity::personal) return quoted(raw);
    return "（" + std::to_string(text::code_points(raw)) + " 个字符）";
}

}  // namespace

struct RowChecker::Impl {
    Impl(const Template& form_in, Date today_in) : form(form_in), today(today_in), rules(form_in, today_in) {
        id_number = form.index("id_number");
        birth = form.index("birth");
        key = form.index("key");
    }

    const Template& form;
    Date today;
    BlockRules rules;
    std::optional<std::size_t> id_number, birth, key;
    std::unordered_map<std::size_t, std::uint32_t> numbers, keys;  ///< hash of a value -> the row that had it first
    std::vector<Finding>* out = nullptr;
    const Record* record = nullptr;

    void say(int error_class, const std::string& field, std::string why, std::string fix,
             sheet::Grade grade = sheet::Grade::error) const {
        out->push_back({record->row, error_class, field, std::move(why), std::move(fix), grade});
    }

    void unread(const FieldSpec& field, const FieldValue& value) const {
        if (value.too_long) {
            say(classes::format, field.name, field.label + "太长，不像一个值", "请只填写" + field.label + "本身");
        } else if (value.error) {
            say(classes::format, field.name, field.label + "是公式错误，没有结果", "请改成公式应得的值，粘贴为数值");
        } else if (field.kind == FieldKind::code) {
            say(classes::code, field.name, field.label + shown(field, value.raw) + "不在代码表中",
                "请从模板的可选值中选择，或在列对应中说明它是哪个代码");
        } else if (field.kind == FieldKind::date) {
            say(classes::format, field.name, field.label + shown(field, value.raw) + "不是有效日期",
                "请写成 2024-05-01 的样子");
        } else if (field.kind == FieldKind::phone) {
            say(classes::format, field.name, field.label + "的位数或号段不对" + shown(field, tight(value.raw)),
                "请填写 11 位手机号，或带区号的固定电话");
        } else if (field.kind == FieldKind::reference) {
            say(classes::format, field.name, field.label + "不是编号",
                "只填外部系统的编号（字母、数字和 - _ / .），内容不填");
        } else {
            say(classes::format, field.name, field.label + shown(field, value.raw) + "不是数字", "请只填写数字");
        }
    }

    /// Shape of one value that could be read.
    void shape(const FieldSpec& field, const FieldValue& value) const {
        if (value.rounded)
            say(classes::format, field.name, field.label + "被表格软件改成了近似的数，末几位已丢失",
                "请把这一列设为文本格式后重新填写");
        if (value.damaged)
            say(classes::format, field.name, field.label + "中有无法识别的字符", "请重新填写，另存为 .xlsx 或 UTF-8");
        if (field.kind == FieldKind::name && !rules.covers(field) && !fits_name(value.value))
            say(classes::format, field.name, field.label + "中有不该出现的字符", "请只填写姓名，去掉数字、符号和备注");
        if (field.kind == FieldKind::date && !rules.covers(field)) day(field, value);
    }

    /// Days of the past that lie ahead.
    void day(const FieldSpec& field, const FieldValue& value) const {
        const auto when = Date::parse(value.value);
        if (when && field.name != "licence_until" && *when > today)
            say(classes::range, field.name, field.label + "在今天之后", "请核对年份");
    }

    /// Somebody without a birthday can be nobody's record.
    void birthday() const {
        if (form.library != Library::people || !record->get(birth).empty() || record->fields[*birth].unread) return;
        const auto number = record->get(id_number);
        const auto full = number.size() == 15 ? codes::widen_id_number(number) : std::optional(std::string(number));
        if (number.empty() || !full || !codes::parse_id_number(*full))
            say(classes::format, "birth", "没有出生日期，也没有能读出生日期的身份证号", "请补填出生日期");
    }

    void duplicates() {
        const auto number = record->get(id_number);
        if (!number.empty()) {
            const auto full = number.size() == 15 ? codes::widen_id_number(number).value_or(std::string(number))
                                                  : std::string(number);
            const auto [first, fresh] = numbers.emplace(std::hash<std::string>{}(full), record->row);
            // Within a block the rules compare whole records; a number of an earlier block is only known here.
            if (!fresh && (!rules.covers(form.fields[*id_number]) || first->second < rules.first_row()))
                say(classes::twice, "id_number",
                    "与第 " + std::to_string(first->second) + " 行的身份证号相同，可能是同一个人登记了两次",
                    "请核对后删去多余的一行，或改正号码");
        }
        const auto own = record->get(key);
        if (own.empty()) return;
        const auto [first, fresh] = keys.emplace(std::hash<std::string_view>{}(own), record->row);
        if (!fresh)
            say(classes::twice, "key", form.fields[*key].label + "与第 " + std::to_string(first->second) + " 行相同",
                "请核对后删去多余的一行，或改正编号");
    }
};

RowChecker::RowChecker(const Template& form, Date today) : impl_(std::make_unique<Impl>(form, today)) {}
RowChecker::~RowChecker() = default;
RowChecker::RowChecker(RowChecker&&) noexcept = default;

void RowChecker::check(const Record& record, std::vector<Finding>& out) {
    auto& self = *impl_;
    self.out = &out;
    self.record = &record;
    for (std::size_t i = 0; i < self.form.fields.size(); ++i) {
        const auto& field = self.form.fields[i];
        const auto& value = record.fields[i];
        const bool judged = self.rules.covers(field) && !value.error && !value.too_long;
        if (value.unread && !judged)
            self.unread(field, value);
        else if (!value.value.empty())
            self.shape(field, value);
        else if (field.required && !judged)
            self.say(classes::format, field.name, "没有填写" + field.label, "请补填" + field.label);
    }
    self.rules.add(record, out);
    self.birthday();
    self.duplicates();
}

void RowChecker::finish(std::vector<Finding>& out) { impl_->rules.flush(out); }

}  // namespace linli::imports
