#include "views.h"

#include <linli/base/contacts.h>
#include <linli/base/date.h>
#include <linli/base/text.h>
#include <linli/open311/service.h>

namespace linli::open311 {
namespace {

using Words = std::optional<std::string>;

constexpr std::string_view merged_sentence = "已并入同一件事，一并办理";

Element text_of(std::string_view name, std::string_view words) { return {name, std::string(words)}; }
Element maybe(std::string_view name, const Words& words) {
    return words && !words->empty() ? Element{name, *words} : Element{name, {}};
}
Element maybe(std::string_view name, const std::optional<double>& number) {
    return number ? Element{name, *number} : Element{name, {}};
}
Element maybe(std::string_view name, const std::optional<Instant>& moment) {
    return moment ? Element{name, rfc3339(*moment)} : Element{name, {}};
}

/// What handlers and reporters write is read by everybody here: what reaches a person stays out.
Words published(const Words& words) { return words ? Words(text::without_contacts(*words)) : Words{}; }

/// The answer, and what it is worth: closed is not solved, and Open311 knows no other word. Who follows another matter
/// has its answer, and until there is one the word that it is looked after there.
Words answer_of(const cases::PublishedCase& shown) {
    if (shown.followed && is_open(shown.standing)) return std::string(merged_sentence);
    if (!shown.resolution) return published(shown.result);
    const auto worth = cases::told_as(*shown.resolution);
    return shown.result ? text::without_contacts(*shown.result) + "（" + worth + "）" : worth;
}

/// What a state means to a reader outside.
std::string_view sentence(cases::State state) {
    using enum cases::State;
    switch (state) {
    case reported: return "已受理";
    case triage: return "正在确定责任单位";
    case dispatched: return "已派至责任单位";
    case handling: return "责任单位正在办理";
    case waiting: return "等待反映人补充情况";
    case resolved: return "已办结";
    case closed: return "已结案";
    case declined: return "不予受理";
    case withdrawn: return "反映人已撤回";
    case merged: return merged_sentence;
    }
    return "";
}

Element attribute_element(const Attribute& asked, std::int64_t order) {
    List values;
    for (const auto& choice : asked.values)
        values.items.push_back({"value", Record{{text_of("key", choice.key), text_of("name", choice.name)}}});
    return {"attribute", Record{{{"variable", asked.variable},
                                 text_of("code", asked.code),
                                 text_of("datatype", word(asked.datatype)),
                                 {"required", asked.required},
                                 maybe("datatype_description", asked.datatype_description),
                                 {"order", order},
                                 text_of("description", asked.description),
                                 {"values", std::move(values)}}}};
}

}  // namespace

std::string plain_keywords(std::string_view weighted) {
    std::vector<std::string> out;
    for (const auto part : text::split(weighted, ';')) {
        const auto keyword = text::trim(part.substr(0, part.find('^')));
        if (!keyword.empty() && keyword.front() != '-') out.emplace_back(keyword);
    }
    return text::join(out, ", ");
}

Element service_element(const cases::Item& item, std::string_view group, const ServiceSetup& setup) {
    return {"service", Record{{text_of("service_code", item.code),
                               text_of("service_name", item.name),
                               maybe("description", item.description),
                               {"metadata", !setup.attributes.empty()},
                               text_of("type", word(setup.mode)),
                               maybe("keywords", plain_keywords(item.keywords)),
                               maybe("group", std::string(group))}}};
}

Element definition_document(std::string_view code, const ServiceSetup& setup) {
    List attributes;
    for (const auto& asked : setup.attributes)
        attributes.items.push_back(attribute_element(asked, static_cast<std::int64_t>(attributes.items.size()) + 1));
    return {"service_definition", Record{{text_of("service_code", code), {"attributes", std::move(attributes)}}}};
}

Element request_element(const repository::RequestRow& row, const cases::PublishedCase& shown, std::string_view name,
                        bool words) {
    constexpr std::size_t longest_description = 4'000;
    const auto description =
        words ? text::without_contacts(text::prefix(shown.text, longest_description)) : std::string(name);
    return {"request", Record{{text_of("service_request_id", row.number),
                               text_of("status", status_word(is_open(shown.standing))),
                               maybe("status_notes", answer_of(shown)),
                               maybe("service_name", std::string(name)),
                               text_of("service_code", row.item_code),
                               maybe("description", description),
                               maybe("agency_responsible", shown.department),
                               {"service_notice", {}},
                               text_of("requested_datetime", rfc3339(shown.reported_at)),
                               text_of("updated_datetime", rfc3339(updated_at(shown))),
                               maybe("expected_datetime", shown.solve_by),
                               maybe("address", words ? published(shown.address) : Words{}),
                               {"address_id", {}},
                               {"zipcode", {}},
                               maybe("lat", shown.lat),
                               maybe("long", shown.lon),
                               {"media_url", {}}}}};
}

Element update_element(const repository::UpdateRow& row, const cases::PublishedCase& shown) {
    std::string description(sentence(row.state));
    if (const auto answer = answer_of(shown); answer && row.state == shown.standing && !is_open(row.state))
        description += "：" + *answer;
    return {"request_update",
            Record{{text_of("update_id", row.number + (row.followed ? "-m" : "-") + std::to_string(row.version)),
                    text_of("service_request_id", row.number),
                    text_of("status", status_word(is_open(row.state))),
                    text_of("updated_datetime", rfc3339(row.at)),
                    text_of("description", description),
                    {"media_url", {}}}}};
}

Element discovery_document(std::string_view endpoint, std::string_view changed, std::string_view contact,
                           std::string_view keys, bool simulated) {
    List formats{{text_of("format", "text/xml"), text_of("format", "application/json")}};
    const Element one{"endpoint", Record{{text_of("specification", "http://wiki.open311.org/GeoReport_v2"),
                                          text_of("url", endpoint),
                                          text_of("changeset", changed),
                                          text_of("type", simulated ? "test" : "production"),
                                          {"formats", std::move(formats)}}}};
    return {"discovery", Record{{text_of("changeset", changed),
                                 text_of("contact", contact),
                                 text_of("key_service", keys),
                                 {"endpoints", List{{one}}}}}};
}

Element error_document(const Problem& problem) {
    std::string description(problem.type->title_en);
    description += " / " + std::string(problem.type->title);
    if (!problem.detail.empty()) description += "：" + problem.detail;
    return {"errors", List{{{"error", Record{{{"code", static_cast<std::int64_t>(problem.type->status)},
                                              text_of("description", description)}}}}}};
}

}  // namespace linli::open311
