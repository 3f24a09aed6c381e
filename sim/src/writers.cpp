#include <linli/sim/writers.h>

#include "csv.h"
#include "json_line.h"

#include <linli/base/words.h>

#include <fstream>
#include <map>
#include <stdexcept>

namespace linli::sim {
namespace {

template <class T>
std::string text_of(const Id<T>& id) {
    return id.nil() ? std::string() : id.text();
}
std::string text_of(Date date) { return date == open_end ? std::string() : date.text(); }

std::string position(Point point) {
    return "[" + JsonLine::degrees(point.lon_e7) + "," + JsonLine::degrees(point.lat_e7) + "]";
}

std::string geometry(const Area& area) {
    if (area.outline.empty()) return R"({"type":"Point","coordinates":)" + position(area.centre) + "}";
    std::string ring;
    for (const auto& point : area.outline) ring += (ring.empty() ? "" : ",") + position(point);
    return R"({"type":"Polygon","coordinates":[[)" + ring + "]]}";
}

template <class List, class Text>
std::string array(const List& list, Text text) {
    std::string out;
    for (const auto& entry : list) out += (out.empty() ? "" : ",") + JsonLine::quoted(text(entry));
    return "[" + out + "]";
}

std::string feature(const Area& area) {
    JsonLine properties;
    properties.text("parent", text_of(area.parent)).text("level", word(area.level)).text("code", area.code);
    properties.text("name", area.name).text("address", area.address);
    properties.raw("aliases", array(area.aliases, [](const auto& alias) { return alias; }));
    properties.raw("centre", position(area.centre)).flag("village", area.village);
    if (area.level == Level::grid) properties.number("households", area.households);
    if (area.floors != 0) properties.number("floors", area.floors).number("height_dm", area.height_dm);
    if (area.built_year != 0) properties.number("built_year", area.built_year);
    JsonLine line;
    line.text("type", "Feature").text("id", area.id.text()).raw("geometry", geometry(area));
    return std::move(line.raw("properties", std::move(properties).finish())).finish();
}

/// The files of one folder, open while the district streams by.
class Files {
public:
    explicit Files(const std::filesystem::path& folder) : folder_(folder) {
        std::filesystem::create_directories(folder);
    }

    void write(const std::string& name, std::string_view bytes) {
        auto& file = files_[name];
        if (!file.is_open()) {
            file.open(folder_ / name, std::ios::binary | std::ios::trunc);
            if (!file) throw std::runtime_error("cannot write " + (folder_ / name).string());
        }
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        if (!file) throw std::runtime_error("cannot write " + (folder_ / name).string());
    }
    void close() {
        for (auto& [name, file] : files_) {
            file.close();
            if (!file) throw std::runtime_error("cannot write " + (folder_ / name).string());
        }
    }

private:
    std::filesystem::path folder_;
    std::map<std::string, std::ofstream> files_;
};

class Writer final : public Visitor {
public:
    explicit Writer(const std::filesystem::path& folder) : files_(folder) {
        files_.write("areas.geojson", "{\"type\":\"FeatureCollection\",\"features\":[");
        files_.write("dwellings.csv",
                     "id,parent,building,compound,grid,code,room,address,floor,area_dm2,built_year,use\n");
        files_.write("households.csv", "id,number,dwelling,community\n");
        files_.write(
            "people.csv",
            "id,household,name,sex,birth,ethnicity,id_number,phone,kin,presence,native_place,registered_address,"
            "occupation,education,marital_status,dwelling,address,since,confirmed,community\n");
        files_.write("relations.csv", "id,person,dwelling,address,kind,lives_here,since,until\n");
        files_.write("tags.csv", "person,word,label,since,until,source\n");
        files_.write("organisations.csv", "id,parent,kind,code,name,short_name,area,phone\n");
        files_.write("staff.csv", "id,login,name,sex,birth,phone,organisation\n");
        files_.write("posts.csv", "id,role,title,organisation,area,holder,deputy,since\n");
        files_.write("contracts.csv", "company,compound,steward,since,until\n");
        files_.write(
            "merchants.csv",
            "id,name,uscc,company,category,owner_name,owner,phone,grid,building,address,lon,lat,since,licence_until\n");
        files_.write("signals.csv", "id,kind,source,on,name,id_number,phone,dwelling,address,litres\n");
        files_.write("personas.csv", "word,name,user,person,area\n");
        for (const auto* name : {"reports.jsonl", "report_truths.jsonl", "truths.jsonl"}) files_.write(name, "");
    }

