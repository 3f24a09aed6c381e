// A model file comes from an operator's disk or a backup: whatever it holds, reading it ends in a model or a refusal,
// and a model that was accepted can be asked.
#include "model.h"

#include <linli/recognition/text_classifier.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using linli::recognition::Model;
    using linli::recognition::TextClassifier;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (TextClassifier::from_bytes(bytes)) return 0;
    auto model = linli::recognition::read_model_content(bytes);  // behind the checksum, which no fuzzer guesses
    if (!model) return 0;
    const TextClassifier classifier(std::make_shared<const Model>(std::move(model).value()));
    const auto prediction = classifier.predict("路灯", "路灯不亮，12 号");
    if (!classifier.explain("路灯", "路灯不亮，12 号", prediction.label)) __builtin_trap();
    if (!TextClassifier::from_bytes(classifier.to_bytes())) __builtin_trap();
    return 0;
}
