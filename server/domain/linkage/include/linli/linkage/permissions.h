#pragma once

#include <linli/access/permission.h>

/// The functions of the linkage room and who has them; nobody else does.
namespace linli::linkage {

using access::Grant;
using access::Permission;
using access::Reach;
using access::Role;

/// Who may merge records sees which ones may be one. A pair across two communities is seen at the level above both.
inline constexpr Grant judge_grants[] = {{Role::clerk, {Reach::area}, true}};
inline constexpr Permission may_judge{"linkage.judge", "判定两条记录是否同一人", judge_grants};

/// Weights hold no personal data and count for the whole register: no row is reached.
inline constexpr Grant read_model_grants[] = {{Role::clerk, {Reach::nothing}}, {Role::administrator, {Reach::nothing}}};
inline constexpr Permission may_read_models{"linkage.read-models", "查看查重模型", read_model_grants};
inline constexpr Grant train_grants[] = {{Role::administrator, {Reach::nothing}}};
inline constexpr Permission may_train{"linkage.train", "训练和启用查重模型", train_grants};

}  // namespace linli::linkage
