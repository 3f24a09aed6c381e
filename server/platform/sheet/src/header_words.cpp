#include "header_words.h"

#include <linli/base/text.h>
#include <linli/sheet/header.h>

#include <algorithm>
#include <array>
#include <unordered_set>

namespace linli::sheet {
namespace {

constexpr std::string_view common =
    "序号|编号|姓名|性别|年龄|民族|身份证|身份证号|身份证号码|公民身份号码|证件类型|证件号|证件号码|出生日期|出生年月|"
    "电话|手机|手机号|手机号码|联系电话|联系方式|固定电话|户籍|户籍地|户籍地址|户籍所在地|户籍类型|现住址|现居住地|"
    "居住地址|"
    "住址|地址|详细地址|家庭住址|家庭地址|街道|社区|网格|网格员|网格编号|小区|小区名称|楼栋|楼号|楼栋号|幢号|栋号|单元|"
    "单元号|"
    "房间|房间号|房号|室号|门牌|门牌号|门牌号码|楼层|总层数|房屋|房屋编号|房屋地址|房屋类型|房屋用途|房屋性质|房屋户型|"
    "房屋状态|房屋状况|建筑面积|室内面积|面积|产权人|产权性质|业主|业主姓名|业主名称|业主类型|房主|房东|房东姓名|租客|"
    "租金|"
    "与户主关系|户主|户主姓名|户号|关系|户主关系|家庭人口|人口数|人数|户数|婚姻状况|政治面貌|文化程度|学历|职业|"
    "工作单位|单位|"
    "单位名称|服务处所|就业状况|健康状况|残疾|残疾类别|残疾等级|残疾证号|低保|低保证号|特困|独居|空巢|退役军人|"
    "流动人口|"
    "人员类别|人员类型|人口类型|人户一致|人户分离|是否人户分离|来源地|来本地日期|居住证号|迁入日期|迁出日期|入住日期|"
    "登记日期|"
    "登记时间|日期|时间|名称|企业名称|店铺名称|商户名称|字号|统一社会信用代码|信用代码|营业执照号|注册号|法人|"
    "法定代表人|"
    "负责人|经营者|经营地址|经营范围|经营状态|行业|行业类别|场所类型|类型|类别|设备名称|设备编号|设备类型|型号|厂商|"
    "安装位置|"
    "安装日期|位置|经度|纬度|状态|是否有电梯|银行卡号|开户行|补贴标准|补贴金额|金额|数量|单价|备注|说明|问题说明|"
    "id|name|code|type|address|phone|sex|gender|age|date|status|remark";

const std::unordered_set<std::string_view>& common_words() {
    static const auto words = [] {
        const auto all = text::split(common, '|');
        return std::unordered_set<std::string_view>(all.begin(), all.end());
    }();
    return words;
}

std::string without_space(std::string_view given) {
    std::string out;
    for (const auto letter : text::half_width(given))
        if (static_cast<unsigned char>(letter) > 0x20) out += letter;
    return out;
}

bool starts_with_any(std::string_view given, std::span<const std::string_view> starts) {
    return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return given.starts_with(start); });
}

}  // namespace

std::string plain_name(std::string_view given) {
    std::string out;
    int depth = 0;
    auto half = text::lower_ascii(without_space(given));
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> brackets{
        {{"【", "("}, {"】", ")"}, {"〔", "("}, {"〕", ")"}}};
    for (const auto& [wide, narrow] : brackets)
        for (auto at = half.find(wide); at != std::string::npos; at = half.find(wide))
            half.replace(at, wide.size(), narrow);
    for (const auto letter : half) {
        if (letter == '(' || letter == '[') {
            ++depth;
        } else if (letter == ')' || letter == ']') {
            depth = std::max(0, depth - 1);
        } else if (depth == 0 && letter != '*' && letter != ':') {
            out += letter;
        }
    }
    return out;
}

bool common_header_word(std::string_view plain) { return common_words().contains(plain); }

bool wordy(const Cell& cell) {
    constexpr std::size_t longest = 24;
    if (cell.kind != CellKind::text) return false;
    const auto plain = plain_name(cell.text);
    if (plain.empty() || text::code_points(plain) > longest || value_like(cell)) return false;
    const auto half = text::half_width(text::trim(cell.text));
    const auto colon = half.find(':');
    if (colon != std::string::npos && colon + 1 < half.size() && half.find('(') == std::string::npos) return false;
    for (const std::string_view sentence : {"。", "；", "！", "？"})
        if (plain.find(sentence) != std::string::npos) return false;
    return plain.find_first_not_of("0123456789.-/%") != std::string::npos;
}

bool value_like(const Cell& cell) {
    if (cell.kind == CellKind::number || cell.kind == CellKind::date || cell.kind == CellKind::boolean) return true;
    if (cell.kind != CellKind::text) return false;
    const auto digits = std::count_if(cell.text.begin(), cell.text.end(), [](char c) { return c >= '0' && c <= '9'; });
    constexpr std::ptrdiff_t many = 5;
    if (digits >= many) return true;
    return digits > 0 && cell.text.find_first_not_of("0123456789.-/:% ") == std::string::npos;
}

bool remark(std::string_view given) {
    constexpr std::array<std::string_view, 22> starts{
        "注:",      "注意",     "备注:",    "说明:", "填表说明",   "填写说明", "填报说明", "填表人",
        "填报人",   "填报单位", "制表",     "审核",  "单位负责人", "负责人:",  "联系人:",  "统计时间",
        "统计截止", "填报日期", "填表日期", "提示:", "要求:",      "附:"};
    const auto plain = without_space(given);
    return starts_with_any(plain, starts) || plain == "说明" || plain == "填写要求";
}

bool total_word(std::string_view given) {
    constexpr std::array<std::string_view, 8> totals{"合计", "总计",     "小计",     "共计",
                                                     "累计", "本页合计", "本页小计", "总合计"};
    const auto plain = without_space(given);
    for (const auto total : totals) {
        if (plain == total || plain.starts_with(std::string(total) + ":")) return true;
        if (plain.starts_with(total) && plain.size() > total.size() && plain[total.size()] >= '0' &&
            plain[total.size()] <= '9')
            return true;
    }
    return false;
}

bool example_word(std::string_view given) {
    constexpr std::array<std::string_view, 7> starts{"例:", "示例", "样例", "举例", "填写示例", "(例", "(示例"};
    const auto plain = without_space(given);
    return plain == "例" || starts_with_any(plain, starts);
}

}  // namespace linli::sheet
