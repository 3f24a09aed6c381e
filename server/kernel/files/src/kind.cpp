#include "kind.h"

#include <algorithm>
#include <array>

namespace linli::files {
namespace {

constexpr std::int64_t small = 20 * mebibyte;
constexpr std::int64_t large = 100 * mebibyte;

constexpr Kind jpeg{"image/jpeg", Sort::picture, small};
constexpr Kind png{"image/png", Sort::picture, small};
constexpr Kind webp{"image/webp", Sort::picture, small};
constexpr Kind gif{"image/gif", Sort::picture, small};
constexpr Kind heic{"image/heic", Sort::picture, small};
constexpr Kind pdf{"application/pdf", Sort::document, small};
constexpr Kind amr{"audio/amr", Sort::sound, large};
constexpr Kind amr_wb{"audio/amr-wb", Sort::sound, large};
constexpr Kind mp3{"audio/mpeg", Sort::sound, large};
constexpr Kind aac{"audio/aac", Sort::sound, large};
constexpr Kind m4a{"audio/mp4", Sort::sound, large};
constexpr Kind wav{"audio/wav", Sort::sound, large};
constexpr Kind ogg{"audio/ogg", Sort::sound, large};
constexpr Kind mp4{"video/mp4", Sort::film, large};

std::uint8_t byte(std::string_view text, std::size_t at) { return static_cast<std::uint8_t>(text[at]); }

std::uint64_t big_endian(std::string_view text) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < text.size(); ++i) value = value << 8U | byte(text, i);
    return value;
}

std::uint32_t little_endian(std::string_view four) {
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;) value = value << 8U | byte(four, i);
    return value;
}

/// An MPEG audio frame header: 11 set bits, then a version, layer, bit rate and sampling rate that exist.
bool mpeg_frame(std::string_view head) {
    if (head.size() < 4 || byte(head, 0) != 0xFF || (byte(head, 1) & 0xE0U) != 0xE0U) return false;
    const auto version = byte(head, 1) >> 3U & 3U;
    const auto layer = byte(head, 1) >> 1U & 3U;
    const auto bit_rate = byte(head, 2) >> 4U;
    const auto sampling = byte(head, 2) >> 2U & 3U;
    return version != 1 && layer != 0 && bit_rate != 0 && bit_rate != 15 && sampling != 3;
}

/// The brands of an ISO media file; the major one decides, then the compatible ones.
std::optional<Kind> iso_media(std::string_view head) {
    if (head.size() < 16 || head.substr(4, 4) != "ftyp") return std::nullopt;
    const auto box = std::min<std::uint64_t>(big_endian(head.substr(0, 4)), head.size());
    static constexpr std::array<std::string_view, 8> pictures{"heic", "heix", "hevc", "heim",
                                                              "heis", "hevm", "hevs", "mif1"};
    static constexpr std::array<std::string_view, 3> sounds{"M4A ", "M4B ", "M4P "};
    static constexpr std::array<std::string_view, 12> films{"isom", "iso2", "iso3", "iso4", "iso5", "iso6",
                                                            "mp41", "mp42", "avc1", "M4V ", "dash", "MSNV"};
    const auto among = [](const auto& list, std::string_view brand) {
        return std::find(list.begin(), list.end(), brand) != list.end();
    };
    for (std::size_t at = 8; at + 4 <= box; at += at == 8 ? 8U : 4U) {  // the minor version lies between
        const auto brand = head.substr(at, 4);
        if (among(pictures, brand)) return heic;
        if (among(sounds, brand)) return m4a;
        if (among(films, brand)) return mp4;
    }
    return std::nullopt;
}

/// Boxes follow each other to the very end, and one of them says what the tracks are.
bool whole_boxes(const Bytes& bytes) {
    bool described = false;
    std::uint64_t at = 0;
    for (int boxes = 0; at < bytes.size() && boxes < 100'000; ++boxes) {
        const auto head = bytes.read(at, 16);
        if (head.size() < 8) return false;
        std::uint64_t size = big_endian(std::string_view(head).substr(0, 4));
        if (size == 1 && head.size() == 16) size = big_endian(std::string_view(head).substr(8, 8));
        if (size == 0) size = bytes.size() - at;  // to the end of the file
        if (size < 8 || size > bytes.size() - at) return false;
        described = described || std::string_view(head).substr(4, 4) == "moov";
        at += size;
    }
    return described && at == bytes.size();
}

bool whole_pdf(const Bytes& bytes) {
    constexpr std::size_t tail = 2048;  // readers look for the mark in the last kilobyte; some writers add more
    const auto from = bytes.size() > tail ? bytes.size() - tail : 0;
    return bytes.read(from, tail).find("%%EOF") != std::string::npos;
}

bool whole_wav(const Bytes& bytes) {
    const auto head = bytes.read(0, 12);
    const auto said = little_endian(std::string_view(head).substr(4, 4));
    // Recorders that stream leave 0 or the highest number there.
    return said == 0 || said == 0xFFFFFFFFU || std::uint64_t{said} + 8 <= bytes.size() + 1;
}

}  // namespace

std::optional<Kind> kind_of(std::string_view head) {
    if (head.starts_with("\xFF\xD8\xFF")) return jpeg;
    if (head.starts_with("\x89PNG\r\n\x1A\n")) return png;
    if (head.starts_with("GIF87a") || head.starts_with("GIF89a")) return gif;
    if (head.starts_with("RIFF") && head.size() >= 12) {
        if (head.substr(8, 4) == "WEBP") return webp;
        if (head.substr(8, 4) == "WAVE") return wav;
    }
    if (head.starts_with("%PDF-")) return pdf;
    if (head.starts_with("#!AMR\n")) return amr;
    if (head.starts_with("#!AMR-WB\n")) return amr_wb;
    if (head.starts_with("OggS")) return ogg;
    if (const auto media = iso_media(head)) return media;
    if (head.starts_with("ID3")) return mp3;
    if (head.size() >= 2 && byte(head, 0) == 0xFF && (byte(head, 1) & 0xF6U) == 0xF0U) return aac;  // ADTS: layer 0
    if (mpeg_frame(head)) return mp3;
    return std::nullopt;
}

Kind sheet_kind(std::string_view head) {
    constexpr std::int64_t sheet_limit = 200 * mebibyte;
    if (head.starts_with("PK\x03\x04"))
        return {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Sort::sheet, sheet_limit};
    return {"text/csv", Sort::sheet, sheet_limit};
}

bool complete(const Kind& kind, const Bytes& bytes) {
    if (kind.media_type == pdf.media_type) return whole_pdf(bytes);
    if (kind.media_type == wav.media_type) return whole_wav(bytes);
    if (kind.media_type == mp4.media_type || kind.media_type == m4a.media_type) return whole_boxes(bytes);
    return true;
}

}  // namespace linli::files
