#include "receipt.h"

#include <linli/base/date.h>

#include <qrencode.h>

#include <memory>

namespace linli::cases {
namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += c;
        }
    }
    return out;
}

/// The code as SVG: one path, crisp on any printer.
std::string qr_svg(const std::string& text) {
    const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
        QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
    if (!code) throw InvariantBroken("the receipt number does not fit a QR code");
    std::string path;
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x)
            if ((code->data[y * code->width + x] & 1) != 0)
                path += "M" + std::to_string(x + 4) + " " + std::to_string(y + 4) + "h1v1h-1z";
    const auto size = std::to_string(code->width + 8);
    return "<svg role=\"img\" aria-label=\"受理编号二维码\" viewBox=\"0 0 " + size + " " + size +
           "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + size + "v" + size + "H0z\"/><path d=\"" +
           path + "\"/></svg>";
}

std::string line(std::string_view label, std::string_view value) {
    return "<dt>" + std::string(label) + "</dt><dd>" + escaped(value) + "</dd>";
}

/// "11 月 21 日（周六）09:32 前", as people say a time they wait for.
std::string promised(Instant at) {
    static constexpr std::string_view days[] = {"一", "二", "三", "四", "五", "六", "日"};
    const auto text = shanghai_text(at);  // 2026-11-21 09:32
    const auto number = [&](std::size_t from) { return std::to_string(std::stoi(text.substr(from, 2))); };
    const auto weekday = static_cast<std::size_t>(shanghai_date(at).weekday() - 1);
    return number(5) + " 月 " + number(8) + " 日（周" + std::string(days[weekday]) + "）" + text.substr(11, 5) + " 前";
}

std::string promises(const Case& c) {
    const auto one = [](std::string_view what, const std::string& when) {
        return "<p><span>" + std::string(what) + "</span><strong>" + when + "</strong></p>";
    };
    return "<section>" + one("首次响应", promised(c.respond_by)) +
           one("承诺办结", c.solve_by ? promised(*c.solve_by) : "分拨后确定，可凭编号查询") + "</section>";
}

std::string details(const Case& c) {
    std::string out = "<dl>" + line("事项", c.title) + line("受理时间", shanghai_text(c.reported_at));
    if (c.item_name) out += line("事项类别", *c.item_name);
    if (c.address) out += line("地点", *c.address);
    if (c.organisation_name) out += line("责任单位", *c.organisation_name);
    if (c.owner_name) out += line("责任人", *c.owner_name);
    return out + "</dl>";
}

std::string footer(const ReceiptFrame& frame) {
    std::string out =
        "<footer>凭受理编号可在社区服务窗口、热线或居民端查询进度；超过承诺时间仍未答复的，可凭编号在该事项下留言催办。"
        "办结后请您评价；未解决的，可在 15 日内申请重办。";
    if (!frame.phone.empty()) out += "<br>咨询电话：" + escaped(frame.phone);
    if (!frame.note.empty()) out += "<br>" + escaped(frame.note);
    return out + "</footer>";
}

constexpr std::string_view style =
    "*{box-sizing:border-box}html{background:#eef1f4}"
    "body{font:16px/1.6 \"Noto Sans CJK SC\",\"PingFang SC\",\"Microsoft YaHei\",sans-serif;color:#1d2630;"
    "background:#fff;max-width:560px;margin:24px auto;padding:28px 32px;border-radius:8px}"
    "header{display:flex;justify-content:space-between;align-items:flex-start;gap:16px}"
    "header small{display:block;color:#5a6673}h1{font-size:22px;line-height:1.3;margin:0}"
    ".number{font:600 24px/1.2 \"Noto Sans Mono\",\"Noto Sans Mono CJK SC\",Consolas,monospace;letter-spacing:.5px;"
    "white-space:nowrap;margin:12px 0 0}svg{flex:none;width:104px;height:104px;margin:-10px -10px 0 0}"
    "section{display:grid;grid-template-columns:1fr 1fr;border:1px solid #c9d1d9;border-radius:6px;margin:18px 0}"
    "section p{margin:0;padding:10px 14px}section p+p{border-left:1px solid #c9d1d9}"
    "section span{display:block;color:#5a6673;font-size:14px}"
    "dl{display:grid;grid-template-columns:5em 1fr;gap:6px 12px;margin:0}dt{color:#5a6673}"
    "dd{margin:0;overflow-wrap:anywhere}"
    "footer{margin-top:20px;padding-top:12px;border-top:1px solid #c9d1d9;color:#5a6673;font-size:14px}"
    "@media(max-width:600px){body{margin:0;padding:20px 16px;border-radius:0;min-height:100vh}"
    ".number{font-size:21px}svg{width:88px;height:88px}section{grid-template-columns:1fr}"
    "section p+p{border-left:0;border-top:1px solid #c9d1d9}}"
    "@page{margin:12mm}@media print{html{background:none}body{max-width:124mm;min-height:0;margin:0 auto;padding:0;"
    "font-size:11pt}section{grid-template-columns:1fr 1fr;break-inside:avoid}"
    "section p+p{border-left:1px solid #c9d1d9;border-top:0}footer{font-size:9pt}section span{font-size:9pt}}";

}  // namespace

std::string receipt_page(const Case& c, const ReceiptFrame& frame) {
    const auto number = escaped(c.number);
    return "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
           "content=\"width=device-width\"><title>受理回执 " +
           number + "</title><style>" + std::string(style) + "</style></head><body><header><div><small>" +
           escaped(frame.issuer) + "</small><h1>事项受理回执</h1><p class=\"number\">" + number + "</p></div>" +
           qr_svg(c.number) + "</header>" + promises(c) + details(c) + footer(frame) + "</body></html>";
}

}  // namespace linli::cases
