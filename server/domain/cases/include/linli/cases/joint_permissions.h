#pragma once

#include <linli/cases/permissions.h>

/// The functions of joint handling and who has them; nobody else does.
namespace linli::cases {

/// Asks others to help with a matter; the service asks for its owner or a dispatcher.
inline constexpr Grant share_grants[] = {
    {Role::grid_worker, {Reach::area, Reach::assigned}}, {Role::building_head, {Reach::assigned}},
    {Role::clerk, {Reach::area, Reach::assigned}},       {Role::handler, {Reach::organisation, Reach::assigned}},
    {Role::police_liaison, {Reach::assigned}},           {Role::hotline_operator, {Reach::area, Reach::assigned}},
};
inline constexpr Permission may_share{"cases.share", "请他人协办", share_grants};

/// Answers what one was asked to help with, and withdraws what one asked.
inline constexpr Permission may_help{"cases.help", "办理协办任务", share_grants};

}  // namespace linli::cases
