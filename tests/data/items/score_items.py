#!/usr/bin/env python3
"""Score the keywords of the responsibility list against hand labels.

Two rankings, neither of which learns from a label:

  keywords  every keyword of an item that occurs in a message adds its weight, a keyword in the title
            TITLE_WEIGHT times more, a negative keyword subtracts;
  text      tf-idf cosine of character pairs between the message and what the list says of an item
            (name, description, examples, keywords): what a cold start can do before there is history.

The figures are the floor for the classifier of the server; they move when the list is edited.

    python3 tests/data/items/score_items.py                    # top-1 and top-3 of the keywords, tune and test
    python3 tests/data/items/score_items.py --ranking text     # the same of the texts
    python3 tests/data/items/score_items.py --wrong tune       # messages of the tune half that were missed
    python3 tests/data/items/score_items.py --json

Only ids and item codes are kept beside this script; the messages are read from ../shared/data/petitions.
Without them the script says so and returns 0 (or 1 when CI=true).
"""

import argparse
import collections
import csv
import gzip
import json
import math
import os
import pathlib
import re
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[3]
ITEMS = ROOT / "data" / "responsibility" / "items.csv"
LABELS = pathlib.Path(__file__).resolve().parent / "labels.csv"
SOURCES = {
    "messages": "messages_2017_2020.jsonl.gz",
    "replies": "messages_with_replies.jsonl.gz",
}
TITLE_WEIGHT = 2.5
LEAD_CHARACTERS = 120  # citizens say what they want first; later sentences count LATE_WEIGHT
LATE_WEIGHT = 0.5
TEXT_CHARACTERS = 250  # how much of a message the text ranking reads
TEXT_TITLE_WEIGHT = 3  # how often it counts the title


