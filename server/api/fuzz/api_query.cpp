// A query string as a typed request: refused with every error pointing at its parameter, or read; and what was read
// comes out the same when it is written as a query string again.
#include <linli/api/desk.h>
#include <linli/base/text.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>

namespace linli {
namespace {

enum class Order { newest, oldest };
constexpr std::array<std::string_view, 2> words(Order) { return {"newest", "oldest"}; }

struct ListThings {
    std::optional<std::string> cursor;
    std::int64_t limit = 50;
    std::optional<double> lon;
    bool open = false;
    Order order = Order::newest;
    std::optional<Date> from;
    std::optional<Id<struct ThingTag>> id;
    std::vector<Order> states;
    std::vector<std::int64_t> numbers;

    static constexpr std::string_view schema_name = "ListThings";
    static constexpr auto fields() {
        return std::tuple{json::field("cursor", &ListThings::cursor, "位置", {.max = 100}),
                          json::field("limit", &ListThings::limit, "条数", {.min = 1, .max = 200, .optional = true}),
                          json::field("lon", &ListThings::lon, "经度", {.min = -180, .max = 180}),
                          json::field("open", &ListThings::open, "未办结", {.optional = true}),
                          json::field("order", &ListThings::order, "次序", {.optional = true}),
                          json::field("from", &ListThings::from, "起", {}),
                          json::field("id", &ListThings::id, "编号", {}),
                          json::field("states", &ListThings::states, "状态", {.max = 2, .optional = true}),
                          json::field("numbers", &ListThings::numbers, "数字", {.max = 3, .optional = true})};
    }
};

void require(bool truth) {
    if (!truth) std::abort();
}

/// The OpenAPI parameters of `ListThings`, as the desk makes them.
std::vector<boost::json::object> parameters() {
    json::SchemaBook book;
    std::vector<boost::json::object> out;
    json::each_field<ListThings>([&](const auto& f) {
        using M = typename std::remove_cvref_t<decltype(f)>::Member;
        out.push_back({{"name", f.name}, {"in", "query"}, {"schema", book.of<M>(f.options)}});
    });
    return out;
}

Result<ListThings> read(std::string_view target) {
    static const auto known = parameters();
    const http::Request request(http::Method::get, target);
    LINLI_TRY(const auto source, api::query_object(request, known));
    auto in = json::read<ListThings>(source);
    if (!in) return refuse(api::query_problem(in.problem()));
    return in;
}

std::string text_of(const boost::json::value& value) {
    std::string out;
    json::append(out, value);
    return value.is_string() ? std::string(value.get_string()) : out;
}

/// The same request as another client might write it.
std::string target_of(const ListThings& in) {
    std::string out = "/things?";
    const auto add = [&](std::string_view name, const boost::json::value& value) {
        out += http::percent_encode(name) + "=" + http::percent_encode(text_of(value)) + "&";
    };
    const auto object = json::parse(json::write(in)).value().as_object();
    for (const auto& member : object) {
        if (const auto* list = member.value().if_array()) {
            for (const auto& entry : *list) add(member.key(), entry);
        } else {
            add(member.key(), member.value());
        }
    }
    out.pop_back();
    return out;
}

void check_refusal(const Problem& problem) {
    for (const auto& error : problem.errors)
        require(error.pointer.starts_with('?') && text::valid_utf8(error.pointer) && text::valid_utf8(error.message));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string target = "/things?" + std::string(reinterpret_cast<const char*>(data), size);
    try {
        const auto in = read(target);
        if (!in) return check_refusal(in.problem()), 0;
        const auto again = read(target_of(*in));
        require(again.ok() && json::write(*again) == json::write(*in));
    } catch (const std::invalid_argument&) {  // no request target at all: the front answers 400
    }
    return 0;
}

}  // namespace linli
