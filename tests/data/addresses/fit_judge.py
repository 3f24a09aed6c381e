#!/usr/bin/env python3
"""Fit the weights of server/platform/address/src/weights_*.cpp: what a number counts, and where numbers are cut.

    LINLI_PROGRAM=build/release/linli python3 tests/data/addresses/fit_judge.py [--write] [--without FOLD]

Needs python3-numpy; no part of CI. Only the train split is read. The decisions are those of the program as it is, on
its own path through each address, because one decision changes what the next one sees: so write, build and run again
until the figures stand. The words of the addresses are not looked at, only the traits that `linli address --explain`
gives, alone and in pairs. Three steps keep the tables small: an L1 penalty chooses pairs, an L2 penalty alone fits what
was chosen again, and what moves the least is taken away until the table has its size.

It prints how many decisions the rules and the weights get right, on the folds of the train split that were held out.
`--without FOLD` writes the tables fitted without that fold; built with them, `score_addresses.py --split train --fold
FOLD` says what whole addresses score that had no part in the weights.
"""

import argparse
import collections
import itertools
import pathlib
import subprocess

import numpy

from score_addresses import DATA, FOLDS, GOAL, ROOT, fold_of, lines, run

SOURCES = ROOT / "server/platform/address/src"
LABELS = ("roadno", "subroadno", "houseno", "cellno", "floorno", "roomno", "subpoi")
NAMES = {"poi": "subpoi", "person": "subpoi", "assist": "subpoi"}  # a number of a name, whatever the name is
SEEN = ("kind", "last", "digits", "name", "rule", "chain", "name_length", "community", "hamlet", "named", "ahead",
        "next_kind", "next_digits", "letter", "value", "left", "text", "joined", "later", "road", "split", "ground")
AT_DASH = ("last", "cut", "right_kind", "order", "digits", "right_digits", "equal", "mark", "then", "name", "community",
           "hamlet", "road", "named", "ahead", "chain", "text", "name_length", "kind", "letter")
AT_SPLIT = ("how", "digits", "hamlet", "last", "kind", "name_length", "name", "cut", "width")
RARE = 8  # a pair that was seen less often says nothing


def pairs(names, leading):
    """Each trait alone, and the leading ones with every other."""
    return [(name,) for name in names] + [
        (a, b) for a, b in itertools.combinations(names, 2) if a in names[:leading]]


class Question:
    """One of the three tables. `answers[0]` of a cut has no weights: they count for or against the other answer."""

    def __init__(self, name, answers, templates, rule, start, choose, keep):
        self.name, self.answers, self.templates, self.rule, self.start = name, answers, templates, rule, start
        self.choose, self.keep = choose, keep
        self.free = numpy.array([not (len(answers) == 2 and answer == "no") for answer in answers], dtype=float)


# `start` is what the rule counts before anything is weighed, as in weigh.cpp; the L1 penalty and the size of the table.
QUESTIONS = (
    Question("label", LABELS, pairs(SEEN, 6), "rule", 3.0, 5.0, 500),
    Question("join", ("no", "yes"), pairs(AT_DASH, 4), "cut", 1.5, 5.0, 50),
    Question("split", ("no", "yes"), pairs(AT_SPLIT, 1), "cut", 1.5, 3.0, 20),
)
SHRINK = 2.0


def pieces(row):
    """The label and the number of the piece for each character."""
    return [(label, i) for i, (label, text) in enumerate(row["parts"]) for _ in text]


def known(decision, of):
    """What the labels say about a decision; nothing where they say something that no decision can."""
    if decision["question"] == "label":
        label = of[decision["begin"]][0]
        label = NAMES.get(label, label)
        return label if label in LABELS else None
    joined = of[decision["begin"]] == of[decision["end"] - 1]
    return "yes" if joined == (decision["question"] == "join") else "no"


def samples(rows):
    """(fold, answer, traits) for each question."""
    found = collections.defaultdict(list)
    given = run("address", [{"text": row["text"]} for row in rows], "--explain")
    for number, (row, line) in enumerate(zip(rows, given, strict=True)):
        of = pieces(row)
        for decision in line["decisions"]:
            answer = known(decision, of)
            if answer is not None:
                found[decision["question"]].append((fold_of(number), answer, decision["traits"]))
    return found


