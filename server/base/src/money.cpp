#include <linli/base/money.h>

namespace linli {

std::string yuan_text(Fen amount) {
    // Unsigned, because the smallest int64 has no positive twin.
    const bool negative = amount.value < 0;
    const auto bits = static_cast<std::uint64_t>(amount.value);
    const auto fen = negative ? 0 - bits : bits;
    auto yuan = std::to_string(fen / 100);
    for (auto at = yuan.size(); at > 3;) {
        at -= 3;
        yuan.insert(at, 1, ',');
    }
    const auto rest = fen % 100;
    return (negative ? "-¥" : "¥") + yuan + (rest < 10 ? ".0" : ".") + std::to_string(rest);
}

}  // namespace linli
