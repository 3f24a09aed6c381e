#include "procedure.h"

#include <array>
#include <utility>

namespace linli::quality {
namespace {

constexpr auto table = std::to_array<Step>({
    {TaskState::open, TaskAction::start, TaskState::underway},
    {TaskState::open, TaskAction::finish, TaskState::done},
    {TaskState::open, TaskAction::not_met, TaskState::open},
    {TaskState::underway, TaskAction::finish, TaskState::done},
    {TaskState::underway, TaskAction::not_met, TaskState::open},
    {TaskState::done, TaskAction::reopen, TaskState::open},
});

struct ClassTask {
    int days;
    std::string_view question;
    bool wants_value;  ///< a right value can be typed
    std::vector<TaskOutcome> outcomes;
};

const std::array<ClassTask, 12>& class_tasks() {
    using O = TaskOutcome;
    static const std::array<ClassTask, 12> list{
        {{14, "请对照证件核对这一项，登记时可能少写或多写了字符。", true, {O::corrected, O::right_as_recorded}},
         {14, "请对照身份证或执照原件核对号码，抄录时可能写错一位。", true, {O::corrected, O::no_such_person}},
         {14, "请对照证件核对号码的前六位，或核对代码是否选错。", true, {O::corrected, O::right_as_recorded}},
         {14, "请对照身份证核对出生日期和性别，以证件为准。", true, {O::corrected, O::right_as_recorded}},
         {10,
          "两条记录像是同一个人，请问现在住在哪里、哪一条是现在的情况？",
          false,
          {O::same_person, O::right_as_recorded, O::no_such_person}},
         {14,
          "登记的地址找不到门牌，请问具体是哪栋哪单元哪户？",
          false,
          {O::corrected, O::moved_out, O::no_such_person}},
         {3,
          "请先向家属或楼栋长婉转了解，核对户籍注销情况，避免直接询问本人。",
          false,
          {O::deceased, O::right_as_recorded}},
         {7, "请问家里现在还有哪几位常住？有没有搬走的？", false, {O::moved_out, O::right_as_recorded}},
         {14,
          "请核对一家人的关系：户主是谁，各人与户主是什么关系，是否都住在这里？",
          false,
          {O::corrected, O::right_as_recorded}},
         {10,
          "请核对这套房屋现在的用途，住了几个人，是自住、出租还是空置。",
          false,
          {O::corrected, O::right_as_recorded}},
         {21,
          "这条记录很久没有核实或日期不合理，请当面核对一遍。",
          true,
          {O::right_as_recorded, O::corrected, O::moved_out}},
         {7,
          "近期情况与登记的不一致，请了解本人现在的住处，只核对记录，不作判断。",
          false,
          {O::right_as_recorded, O::moved_out, O::corrected, O::no_such_person}}}};
    return list;
}

const ClassTask& of(int error_class) { return class_tasks().at(static_cast<std::size_t>(error_class - 1)); }

std::string_view label(TaskOutcome outcome) {
    switch (outcome) {
    case TaskOutcome::right_as_recorded: return "核对无误";
    case TaskOutcome::corrected: return "已更正";
    case TaskOutcome::moved_out: return "已搬走";
    case TaskOutcome::deceased: return "已去世";
    case TaskOutcome::same_person: return "是同一人";
    case TaskOutcome::no_such_person: return "查无此人";
    }
    return {};
}

}  // namespace

std::span<const Step> steps() { return table; }

std::optional<TaskState> next_state(TaskState from, TaskAction action) {
    for (const auto& step : table)
        if (step.from == from && step.action == action) return step.to;
    return std::nullopt;
}

bool may_move(MeasureState from, MeasureState to) {
    using S = MeasureState;
    constexpr auto moves = std::to_array<std::pair<S, S>>({{S::plan, S::act},
                                                           {S::act, S::check},
                                                           {S::check, S::adjust},
                                                           {S::check, S::closed},
                                                           {S::adjust, S::plan},
                                                           {S::adjust, S::closed}});
    for (const auto& move : moves)
        if (move.first == from && move.second == to) return true;
    return false;
}

FindingState after(TaskOutcome outcome) {
    return outcome == TaskOutcome::right_as_recorded ? FindingState::accepted : FindingState::fixed;
}

std::string_view question(int error_class) { return of(error_class).question; }

std::vector<Answer> answers(int error_class) {
    std::vector<Answer> out;
    for (const auto outcome : of(error_class).outcomes)
        out.push_back(
            {outcome, std::string(label(outcome)), outcome == TaskOutcome::corrected && of(error_class).wants_value});
    return out;
}

int days_to_do(int error_class) { return of(error_class).days; }

}  // namespace linli::quality