    void on_frame(const Frame& frame) override {
        write_areas(frame.areas);
        for (const auto& one : frame.organisations)
            row("organisations.csv", {one.id.text(), text_of(one.parent), std::string(word(one.kind)), one.code,
                                      one.name, one.short_name, text_of(one.area), one.phone});
        written_.organisations += static_cast<std::int64_t>(frame.organisations.size());
        write_work(frame.staff, frame.posts, frame.personas);
    }

    void on_community(Community&& community) override {
        write_areas(community.areas);
        write_work(community.staff, community.posts, community.personas);
        write_homes(community);
        write_people(community);
        write_relations(community);
        write_merchants(community);
        write_signals(community);
        write_reports(community);
        write_truths_of(community);
    }

    Written finish(const Options& options) {
        files_.write("areas.geojson", "\n]}\n");
        files_.write("summary.json", summary(options));
        files_.close();
        return written_;
    }

private:
    void row(const char* file, const std::vector<std::string>& cells) { files_.write(file, csv_line(cells)); }

    void write_areas(const std::vector<Area>& areas) {
        for (const auto& area : areas)
            files_.write("areas.geojson", (written_.areas++ == 0 ? "\n" : ",\n") + feature(area));
    }

    void write_work(const std::vector<Staff>& staff, const std::vector<Post>& posts,
                    const std::vector<Persona>& personas) {
        for (const auto& one : staff)
            row("staff.csv", {one.id.text(), one.login, one.name, sex(one.sex), one.birth.text(), one.phone,
                              one.organisation.text()});
        for (const auto& post : posts)
            row("posts.csv", {post.id.text(), std::string(word(post.role)), post.title, post.organisation.text(),
                              post.area.text(), post.holder.text(), text_of(post.deputy), post.since.text()});
        for (const auto& one : personas)
            row("personas.csv", {one.word, one.name, text_of(one.user), text_of(one.person), text_of(one.area)});
        written_.staff += static_cast<std::int64_t>(staff.size());
        written_.posts += static_cast<std::int64_t>(posts.size());
    }

    static std::string sex(codes::Sex value) { return value == codes::Sex::male ? "male" : "female"; }

    void write_homes(const Community& community) {
        for (const auto& one : community.dwellings)
            row("dwellings.csv",
                {one.id.text(), one.parent.text(), one.building.text(), one.compound.text(), one.grid.text(), one.code,
                 one.room, one.address, std::to_string(one.floor), std::to_string(one.area_dm2),
                 std::to_string(one.built_year), std::string(word(one.use))});
        for (const auto& one : community.households)
            row("households.csv", {one.id.text(), one.number, one.dwelling.text(), community.id.text()});
        for (const auto& one : community.contracts)
            row("contracts.csv",
                {one.company.text(), one.compound.text(), one.steward.text(), one.since.text(), one.until.text()});
        written_.dwellings += static_cast<std::int64_t>(community.dwellings.size());
        written_.households += static_cast<std::int64_t>(community.households.size());
    }

    void write_people(const Community& community) {
        const auto id = community.id.text();
        for (const auto& one : community.people)
            row("people.csv", {one.id.text(),
                               one.household.text(),
                               one.name,
                               sex(one.sex),
                               one.birth.text(),
                               one.ethnicity,
                               one.id_number,
                               one.phone,
                               std::string(word(one.kin)),
                               std::string(word(one.presence)),
                               one.native_place,
                               one.registered_address,
                               one.occupation,
                               one.education,
                               one.marital_status,
                               text_of(one.dwelling),
                               one.address,
                               one.since.text(),
                               one.confirmed.text(),
                               id});
        for (const auto& tag : community.tags)
            row("tags.csv", {tag.person.text(), tag.word, tag.label, tag.since.text(), text_of(tag.until), tag.source});
        written_.people += static_cast<std::int64_t>(community.people.size());
        written_.tags += static_cast<std::int64_t>(community.tags.size());
    }

