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

constexpr std::string_view style =
    "@page{size:A5;margin:14mm}body{font:15px/1.7 \"Noto Sans CJK SC\",\"PingFang SC\",\"Microsoft YaHei\",sans-serif;"
    "color:#1d2630;max-width:120mm;margin:0 auto;padding:8mm 4mm}h1{font-size:22px;margin:0 0 2mm}"
    ".number{font:600 26px/1.2 \"Noto Sans Mono\",monospace;letter-spacing:1px;margin:4mm 0}"
    "dl{display:grid;grid-template-columns:6.5em 1fr;gap:1.5mm 4mm;margin:0}dt{color:#5a6673}dd{margin:0;"
    "overflow-wrap:anywhere}svg{width:32mm;height:32mm;float:right;margin:0 0 4mm 4mm}"
    "footer{margin-top:7mm;padding-top:3mm;border-top:1px solid #c9d1d9;color:#5a6673;font-size:13px}";

}  // namespace

std::string receipt_page(const Case& c, const ReceiptFooter& footer) {
    std::string body = qr_svg(c.number) + "<h1>事项受理回执</h1><p class=\"number\">" + escaped(c.number) + "</p><dl>";
    body += line("事项", c.title);
    body += line("受理时间", shanghai_text(c.reported_at));
    if (c.item_name) body += line("事项类别", *c.item_name);
    if (c.address) body += line("地点", *c.address);
    body += line("首次响应", shanghai_text(c.respond_by) + " 前");
    body += line("承诺办结", c.solve_by ? shanghai_text(*c.solve_by) + " 前" : "分拨后确定，将另行告知");
    if (c.organisation_name) body += line("责任单位", *c.organisation_name);
    if (c.owner_name) body += line("责任人", *c.owner_name);
    body +=
        "</dl><footer>凭受理编号可在社区服务窗口、热线或居民端查询进度；超过承诺时间仍未答复的，可凭编号催办。"
        "办结后请您评价；未解决的可在 15 日内申请重办。";
    if (!footer.phone.empty()) body += "<br>咨询电话：" + escaped(footer.phone);
    if (!footer.note.empty()) body += "<br>" + escaped(footer.note);
    body += "</footer>";
    return "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
           "content=\"width=device-width\"><title>受理回执 " +
           escaped(c.number) + "</title><style>" + std::string(style) + "</style></head><body>" + body +
           "</body></html>";
}

}  // namespace linli::cases
