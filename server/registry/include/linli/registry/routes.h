#pragma once

namespace linli::api {
class Desk;
}

namespace linli::registry {

class RegistryService;
class RecordService;
class ChangeService;
class EntryService;
class AreaFollower;
/// Mounts people, dwellings, house-first lists and the search. `service` outlives the desk.
void mount(api::Desk& desk, RegistryService& service);
/// Mounts provenance, units, things, relations, consents and themes. `records` outlives the desk.
void mount(api::Desk& desk, RecordService& records);
/// Mounts change requests, merges and splits. `changes` outlives the desk.
void mount(api::Desk& desk, ChangeService& changes);
/// Mounts the check whether somebody is here already. `entry` outlives the desk.
void mount(api::Desk& desk, EntryService& entry);
/// Mounts the progress of rows behind the tree of places. `follower` outlives the desk.
void mount(api::Desk& desk, AreaFollower& follower);

}  // namespace linli::registry
