#include <linli/reference/forms.h>

#include <algorithm>
#include <utility>

namespace linli::reference {
namespace {

constexpr std::pair<std::string_view, Group> groups[] = {
    {"population", Group::object}, {"housing", Group::object}, {"enterprise", Group::object},
    {"facility", Group::object},   {"event", Group::business}, {"account", Group::business},
    {"sensing", Group::sensing},
};

}  // namespace

std::optional<Group> group_of(const Entry& entry) {
    const auto library = entry.text("library");
    const auto found =
        std::find_if(std::begin(groups), std::end(groups), [&](const auto& g) { return g.first == library; });
    return found == std::end(groups) ? std::nullopt : std::optional(found->second);
}

std::optional<Closed> closed(const List& catalogue, std::string_view entry) {
    const auto* found = catalogue.find(entry);
    if (found == nullptr || found->text("purpose").empty() || found->text("basis").empty())
        return Closed::not_in_catalogue;
    if (found->text("sensitivity") == outside_level) return Closed::external_only;
    return std::nullopt;
}

FieldError closed_fault(std::string pointer, std::string_view label, std::string_view entry, Closed why) {
    auto message = "“" + std::string(label) + "”（" + std::string(entry) + "）";
    message += why == Closed::not_in_catalogue
                   ? "在数据资源目录中没有用途和法律依据，不能采集"
                   : "按数据资源目录只能留在外部系统，不能入库；需要关联时改填“外部系统编号”，只存编号";
    return {std::move(pointer), std::string(word(why)), std::move(message)};
}

std::vector<std::string> uncovered(const List& catalogue, std::span<const FormField> forms) {
    std::vector<std::string> out;
    for (const auto& one : forms) {
        if (one.entry == named_beside) continue;
        if (closed(catalogue, one.entry) != Closed::not_in_catalogue) continue;
        out.push_back(one.form + "." + one.field + "（" + one.form_title + "“" + one.label +
                      "”）在数据资源目录中没有用途和法律依据" + (one.entry.empty() ? "" : "：" + one.entry));
    }
    return out;
}

}  // namespace linli::reference
