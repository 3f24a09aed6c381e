#include <linli/notifications/notifier.h>

namespace linli::notifications {
namespace {

using messaging::Template;
using messaging::TemplateState;
using messaging::Variable;
using messaging::VariableType;

const Variable number{"number", VariableType::text, "受理编号"};
const Variable said{"text", VariableType::text, "内容"};
const Variable late_clock{"clock", VariableType::text, "时限种类"};
const Variable helper{"helper", VariableType::text, "协办单位或协办人"};
const Variable level{"level", VariableType::text, "督办级别"};
const Variable colleague{"colleague", VariableType::text, "同事姓名"};
const Variable due{"due", VariableType::moment, "到期时间"};

Template form(std::string code, std::string title, std::string body, std::vector<Variable> variables,
              std::string short_body = {}) {
    Template out;
    out.code = std::move(code);
    out.edition = 0;
    out.state = TemplateState::published;
    out.title = std::move(title);
    out.body = std::move(body);
    out.short_body = std::move(short_body);
    out.variables = std::move(variables);
    return out;
}

std::vector<Template> for_reporters() {
    return {
        form("case-asked", "请补充信息",
             "{recipient}您好，您反映的{number}号事项需要您补充：{text} 请在“我的事项”中回复。", {number, said},
             "{recipient}您好，您反映的{number}号事项需要补充：{text} 请回电社区或登录后回复。"),
        form("case-declined", "您反映的事项不属于本级职责", "{recipient}您好，关于您反映的{number}号事项：{text}",
             {number, said}),
        form("case-joined", "您反映的事项合并办理",
             "{recipient}您好，您反映的{number}号事项与他人反映的同一问题合并办理，办理结果将一并告知您。", {number}),
        form("case-progress", "您反映的事项有新进展", "{recipient}您好，您反映的{number}号事项：{text}",
             {number, said}),
        form("case-reopened", "您反映的事项正在继续办理",
             "{recipient}您好，您反映的{number}号事项正在继续办理，办理结果将再次告知您。", {number}),
        form("case-resolved", "您反映的事项已有办理结果",
             "{recipient}您好，您反映的{number}号事项的办理结果：{text} 问题是否解决，请在“我的事项”中评价。",
             {number, said}, "{recipient}您好，您反映的{number}号事项的办理结果：{text} 如未解决，请回电社区。")};
}

std::vector<Template> for_staff() {
    return {form("case-answer-stuck", "有答复未能送达平台",
                 "{number}号事项发往“{platform}”的答复未能送达，请核实原因后重新发送，或者按规定放弃。",
                 {number, {"platform", VariableType::text, "平台名称"}}),
            form("case-answered", "反映人已补充说明", "{number}号事项的反映人已补充说明，请继续办理。", {number}),
            form("case-assigned", "有新的事项交您办理", "{number}号事项已交由您办理，请于{due}前首次联系反映人。",
                 {number, due}),
            form("case-breach", "事项已超时", "{number}号事项的{clock}已于{due}到期，超时将逐级上报，请立即办理。",
                 {number, late_clock, due}),
            form("case-escalated", "事项超时，请督促办理",
                 "{number}号事项的{clock}已于{due}到期，至今没有完成，请督促办理。", {number, late_clock, due}),
            form("case-goes-on", "事项需要继续办理", "{number}号事项重新进入办理，请查看原因后继续跟进。", {number}),
            form("case-help-asked", "请您协办", "请协助办理{number}号事项，请于{due}前完成，完成后填写结果。",
                 {number, due}),
            form("case-help-done", "协办任务已完成", "{helper}已完成{number}号事项的协办任务，请查看结果。",
                 {helper, number}),
            form("case-help-late", "协办任务已超期",
                 "{number}号事项的协办任务（{helper}）已于{due}到期，尚未完成，请跟进。", {number, helper, due}),
            form("case-help-returned", "协办任务被退回",
                 "{helper}退回了{number}号事项的协办任务，请查看原因并另行安排。", {helper, number}),
            form("case-help-withdrawn", "协办任务已撤回", "{number}号事项的协办任务已撤回，无需继续办理。", {number}),
            form("case-supervised", "事项被督办", "{number}号事项已被{level}，请于{due}前反馈办理进展。",
                 {number, level, due}),
            form("case-supervision-answered", "督办事项已有反馈",
                 "您对{number}号事项的{level}已有反馈，请确认后解除或再次督办。", {number, level}),
            form("case-supervision-inherited", "督办事项转由您跟进",
                 "原督办人已不再跟进，{number}号事项的{level}转由您跟进。", {number, level}),
            form("case-supervision-lifted", "督办已解除", "{number}号事项的{level}已解除。", {number, level}),
            form("case-supervision-overdue", "督办事项逾期未反馈",
                 "您对{number}号事项的{level}已于{due}到期，责任人尚未反馈，请跟进。", {number, level, due}),
            form("case-to-triage", "有事项待您分派", "{number}号事项需要您确定办理单位和责任人。", {number}),
            form("case-warning", "事项即将到期", "{number}号事项的{clock}将于{due}到期，请抓紧办理。",
                 {number, late_clock, due}),
            form("case-withdrawn", "反映人已撤回", "{number}号事项已由反映人撤回，无需继续办理。", {number})};
}

std::vector<Template> for_shifts() {
    const Variable open{"open", VariableType::number, "在办件数"}, overdue{"overdue", VariableType::number, "超时件数"};
    const Variable at{"at", VariableType::moment, "交班时间"};
    return {
        form("shift-accepted", "您的交班已确认", "{colleague}已确认接班。", {colleague}),
        form("shift-declined", "您的交班未被接收", "{colleague}没有接班，请查看所缺内容，补充后重新交班。",
             {colleague}),
        form("shift-offered", "请确认接班",
             "{colleague}向您交班，在办{open}件，其中超时{overdue}件，请查看汇总并确认。", {colleague, open, overdue}),
        form("shift-unsigned", "交接班仍待您确认", "{colleague}于{at}向您交班，至今没有确认，请确认或说明所缺内容。",
             {colleague, at}),
        form("shift-waiting", "您的交班仍未确认", "您于{at}的交班，{colleague}至今没有确认，请联系对方。",
             {colleague, at}),
        form("shift-withdrawn", "交班已收回", "{colleague}已收回交班，无需接班。", {colleague})};
}

}  // namespace

std::span<const Template> templates() {
    static const std::vector<Template> all = [] {
        auto out = for_reporters();
        for (auto& one : for_staff()) out.push_back(std::move(one));
        for (auto& one : for_shifts()) out.push_back(std::move(one));
        return out;
    }();
    return all;
}

}  // namespace linli::notifications
