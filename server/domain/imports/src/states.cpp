#include <linli/imports/types.h>

namespace linli::imports {
namespace {

struct Move {
    ImportState from;
    ImportAction action;
    ImportState to;
};

using S = ImportState;
using A = ImportAction;

/// Undoing begins from whatever was applied, also halfway; a failed reading may be mapped and read again.
constexpr Move moves[] = {
    {S::received, A::confirm, S::staging}, {S::checked, A::confirm, S::staging},
    {S::failed, A::confirm, S::staging},   {S::received, A::cancel, S::cancelled},
    {S::checked, A::cancel, S::cancelled}, {S::failed, A::cancel, S::cancelled},
    {S::staging, A::cancel, S::cancelled}, {S::received, A::fail, S::failed},
    {S::staging, A::fail, S::failed},      {S::staging, A::staged, S::checked},
    {S::checked, A::apply, S::applying},   {S::applying, A::finished, S::applied},
    {S::applying, A::undo, S::undoing},    {S::applied, A::undo, S::undoing},
    {S::undoing, A::finished, S::undone},
};

}  // namespace

std::optional<ImportState> after(ImportState state, ImportAction action) {
    for (const auto& move : moves)
        if (move.from == state && move.action == action) return move.to;
    return std::nullopt;
}

}  // namespace linli::imports
