#pragma once

#include <linli/cases/permissions.h>

/// The functions of supervision and who has them; nobody else does.
namespace linli::cases {

/// Puts a matter under supervision; which level, the post decides.
inline constexpr Grant supervise_grants[] = {
    {Role::clerk, {Reach::area}},
    {Role::hotline_operator, {Reach::area}},
    {Role::leader, {Reach::area, Reach::organisation}},
};
inline constexpr Permission may_supervise{"cases.supervise", "督办事项", supervise_grants};

/// Answers a supervision, asks again and lifts it; the service asks for the owner or the supervisor.
inline constexpr Grant supervised_grants[] = {
    {Role::grid_worker, {Reach::area, Reach::assigned}}, {Role::building_head, {Reach::assigned}},
    {Role::clerk, {Reach::area, Reach::assigned}},       {Role::handler, {Reach::organisation, Reach::assigned}},
    {Role::leader, {Reach::area, Reach::organisation}},  {Role::hotline_operator, {Reach::area, Reach::assigned}},
    {Role::police_liaison, {Reach::assigned}},
};
inline constexpr Permission may_move_supervision{"cases.supervised", "反馈、跟进和解除督办", supervised_grants};

/// The lists of reasons: names without anybody's data, for all who give reasons and for who publishes them.
inline constexpr Grant reason_grants[] = {
    {Role::grid_worker, {Reach::nothing}},    {Role::building_head, {Reach::nothing}},
    {Role::clerk, {Reach::nothing}},          {Role::handler, {Reach::nothing}},
    {Role::leader, {Reach::nothing}},         {Role::hotline_operator, {Reach::nothing}},
    {Role::auditor, {Reach::nothing}},        {Role::administrator, {Reach::nothing}},
    {Role::police_liaison, {Reach::nothing}},
};
inline constexpr Permission may_read_reasons{"cases.reasons", "查看原因清单", reason_grants};

}  // namespace linli::cases
