#include <linli/access/posts.h>

namespace linli::access {
namespace {

std::string reach_sentence(Reach reach, bool granted, bool hit) {
    std::string what;
    switch (reach) {
    case Reach::area: what = "岗位所在区域内的记录"; break;
    case Reach::organisation: what = "本单位负责的记录"; break;
    case Reach::assigned: what = "由本人承办的记录"; break;
    case Reach::reported: what = "由本人上报的记录"; break;
    case Reach::about_me: what = "关于本人的记录"; break;
    case Reach::tenant: what = "全区所有记录"; break;
    case Reach::nothing: what = "功能本身，不含任何记录"; break;
    }
    if (!granted) return "权限不包含" + what + "。";
    return "权限包含" + what + (hit ? "，这条记录在其中。" : "，但这条记录不在其中。");
}

/// A scope with one reach only tells whether that reach alone would let the row through.
bool hits(const Actor& actor, Reach reach, const RowKeys& row) {
    const Grant grant[] = {{actor.role, Reaches{reach}}};
    const Permission alone{"explain", "", grant};
    const auto scope = Gate::admit(actor, alone);
    return scope && scope->covers(row.place, row.department, row.organisation, row.owner, row.reporter, row.subject);
}

}  // namespace

std::string_view title(Role role) {
    switch (role) {
    case Role::anonymous: return "未登录";
    case Role::resident: return "居民";
    case Role::grid_worker: return "网格员";
    case Role::building_head: return "楼栋长";
    case Role::clerk: return "社区工作者";
    case Role::handler: return "部门经办人";
    case Role::merchant: return "商户";
    case Role::leader: return "领导";
    case Role::auditor: return "审计员";
    case Role::family_doctor: return "家庭医生";
    case Role::police_liaison: return "社区民警";
    case Role::hotline_operator: return "热线坐席";
    case Role::system_operator: return "运维人员";
    case Role::administrator: return "系统管理员";
    case Role::security_administrator: return "安全管理员";
    case Role::machine: return "系统";
    }
    return "未知角色";
}

Explanation explain(const Actor& actor, const Permission& permission, const std::optional<RowKeys>& row) {
    Explanation out;
    out.sentences.push_back("以“" + std::string(title(actor.role)) + "”身份申请“" + std::string(permission.title) +
                            "”" + (actor.deputy ? "（代理岗位）。" : "。"));
    const auto* grant = permission.granted_to(actor.role);
    if (grant == nullptr) {
        out.sentences.push_back("该角色没有被授予此功能，因此不允许。");
        return out;
    }
    if (permission.discloses) out.sentences.push_back("此功能会显示完整的个人信息，需要说明用途，并会记入访问审计。");
    if (!row) {
        out.allowed = true;
        out.sentences.push_back("该角色拥有此功能，因此允许。");
        return out;
    }
    for (const auto reach :
         {Reach::tenant, Reach::area, Reach::organisation, Reach::assigned, Reach::reported, Reach::about_me}) {
        const bool granted = grant->reaches.has(reach);
        const bool hit = granted && hits(actor, reach, *row);
        if (granted) out.sentences.push_back(reach_sentence(reach, granted, hit));
        out.allowed = out.allowed || hit;
    }
    out.sentences.push_back(out.allowed ? "因此可以查看这条记录。" : "因此这条记录对该岗位显示为“没有找到”。");
    return out;
}

}  // namespace linli::access
