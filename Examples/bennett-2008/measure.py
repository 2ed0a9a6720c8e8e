#!/usr/bin/env python3
"""Prints insurgents at the end by accuracy and effectiveness, from a study.

    python3 measure.py STUDY [COURSE]
"""
import sqlite3
import statistics
import sys

study = sqlite3.connect(sys.argv[1])
course = sys.argv[2] if len(sys.argv) > 2 else "as-it-is"
BINS = 5


def column(parameter):
    return dict(study.execute("SELECT future, quantile FROM future_parameters WHERE parameter = ?", (parameter,)))


def outcomes(indicator):
    return dict(
        study.execute("SELECT future, value FROM outcomes WHERE course = ? AND indicator = ?", (course, indicator))
    )


effectiveness = column("insurgents-taken")
accuracy = {future: 1 - quantile for future, quantile in column("bystanders-taken").items()}
for indicator in ("insurgents", "defeated", "lasts", "legitimacy"):
    values = outcomes(indicator)
    digits = 0 if indicator == "insurgents" else 2
    print(f"{indicator}: means by accuracy (rows) and effectiveness (columns)")
    print("              " + "".join(f"{c / BINS:5.1f}–{(c + 1) / BINS:.1f}" for c in range(BINS)) + "      all")
    for r in reversed(range(BINS)):
        row = [f for f in values if int(accuracy[f] * BINS) == r]
        cells = [[values[f] for f in row if int(effectiveness[f] * BINS) == c] for c in range(BINS)]
        print(
            f"  {r / BINS:.1f}–{(r + 1) / BINS:.1f}     "
            + "".join(f"{statistics.mean(cell):9.{digits}f}" if cell else "        –" for cell in cells)
            + f"{statistics.mean(values[f] for f in row):9.{digits}f}"
        )
    print("  all         " + "".join(
        f"{statistics.mean(values[f] for f in values if int(effectiveness[f] * BINS) == c):9.{digits}f}" for c in range(BINS)))
