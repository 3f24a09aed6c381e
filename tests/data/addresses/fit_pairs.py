#!/usr/bin/env python3
"""Fit the weights of server/platform/address/src/compare.cpp, and say how good they are on pairs they have not seen.

    LINLI_PROGRAM=build/release/linli python3 tests/data/addresses/fit_pairs.py [--rows]     # needs python3-numpy

A multinomial logistic regression over the signs that `linli address-match --explain` gives. Five folds by the first
address, so that no query is in both halves; the macro-F1 printed is that of the held-out folds. `--rows` prints the
table for compare.cpp, fitted on everything.
"""

import argparse
import sys

import numpy

from score_addresses import DATA, f1, lines, run

LABELS = ("完全匹配", "部分匹配", "不匹配")
RARE = 2.0  # 完全匹配 counts double: it is rare, and macro-F1 asks for it as much as for the others
ROUNDS, RATE, SHRINK = 600, 0.5, 1e-4


def fit(signs, labels, rounds=ROUNDS):
    known, care = numpy.eye(3)[labels], numpy.where(labels == 0, RARE, 1.0)[:, None]
    weights = numpy.zeros((signs.shape[1], 3))
    speed = numpy.zeros_like(weights)
    for _ in range(rounds):
        sums = signs @ weights
        shares = numpy.exp(sums - sums.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        speed = 0.9 * speed - RATE * (signs.T @ ((shares - known) * care) / len(signs) + SHRINK * weights)
        weights += speed
    return weights


def macro_f1(labels, given):
    return sum(f1(int(((labels == k) & (given == k)).sum()), int(((labels != k) & (given == k)).sum()),
                  int(((labels == k) & (given != k)).sum())) for k in range(3)) / 3


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", action="store_true")
    options = parser.parse_args()
    pairs = lines(DATA / "address_pairs.jsonl.gz")
    given = run("address-match", [{"a": pair["a"], "b": pair["b"]} for pair in pairs], "--explain")
    names = list(given[0]["signs"])
    signs = numpy.array([[line["signs"][name] for name in names] for line in given])
    labels = numpy.array([LABELS.index(pair["label"]) for pair in pairs])
    draw, fold_of = numpy.random.default_rng(1), {}
    folds = numpy.array([fold_of.setdefault(pair["a"], int(draw.integers(5))) for pair in pairs])
    held_out = numpy.zeros(len(labels), int)
    for fold in range(5):
        weights = fit(signs[folds != fold], labels[folds != fold])
        held_out[folds == fold] = (signs[folds == fold] @ weights).argmax(1)
    print(f"{len(pairs)} pairs, five folds by the first address: macro-F1 {macro_f1(labels, held_out):.4f}, "
          f"accuracy {(held_out == labels).mean():.4f}")
    if options.rows:
        for name, row in zip(names, fit(signs, labels, 3000), strict=True):
            print(f"    {{{row[0]:.2f}, {row[1]:.2f}, {row[2]:.2f}}},  // {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
