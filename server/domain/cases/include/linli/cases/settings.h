#pragma once

#include <string_view>

/// Small settings of a tenant that this room reads; administration shows and changes them.
namespace linli::cases {

/// Where people ask about their matter, printed on the receipt.
inline constexpr std::string_view receipt_phone = "cases.receipt-phone";
/// One more sentence on the receipt: window, opening hours.
inline constexpr std::string_view receipt_note = "cases.receipt-note";

/// How much of the understanding the tenant wants (UnderstandingChoice). `off` switches off, anything else is on.
inline constexpr std::string_view switched_off = "off";
inline constexpr std::string_view suggestions_setting = "cases.suggestions";
inline constexpr std::string_view automatic_dispatch_setting = "cases.automatic-dispatch";
inline constexpr std::string_view learnt_model_setting = "cases.learnt-model";
/// A number from 0.3 to 0.99: the confidence from which nobody is asked.
inline constexpr std::string_view threshold_setting = "cases.threshold";
/// Who is told after a breach and how much working time later: `parse_ladder`.
inline constexpr std::string_view ladder_setting = "cases.ladder";
/// Working days without a step that the reporter sees, while a matter is handled: 1 to 60.
inline constexpr std::string_view update_days_setting = "cases.update-days";
inline constexpr int default_update_days = 3;
/// Days after the result in which the reporter may object: 1 to 365.
inline constexpr std::string_view reopen_days_setting = "cases.reopen-days";
/// Classes of items, by code, whose results somebody else asks about; `*` for all, nothing for none.
inline constexpr std::string_view visit_classes_setting = "cases.visit-classes";
/// What administration should accept; an empty text is the default.
bool fits_ladder(std::string_view content);
bool fits_update_days(std::string_view content);
bool fits_reopen_days(std::string_view content);
bool fits_switch(std::string_view content);
bool fits_threshold(std::string_view content);

}  // namespace linli::cases
