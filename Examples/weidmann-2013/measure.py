#!/usr/bin/env python3
"""Prints the figures of this example's README.

    python3 measure.py STUDY             attacks, deaths and segregation by half-year, from a study made with --stride 1
    python3 measure.py CSV [CSV …]       mixture at the start against attacks by district, from `diwan run --csv`
"""
import array
import csv
import sqlite3
import statistics
import sys


def correlation(x, y):
    mx, my = statistics.mean(x), statistics.mean(y)
    above = sum((a - mx) * (b - my) for a, b in zip(x, y))
    return above / (sum((a - mx) ** 2 for a in x) * sum((b - my) ** 2 for b in y)) ** 0.5


def by_half_year(path):
    study = sqlite3.connect(path)
    weeks = [row[0] for row in study.execute("SELECT week FROM week ORDER BY position")]
    indicators = [row[0] for row in study.execute("SELECT id FROM indicator ORDER BY indicator")]
    for course, name in study.execute("SELECT course, id FROM course ORDER BY course").fetchall():
        series = {}
        for indicator in ("attacks", "segregation", "deaths"):
            rows = study.execute(
                "SELECT points FROM series WHERE course = ? AND indicator = ?", (course, indicators.index(indicator))
            )
            lines = [array.array("f", points) for (points,) in rows]
            series[indicator] = [statistics.mean(column) for column in zip(*lines)]
        halves = [range(26 * half + 1, 26 * half + 27) for half in range(max(weeks) // 26)]
        at = {week: position for position, week in enumerate(weeks)}
        print(name)
        print("  attacks a week:", " ".join(f"{statistics.mean(series['attacks'][at[w]] for w in half):7.1f}" for half in halves))
        print("  deaths:        ", " ".join(f"{series['deaths'][at[half[-1]]] - series['deaths'][at[half[0] - 1]]:7.0f}" for half in halves))
        print("  segregation:   ", f"{series['segregation'][0]:.3f} →", " ".join(f"{series['segregation'][at[half[-1]]]:7.3f}" for half in halves))


def by_district(paths):
    mixture, attacks, security, deaths = {}, {}, {}, {}
    for path in paths:
        population, seen = {}, {}
        for week, variable, first, second, value in list(csv.reader(open(path)))[1:]:
            if variable == "population" and week == "0" and second == "":
                population[first] = float(value)
            if variable == "attacks" and week != "0":
                seen[first] = seen.get(first, 0) + float(value)
        for district, number in seen.items():
            a, b = population[f"a-{district}"], population[f"b-{district}"]
            mixture[district] = 1 - abs(a - b) / (a + b)
            attacks[district] = attacks.get(district, 0) + number / len(paths)
    for district in sorted(mixture, key=lambda d: (-mixture[d], d)):
        print(f"  {district} mixture {mixture[district]:.2f} attacks in all {attacks[district]:8.1f}")
    print(f"correlation over {len(mixture)} districts, {len(paths)} futures: {correlation(*zip(*((mixture[d], attacks[d]) for d in mixture))):.2f}")


if sys.argv[1].endswith(".csv"):
    by_district(sys.argv[1:])
else:
    by_half_year(sys.argv[1])
