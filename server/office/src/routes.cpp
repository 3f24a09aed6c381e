#include "routes.h"

namespace linli::office {

void mount(api::Desk& desk, const OfficeParts& parts) {
    mount_areas(desk, parts);
    mount_area_changes(desk, parts);
    mount_maps(desk, parts);
    mount_organisations(desk, parts);
    mount_posts(desk, parts);
    mount_absences(desk, parts);
    mount_explain(desk, parts);
    mount_audit(desk, parts);
    mount_evidence(desk, parts);
    mount_relay(desk, parts);
    mount_settings(desk, parts);
    mount_files(desk, parts);
}

}  // namespace linli::office