class Table:
    """The sparse matrix of samples and signs, and the loss over it."""

    def __init__(self, question, rows):
        keys = [[tuple((name, traits[name]) for name in template) for template in question.templates]
                for _, _, traits in rows]
        often = collections.Counter(key for row in keys for key in row)
        self.signs = sorted(key for key, count in often.items() if count >= RARE)
        place = {key: i for i, key in enumerate(self.signs)}
        self.question, self.size = question, (len(self.signs), len(question.answers))
        self.at = numpy.array([[place.get(key, len(self.signs)) for key in row] for row in keys])
        self.known = numpy.eye(self.size[1])[[question.answers.index(answer) for _, answer, _ in rows]]
        # Truth of a rule for a cut is "yes" or "no", that of the other rules a label.
        self.start = question.start * numpy.array(
            [[traits[question.rule] == answer for answer in question.answers] for _, _, traits in rows])
        order = numpy.argsort(self.at.ravel(), kind="stable")
        order = order[:int((self.at < len(self.signs)).sum())]
        self.row_of = order // self.at.shape[1]
        self.begin = numpy.searchsorted(self.at.ravel()[order], numpy.arange(len(self.signs)))

    def by_sign(self, values):
        """Sums of one row of values a sample over the samples that show a sign."""
        return numpy.add.reduceat(values[self.row_of], self.begin, axis=0)

    def shares(self, weights):
        padded = numpy.vstack([weights, numpy.zeros((1, self.size[1]))])
        sums = self.start + padded[self.at].sum(1)
        sums -= sums.max(1, keepdims=True)
        shares = numpy.exp(sums)
        return shares / shares.sum(1, keepdims=True)

    def loss(self, flat, shrink, mask):
        weights = (flat * mask).reshape(self.size)
        shares = self.shares(weights)
        loss = -numpy.log((shares * self.known).sum(1) + 1e-300).sum() + shrink / 2 * (weights ** 2).sum()
        slope = self.by_sign(shares - self.known) + shrink * weights
        return loss, slope.ravel() * mask

    def bend(self, flat, shrink):
        """The diagonal of the second derivative: how much a weight is held by what it explains."""
        shares = self.shares(flat.reshape(self.size))
        return (self.by_sign(shares * (1 - shares)) + shrink).ravel()


def pull(weights, slope, choose):
    """The slope with the L1 penalty, where a weight of 0 stays unless the slope is steeper than the penalty."""
    free = numpy.where(slope + choose < 0, slope + choose, numpy.where(slope - choose > 0, slope - choose, 0))
    return numpy.where(weights > 0, slope + choose, numpy.where(weights < 0, slope - choose, free))


def direction(slope, steps):
    """The two loops of L-BFGS over the last steps."""
    way, used = slope.copy(), []
    for step, change in reversed(steps):
        used.append(step @ way / (change @ step))
        way -= used[-1] * change
    way *= steps[-1][0] @ steps[-1][1] / (steps[-1][1] @ steps[-1][1]) if steps else 1 / max(1, numpy.linalg.norm(way))
    for (step, change), share in zip(steps, reversed(used)):
        way += step * (share - change @ way / (change @ step))
    return -way


def descend(loss, weights, choose, rounds):
    """OWL-QN (Andrew and Gao 2007): L-BFGS that does not step over 0 while there is an L1 penalty."""
    value, slope = loss(weights)
    value, steps = value + choose * numpy.abs(weights).sum(), []
    for _ in range(rounds):
        pulled = pull(weights, slope, choose)
        way, length = direction(pulled, steps), 1.0
        way[way * pulled >= 0] = 0
        side = numpy.where(weights != 0, numpy.sign(weights), -numpy.sign(pulled))
        for _ in range(25):
            new = weights + length * way
            if choose > 0:
                new[numpy.sign(new) != side] = 0
            smooth, new_slope = loss(new)
            new_value = smooth + choose * numpy.abs(new).sum()
            if new_value <= value + 1e-4 * (pulled @ (new - weights)):
                break
            length /= 2
        else:
            break
        if (new - weights) @ (new_slope - slope) > 1e-10:
            steps = [*steps[-6:], (new - weights, new_slope - slope)]
        done = value - new_value < 2e-5 * abs(value)
        weights, value, slope = new, new_value, new_slope
        if done:
            break
    return weights


