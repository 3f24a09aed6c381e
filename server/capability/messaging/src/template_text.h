#pragma once

#include <linli/base/result.h>
#include <linli/messaging/template_views.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// Templates as text: `{name}` is a variable, `{{` and `}}` are braces. Pure.
namespace linli::messaging {

/// The variable that every template has: how the recipient is addressed, filled in when the message leaves.
inline constexpr std::string_view recipient_variable = "recipient";

using Filling = std::map<std::string, std::string, std::less<>>;

/// Whether the texts and the variables fit each other: names well formed and each once, no unknown variable in a text,
/// no variable that no text uses, no brace left open. @return one error for each that does not
std::vector<FieldError> template_errors(const SaveTemplate& in);

/// Values as people read them, by the types of the variables. A text is one line without control characters.
/// @refuses bad_variables naming what is missing, unknown or of another type.
Result<Filling> fill(const std::vector<Variable>& variables, const boost::json::object& values);

/// The text with its variables filled in; what `template_errors` let through has none left over.
std::string render(std::string_view text, const Filling& filling);

/// What a channel carries: title beside the text only where there is room for one.
struct Rendered {
    std::string title, text;
};
Rendered render(const Template& form, Channel channel, const Filling& filling);

}  // namespace linli::messaging