    void write_relations(const Community& community) {
        for (const auto& one : community.relations)
            row("relations.csv",
                {one.id.text(), one.person.text(), text_of(one.dwelling), one.address, std::string(word(one.kind)),
                 one.lives_here ? "true" : "false", one.since.text(), text_of(one.until)});
        written_.relations += static_cast<std::int64_t>(community.relations.size());
    }

    void write_merchants(const Community& community) {
        for (const auto& one : community.merchants)
            row("merchants.csv", {one.id.text(), one.name, one.uscc, one.company ? "true" : "false", one.category,
                                  one.owner_name, one.owner.text(), one.phone, one.grid.text(), one.building.text(),
                                  one.address, JsonLine::degrees(one.point.lon_e7), JsonLine::degrees(one.point.lat_e7),
                                  one.since.text(), one.licence_until.text()});
        written_.merchants += static_cast<std::int64_t>(community.merchants.size());
    }

    void write_signals(const Community& community) {
        for (const auto& one : community.signals)
            row("signals.csv", {one.id.text(), std::string(word(one.kind)), one.source, one.on.text(), one.name,
                                one.id_number, one.phone, text_of(one.dwelling), one.address,
                                one.kind == SignalKind::water_month ? std::to_string(one.litres) : std::string()});
        written_.signals += static_cast<std::int64_t>(community.signals.size());
    }

    void write_reports(const Community& community) {
        for (const auto& one : community.reports) {
            JsonLine line;
            line.text("id", one.id.text()).text("channel", word(one.channel)).text("at", rfc3339(one.at));
            line.text("reporter", text_of(one.reporter)).text("reporter_name", one.reporter_name);
            line.text("reporter_phone", one.reporter_phone).text("title", one.title).text("text", one.text);
            line.text("address", one.address);
            if (one.point) line.raw("point", position(*one.point));
            files_.write("reports.jsonl", std::move(line).finish() + "\n");
        }
        for (const auto& one : community.report_truths) {
            JsonLine line;
            line.text("report", one.report.text()).text("item", one.item).text("second_item", one.second_item);
            line.text("place", word(one.place)).text("grid", text_of(one.grid)).text("compound", text_of(one.compound));
            line.text("duplicate_of", text_of(one.duplicate_of)).text("community", community.id.text());
            files_.write("report_truths.jsonl", std::move(line).finish() + "\n");
        }
        written_.reports += static_cast<std::int64_t>(community.reports.size());
    }

    void write_truths_of(const Community& community) {
        for (const auto& one : community.truths) {
            JsonLine line;
            line.text("table", word(one.table))
                .text("row", one.row.text())
                .number("class", static_cast<int>(one.error));
            line.text("method", one.method)
                .text("field", one.field)
                .text("recorded", one.recorded)
                .text("right", one.right);
            line.text("community", one.community.text()).text("compound", text_of(one.compound));
            line.raw("related", array(one.related, [](const Uuid& id) { return id.text(); }));
            files_.write("truths.jsonl", std::move(line).finish() + "\n");
        }
        written_.truths += static_cast<std::int64_t>(community.truths.size());
    }

    std::string summary(const Options& options) const {
        JsonLine line;
        line.text("generator", "linli-sim/1")
            .raw("seed", std::to_string(options.seed))
            .text("epoch", rfc3339(options.epoch));
        line.flag("simulated", true).number("areas", written_.areas).number("dwellings", written_.dwellings);
        line.number("households", written_.households).number("people", written_.people);
        line.number("relations", written_.relations)
            .number("tags", written_.tags)
            .number("merchants", written_.merchants);
        line.number("organisations", written_.organisations)
            .number("staff", written_.staff)
            .number("posts", written_.posts);
        line.number("signals", written_.signals).number("reports", written_.reports).number("truths", written_.truths);
        return std::move(line).finish() + "\n";
    }

    Files files_;
    Written written_;
};

}  // namespace

Result<Written> write_truths(const Options& options, const std::filesystem::path& folder) {
    Writer writer(folder);
    LINLI_CHECK(generate(options, writer));
    return writer.finish(options);
}

}  // namespace linli::sim
