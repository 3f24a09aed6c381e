#include <linli/base/text.h>
#include <linli/evidence/leaf.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <algorithm>
#include <vector>

namespace linli::evidence {
namespace {

constexpr std::int64_t largest_exact = std::int64_t{1} << 53;

void append_text(std::string& out, std::string_view text) {
    static constexpr std::string_view hex = "0123456789abcdef";
    static constexpr std::string_view short_escapes = "btn?fr";
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out.append({'\\', c});
        } else if (byte >= 0x20) {
            out += c;
        } else if (byte >= 8 && byte <= 13 && byte != 11) {
            out.append({'\\', short_escapes[byte - 8u]});
        } else {
            out.append("\\u00").append({hex[byte >> 4], hex[byte & 15]});
        }
    }
    out += '"';
}

void append_integer(std::string& out, std::int64_t number) {
    LINLI_INVARIANT(number <= largest_exact && number >= -largest_exact, "evidence holds no integers beyond 2^53");
    out += std::to_string(number);
}

void append_value(std::string& out, const boost::json::value& value);

void append_object(std::string& out, const boost::json::object& object) {
    std::vector<const boost::json::key_value_pair*> members;
    for (const auto& member : object) {
        LINLI_INVARIANT(std::all_of(member.key().begin(), member.key().end(), [](char c) { return c > 0; }),
                        "keys of evidence are ASCII");
        members.push_back(&member);
    }
    std::sort(members.begin(), members.end(), [](const auto* a, const auto* b) { return a->key() < b->key(); });
    out += '{';
    for (const auto* member : members) {
        if (member != members.front()) out += ',';
        append_text(out, member->key());
        out += ':';
        append_value(out, member->value());
    }
    out += '}';
}

void append_value(std::string& out, const boost::json::value& value) {
    switch (value.kind()) {
    case boost::json::kind::null: out += "null"; return;
    case boost::json::kind::bool_: out += value.get_bool() ? "true" : "false"; return;
    case boost::json::kind::int64: append_integer(out, value.get_int64()); return;
    case boost::json::kind::uint64:
        append_integer(out, static_cast<std::int64_t>(std::min<std::uint64_t>(value.get_uint64(), INT64_MAX)));
        return;
    case boost::json::kind::double_: throw InvariantBroken("evidence holds no fractions; use fen, ms or text");
    case boost::json::kind::string: append_text(out, value.get_string()); return;
    case boost::json::kind::object: append_object(out, value.get_object()); return;
    case boost::json::kind::array: break;
    }
    out += '[';
    bool first = true;
    for (const auto& entry : value.get_array()) {
        if (!first) out += ',';
        first = false;
        append_value(out, entry);
    }
    out += ']';
}

std::string mark(int version, crypto::Suite suite) { return {static_cast<char>(version), static_cast<char>(suite)}; }

bool plain_word(std::string_view kind) {
    return !kind.empty() && std::all_of(kind.begin(), kind.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    });
}

}  // namespace

std::string canonical_json(const boost::json::value& value) {
    std::string out;
    append_value(out, value);
    return out;
}

std::string statement(const Subject& about, std::string_view content) {
    LINLI_INVARIANT(plain_word(about.kind), "the kind of a leaf is a plain word");
    std::string out = "{\"at_ms\":" + std::to_string(to_ms(about.at));
    out.append(",\"content\":").append(content);
    out.append(",\"kind\":\"").append(about.kind);
    out.append("\",\"leaf\":\"").append(about.leaf.text());
    out.append("\",\"subject\":\"").append(about.subject.text());
    out.append("\",\"tenant\":").append(std::to_string(about.tenant.value)).append("}");
    return out;
}

crypto::Digest commitment(crypto::Suite suite, std::string_view salt, std::string_view statement) {
    return crypto::suite(suite).hash({mark(commitment_version, suite), salt, statement});
}

std::string tree_entry(int version, crypto::Suite suite, const crypto::Digest& commitment) {
    return mark(version, suite).append(commitment.view());
}

}  // namespace linli::evidence