def folded(text):
    """Compatibility forms folded, lower case, no white space: the form in which keywords are looked for."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text).lower())


def parse_keywords(field):
    """Return [(word, signed weight)] of a keywords field such as `油烟^5;饭店;-烧烤^2`."""
    keywords = []
    for entry in filter(None, (part.strip() for part in field.split(";"))):
        sign = -1.0 if entry.startswith("-") else 1.0
        word, _, weight = entry.lstrip("-").partition("^")
        keywords.append((folded(word), sign * (float(weight) if weight else 1.0)))
    return keywords


def load_rows(path):
    with open(path, encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def load_items(path=ITEMS):
    return [(row["item_code"], parse_keywords(row["keywords"])) for row in load_rows(path)]


def load_messages(folder, wanted):
    """Return {(source, id): (title, text)} for the wanted keys."""
    messages = {}
    for source, name in SOURCES.items():
        with gzip.open(folder / name, "rt", encoding="utf-8") as stream:
            for line in stream:
                row = json.loads(line)
                key = (source, row["id"])
                if key in wanted:
                    messages[key] = (folded(row["title"]), folded(row["text"]))
    return messages


def score(keywords, title, text):
    """Return (score, words that decided) of one item for one folded message."""
    total, words = 0.0, []
    lead, late = text[:LEAD_CHARACTERS], text[LEAD_CHARACTERS:]
    for word, weight in keywords:
        hit = TITLE_WEIGHT * (word in title)
        if word in lead:
            hit += 1.0
        elif word in late:
            hit += LATE_WEIGHT
        if hit:
            total += weight * hit
            words.append(word)
    return total, words


def ranked(items, title, text):
    """Items with a positive score, best first; equal scores keep the order of the list."""
    scored = [(code, *score(keywords, title, text)) for code, keywords in items]
    return sorted((entry for entry in scored if entry[1] > 0), key=lambda entry: -entry[1])


def pairs(text):
    return collections.Counter(text[index:index + 2] for index in range(len(text) - 1))


class TextRanking:
    """Cosine ranking over what the list itself says of each item."""

    def __init__(self, rows):
        counts = {row["item_code"]: self.item_pairs(row) for row in rows}
        spread = collections.Counter(pair for bag in counts.values() for pair in bag)
        self.rarity = {pair: math.log(len(counts) / seen) for pair, seen in spread.items()}
        self.vectors = {code: self.unit(bag) for code, bag in counts.items()}

    @staticmethod
    def item_pairs(row):
        words = [word for word, weight in parse_keywords(row["keywords"]) if weight > 0]
        texts = [row["name"], row["name"], row["description"], *row["examples"].split("|"), *words]
        return sum((pairs(folded(text)) for text in texts), collections.Counter())

    def unit(self, bag):
        vector = {pair: (1 + math.log(count)) * self.rarity.get(pair, 0.0) for pair, count in bag.items()}
        length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        return {pair: value / length for pair, value in vector.items()}

    def ranked(self, title, text):
        bag = pairs(text[:TEXT_CHARACTERS])
        for pair, count in pairs(title).items():
            bag[pair] += TEXT_TITLE_WEIGHT * count
        message = self.unit(bag)
        scored = [(code, sum(value * vector.get(pair, 0.0) for pair, value in message.items()), [])
                  for code, vector in self.vectors.items()]
        return sorted((entry for entry in scored if entry[1] > 0), key=lambda entry: -entry[1])


def evaluate(rank, labels, messages):
    """Return ({split: figures}, [missed messages])."""
    figures, missed = {}, []
    for label in labels:
        title, text = messages[(label["source"], label["id"])]
        best = rank(title, text)
        codes = [code for code, _, _ in best[:3]]
        accepted = {label["item"], label["also_ok"]} - {""}
        row = figures.setdefault(label["split"], {"messages": 0, "top1": 0, "top3": 0, "top1_strict": 0,
                                                  "top3_strict": 0, "no_hit": 0, "class_top1": 0})
        row["messages"] += 1
        row["no_hit"] += not codes
        row["top1"] += bool(codes) and codes[0] in accepted
        row["top3"] += bool(accepted & set(codes))
        row["top1_strict"] += bool(codes) and codes[0] == label["item"]
        row["top3_strict"] += label["item"] in codes
        row["class_top1"] += bool(codes) and codes[0][:6] in {code[:6] for code in accepted}
        if not codes or codes[0] not in accepted:
            missed.append((label, title, best[:3]))
    return figures, missed


def wilson(hits, count):
    """Return the 95 % Wilson interval of a proportion."""
    z, share = 1.96, hits / count
    centre, spread = share + z * z / (2 * count), z * math.sqrt(share * (1 - share) / count + z * z / (4 * count**2))
    return max(0.0, (centre - spread) / (1 + z * z / count)), min(1.0, (centre + spread) / (1 + z * z / count))


def report(figures):
    names = {"top1": "top-1", "top3": "top-3", "top1_strict": "top-1, first label only",
             "top3_strict": "top-3, first label only", "class_top1": "class of the top-1", "no_hit": "nothing found"}
    for split in sorted(figures, reverse=True):
        row = figures[split]
        print(f"{split}: {row['messages']} messages")
        for key, name in names.items():
            low, high = wilson(row[key], row["messages"])
            print(f"  {name:24} {row[key] / row['messages']:.3f}   (95 %: {low:.3f} to {high:.3f})")


def show_missed(missed, split):
    for label, title, best in missed:
        if label["split"] == split:
            print(f"{label['source']} {label['id']} want {label['item']} {label['also_ok']}: {title}")
            for code, points, words in best:
                print(f"    {code} {points:5.1f} {' '.join(words)}")


def main():
    parser = argparse.ArgumentParser(description="Score the keywords of the responsibility list.")
    parser.add_argument("--messages", type=pathlib.Path, default=ROOT.parent / "shared" / "data" / "petitions")
    parser.add_argument("--items", type=pathlib.Path, default=ITEMS)
    parser.add_argument("--ranking", choices=["keywords", "text"], default="keywords")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--wrong", choices=["tune"], help="also print what was missed (never of the test half)")
    arguments = parser.parse_args()
    if not arguments.messages.is_dir():
        print(f"skipped: no messages in {arguments.messages}", file=sys.stderr)
        return 1 if os.environ.get("CI") == "true" else 0
    labels = load_rows(LABELS)
    messages = load_messages(arguments.messages, {(label["source"], label["id"]) for label in labels})
    items = load_items(arguments.items)
    rank = TextRanking(load_rows(arguments.items)).ranked if arguments.ranking == "text" else (
        lambda title, text: ranked(items, title, text))
    figures, missed = evaluate(rank, labels, messages)
    if arguments.json:
        print(json.dumps(figures, indent=2))
    else:
        report(figures)
    if arguments.wrong:
        show_missed(missed, arguments.wrong)
    return 0


if __name__ == "__main__":
    sys.exit(main())
