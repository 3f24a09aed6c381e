#pragma once

#include <linli/office/office.h>

/// One function per resource; each file holds its routes and what they do.
namespace linli::office {

void mount_areas(api::Desk& desk, const OfficeParts& parts);
void mount_area_changes(api::Desk& desk, const OfficeParts& parts);
void mount_maps(api::Desk& desk, const OfficeParts& parts);
void mount_organisations(api::Desk& desk, const OfficeParts& parts);
void mount_posts(api::Desk& desk, const OfficeParts& parts);
void mount_absences(api::Desk& desk, const OfficeParts& parts);
void mount_explain(api::Desk& desk, const OfficeParts& parts);
void mount_audit(api::Desk& desk, const OfficeParts& parts);
void mount_evidence(api::Desk& desk, const OfficeParts& parts);
void mount_relay(api::Desk& desk, const OfficeParts& parts);
void mount_settings(api::Desk& desk, const OfficeParts& parts);
void mount_files(api::Desk& desk, const OfficeParts& parts);

}  // namespace linli::office
