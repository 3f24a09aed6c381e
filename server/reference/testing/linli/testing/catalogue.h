#pragma once

#include <linli/reference/permissions.h>
#include <linli/reference/reference.h>

#include <functional>
#include <string>
#include <vector>

namespace linli::testing {

/// Publishes the resource catalogue of a tenant anew, from the first day on, as `change` leaves it.
inline void publish_catalogue(reference::Reference& lists, TenantId tenant, UserId user, std::int64_t base,
                              const std::function<void(std::vector<reference::EntryView>&)>& change) {
    access::Actor who;
    who.tenant = tenant;
    who.role = access::Role::administrator;
    who.user = user;
    reference::PublishList in{base, Date::of(2000, 1, 1).value(), "试验", {}};
    const auto& ours = reference::built_in_list(*reference::shape_of(reference::lists::fields));
    for (const auto& entry : ours.entries()) {
        reference::EntryView one{entry.code, entry.label, {}, {}};
        for (const auto& [name, text] : entry.columns) one.columns.emplace(name, text);
        in.entries.push_back(std::move(one));
    }
    change(in.entries);
    lists.publish(access::Gate::admit(who, reference::may_publish).value(), reference::lists::fields, in).value();
}

/// Leaves an entry out.
inline auto without_entry(std::string code) {
    return [code = std::move(code)](std::vector<reference::EntryView>& entries) {
        std::erase_if(entries, [&](const auto& one) { return one.code == code; });
    };
}

}  // namespace linli::testing