def fit(question, rows):
    """{sign: weights of the answers}, at most `question.keep` weights that are not 0."""
    table = Table(question, rows)
    mask = numpy.tile(question.free, table.size[0])
    weights = descend(lambda x: table.loss(x, 0.5, mask), numpy.zeros(mask.size), question.choose, 100)
    mask = mask * (weights != 0)
    weights = descend(lambda x: table.loss(x, SHRINK, mask), weights, 0, 60) * mask
    while mask.sum() > question.keep:
        worth = numpy.where(mask > 0, weights ** 2 * table.bend(weights, SHRINK), numpy.inf)
        away = min(int(mask.sum()) - question.keep, max(10, int(mask.sum() * 0.12)))
        mask[numpy.argsort(worth, kind="stable")[:away]] = 0
        weights = descend(lambda x: table.loss(x, SHRINK, mask), weights * mask, 0, 40) * mask
    return {sign: row for sign, row in zip(table.signs, weights.reshape(table.size)) if row.any()}


def answer(question, weights, traits):
    sums = numpy.array([question.start * (traits[question.rule] == each) for each in question.answers])
    for template in question.templates:
        sums = sums + weights.get(tuple((name, traits[name]) for name in template), 0)
    return question.answers[int(sums.argmax())]


def held_out(question, rows):
    """How many of the decisions in held-out folds the rules and the weights get right."""
    rules = sum(traits[question.rule] == known_answer for _, known_answer, traits in rows)
    right = 0
    for fold in range(FOLDS):
        weights = fit(question, [row for row in rows if row[0] != fold])
        right += sum(answer(question, weights, traits) == known_answer
                     for at, known_answer, traits in rows if at == fold)
    return rules / len(rows), right / len(rows)


def cells(question, weights):
    """(label, row) of the table, strongest first within a label."""
    found = []
    for sign, row in weights.items():
        conditions = ", ".join(f'{{Trait::{name}, "{value}"}}' for name, value in sign)
        for label, weight in zip(question.answers, row):
            if abs(weight) >= 0.005:
                begin = f"Label::{label}, " if question.name == "label" else ""
                place = LABELS.index(label) if begin else 0
                found.append((place, -abs(weight), label, f"    {{{begin}{weight:.2f}F, {conditions}}},"))
    return [(label, text) for _, _, label, text in sorted(found)]


def written(tables):
    text = '#include "weigh.h"\n\n#include <array>\n\n// Written by tests/data/addresses/fit_judge.py.\n' \
           "namespace linli::address {\nnamespace {\n"
    for name, kind, rows in tables:
        text += f"\nconstexpr std::array<{kind}, {len(rows)}> {name}_table{{{{\n" + "\n".join(rows) + "\n}};\n"
    text += "\n}  // namespace\n\n"
    for name, kind, _ in tables:
        text += f"std::span<const {kind}> {name}_weights() {{ return {name}_table; }}\n"
    return text + "\n}  // namespace linli::address\n"


def write(label, join, split):
    """The tables stand in three files, none of them too long to be read."""
    doors = [text for of, text in label if of in GOAL]
    streets = [text for of, text in label if of not in GOAL]
    files = {"streets": [("street", "Weight", streets)], "doors": [("door", "Weight", doors)],
             "cuts": [("join", "CutWeight", [text for _, text in join]),
                      ("split", "CutWeight", [text for _, text in split])]}
    for name, tables in files.items():
        path = pathlib.Path(SOURCES, f"weights_{name}.cpp")
        path.write_text(written(tables), encoding="utf-8")
        subprocess.run(["clang-format-14", "-i", "--style=file", path], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--without", type=int, choices=range(FOLDS))
    options = parser.parse_args()
    rows = [row for row in lines(DATA / "labelled_addresses.jsonl.gz") if row["split"] == "train"]
    found, tables = samples(rows), []
    for question in QUESTIONS:
        mine = found[question.name]
        if options.without is None:
            rules, weighed = held_out(question, mine)
            print(f"{question.name}: {len(mine)} decisions, held out right by rules {rules:.4f}, weighed {weighed:.4f}")
        weights = fit(question, [row for row in mine if row[0] != options.without])
        tables.append(cells(question, weights))
        print(f"{question.name}: {len(tables[-1])} weights over {len(weights)} signs")
    if options.write or options.without is not None:
        write(*tables)


if __name__ == "__main__":
    main()
