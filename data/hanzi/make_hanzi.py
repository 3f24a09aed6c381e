#!/usr/bin/env python3
"""Rebuild characters.txt from the Unihan files of the Debian package unicode-data.

    python3 data/hanzi/make_hanzi.py [/usr/share/unicode] > data/hanzi/characters.txt
"""

import bz2
import collections
import pathlib
import re
import sys
import unicodedata

FILES = ("Readings", "Variants", "DictionaryLikeData", "IRGSources")


def plain(syllable):
    """Without tone, ü as v."""
    points = unicodedata.normalize("NFD", syllable.lower()).replace("u\u0308", "v")
    return re.sub("[^a-z]", "", points)


def unihan(folder):
    found = collections.defaultdict(dict)
    for name in FILES:
        with bz2.open(pathlib.Path(folder, f"Unihan_{name}.txt.bz2"), "rt", encoding="utf-8") as stream:
            for line in stream:
                if line.startswith("U+"):
                    point, key, value = line.rstrip("\n").split("\t")
                    found[chr(int(point[2:], 16))][key] = value
    return found


def readings(entry):
    said = re.findall(r"([^\s(]+)\(\d+\)", entry.get("kHanyuPinlu", "")) + entry.get("kMandarin", "").split()
    said += re.findall(r":(\S+)", entry.get("kTGHZ2013", ""))
    return list(dict.fromkeys(plain(one) for part in said for one in part.split(",")))


def main():
    entries = unihan(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
    standard = sorted(char for char, entry in entries.items() if "kTGHZ2013" in entry)
    older = {}
    for char in standard:
        for point in re.findall(r"U\+([0-9A-F]+)", entries[char].get("kTraditionalVariant", "")):
            if chr(int(point, 16)) != char and "kTGHZ2013" not in entries[chr(int(point, 16))]:
                older[chr(int(point, 16))] = char
    print("# character, readings without tone (the usual one first), four corners, phonetic parts, strokes")
    print("# or: traditional character, > its modern one. "
          "Made by make_hanzi.py from Unihan 15.0 (Unicode License).")
    traditional = {}
    for old, new in older.items():
        traditional.setdefault(new, old)
    for char in standard:
        entry, old = entries[char], entries[traditional.get(char, char)]
        corners = entry.get("kFourCornerCode", "-").split()[0][:4]
        parts = re.findall(r"\d+[A-Z]?", entry.get("kPhonetic", old.get("kPhonetic", "")))
        strokes = entry.get("kTotalStrokes", "0").split()[0]
        print(char, ",".join(readings(entry)), corners, ",".join(parts) or "-", strokes)
    for old, new in sorted(older.items()):
        print(old, ">" + new)


if __name__ == "__main__":
    main()
