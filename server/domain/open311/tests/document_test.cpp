#include <linli/open311/service.h>

#include <gtest/gtest.h>

#include "rules.h"
#include "views.h"

namespace linli::open311 {
namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

std::string xml(const Element& root) { return write(root, Format::xml); }
std::string json_of(const Element& root) { return write(root, Format::json); }

TEST(Open311Document, MediaTypesHaveNoParameters) {
    EXPECT_EQ(media_type(Format::xml), "text/xml");
    EXPECT_EQ(media_type(Format::json), "application/json");
}

TEST(Open311Document, EscapesAndLeavesOutWhatXmlCannotHold) {
    const std::pair<std::string, std::string> table[] = {{"a<b>&c", "a&lt;b&gt;&amp;c"},
                                                         {"\"'", "\"'"},
                                                         {"一\n\t二", "一\n\t二"},
                                                         {"a\rb", "a&#13;b"},
                                                         {std::string("a\0b", 3), "ab"},
                                                         {"a\x1b"
                                                          "c",
                                                          "ac"},
                                                         {"a\xEF\xBF\xBE"
                                                          "b",
                                                          "ab"},
                                                         {"]]>", "]]&gt;"}};
    for (const auto& [given, written] : table)
        EXPECT_EQ(xml({"t", given}), std::string(declaration) + "<t>" + written + "</t>\n");
    EXPECT_EQ(json_of({"t", std::string("\"\\\n<&")}), R"("\"\\\n<&")");
}

TEST(Open311Document, NumbersReadBackAsTheyWere) {
    EXPECT_EQ(json_of({"lat", 37.762221815}), "37.762221815");
    EXPECT_EQ(xml({"long", -122.4651145}), std::string(declaration) + "<long>-122.4651145</long>\n");
    EXPECT_EQ(json_of({"lat", 1e-7}), "0.0000001");
}

/// The example of GeoReport v2, GET Service Definition; keys are text here because the schema says so.
TEST(Open311Document, DefinitionAsInTheSpecification) {
    const Attribute asked{.code = "WHISHETN",
                          .variable = true,
                          .datatype = Datatype::singlevaluelist,
                          .required = true,
                          .description = "What is the ticket/tag/DL number?",
                          .datatype_description = {},
                          .values = {{"123", "Ford"}, {"124", "Chrysler"}}};
    const auto document = definition_document("DMV66", {Mode::realtime, {asked}});
    EXPECT_EQ(
        xml(document),
        std::string(declaration) +
            "<service_definition><service_code>DMV66</service_code><attributes><attribute><variable>true</variable>"
            "<code>WHISHETN</code><datatype>singlevaluelist</datatype><required>true</required>"
            "<datatype_description></datatype_description><order>1</order>"
            "<description>What is the ticket/tag/DL number?</description><values><value><key>123</key>"
            "<name>Ford</name></value><value><key>124</key><name>Chrysler</name></value></values></attribute>"
            "</attributes></service_definition>\n");
    EXPECT_EQ(
        json_of(document),
        R"({"service_code":"DMV66","attributes":[{"variable":true,"code":"WHISHETN","datatype":"singlevaluelist",)"
        R"("required":true,"datatype_description":null,"order":1,)"
        R"("description":"What is the ticket/tag/DL number?","values":[{"key":"123","name":"Ford"},)"
        R"({"key":"124","name":"Chrysler"}]}]})");
}

/// The example of GeoReport v2, GET Service List.
TEST(Open311Document, ServiceAsInTheSpecification) {
    cases::Item item{.code = "001", .class_code = "c", .name = "Cans left out 24x7", .description = "Garbage cans."};
    item.keywords = "lorem^5;ipsum^2;-dolor";
    const Element document{"services", List{{service_element(item, "sanitation", {})}}};
    EXPECT_EQ(xml(document), std::string(declaration) +
                                 "<services><service><service_code>001</service_code><service_name>Cans left out 24x7"
                                 "</service_name><description>Garbage cans.</description><metadata>false</metadata>"
                                 "<type>realtime</type><keywords>lorem, ipsum</keywords><group>sanitation</group>"
                                 "</service></services>\n");
    EXPECT_EQ(json_of(document),
              R"([{"service_code":"001","service_name":"Cans left out 24x7","description":"Garbage cans.",)"
              R"("metadata":false,"type":"realtime","keywords":"lorem, ipsum","group":"sanitation"}])");
}

/// The example of GeoReport v2, GET Service Requests: the same fields in the same order.
TEST(Open311Document, RequestAsInTheSpecification) {
    const auto at = shanghai_instant(*Date::of(2026, 9, 21), std::chrono::hours(10));
    const cases::PublishedCase shown{.id = {},
                                     .number = "260921-ABCDEF",
                                     .state = cases::State::closed,
                                     .standing = cases::State::closed,
                                     .text = "我家门口漏水，电话 13900000000",
                                     .address = "书香苑3栋501",
                                     .lon = -122.4651145,
                                     .lat = 37.762221815,
                                     .department = "消防科",
                                     .reported_at = at,
                                     .responded_at = {},
                                     .solve_by = at + std::chrono::hours(48),
                                     .resolved_at = at + std::chrono::hours(1),
                                     .closed_at = at + std::chrono::hours(2),
                                     .result = "Duplicate request."};
    const repository::RequestRow row{
        .number = "638344", .case_id = {}, .client = {}, .item_code = "006", .token = {}, .requested_at = at};
    EXPECT_EQ(json_of(request_element(row, shown, "消防栓漏水", false)),
              R"({"service_request_id":"638344","status":"closed","status_notes":"Duplicate request.",)"
              R"("service_name":"消防栓漏水","service_code":"006","description":"消防栓漏水",)"
              R"("agency_responsible":"消防科","service_notice":null,"requested_datetime":"2026-09-21T10:00:00+08:00",)"
              R"("updated_datetime":"2026-09-21T12:00:00+08:00","expected_datetime":"2026-09-23T10:00:00+08:00",)"
              R"("address":null,"address_id":null,"zipcode":null,"lat":37.762221815,"long":-122.4651145,)"
              R"("media_url":null})");
    const auto open = json_of(request_element(row, shown, "消防栓漏水", true));  // the tenant shows words
    EXPECT_NE(open.find("我家门口漏水"), std::string::npos);
    EXPECT_NE(open.find("书香苑3栋501"), std::string::npos);
}

/// The example of GeoReport v2, Errors.
TEST(Open311Document, ErrorsInOpen311sOwnForm) {
    EXPECT_EQ(
        xml(error_document({&bad_key, {}, {}})),
        std::string(declaration) +
            "<errors><error><code>403</code><description>api_key is missing or invalid / 缺少 api_key，或 api_key "
            "无效</description></error></errors>\n");
    EXPECT_EQ(json_of(error_document({&no_token, {}, {}})),
              R"([{"code":404,"description":"token was not found / 没有这个 token"}])");
}

/// The example of Service Discovery.
TEST(Open311Document, DiscoveryAsInTheSpecification) {
    EXPECT_EQ(json_of(discovery_document("http://open311.mycity.gov/v2", "2010-11-23 09:01", "c", "k", false)),
              R"({"changeset":"2010-11-23 09:01","contact":"c","key_service":"k","endpoints":[{"specification":)"
              R"("http://wiki.open311.org/GeoReport_v2","url":"http://open311.mycity.gov/v2","changeset":)"
              R"("2010-11-23 09:01","type":"production","formats":["text/xml","application/json"]}]})");
}

}  // namespace
}  // namespace linli::open311
