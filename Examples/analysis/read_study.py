#!/usr/bin/env python3
"""Reads a study file and prints what is in it: the probability or mean of each indicator by course of action,
how the main indicator hangs on each input, and its mean over time.

    python3 read_study.py STUDY.diwan

Needs the standard library alone; with pandas it also shows the tidy table as a data frame.
"""

import sqlite3
import statistics
import sys
from array import array


def columns(study, sql, *arguments):
    """The columns of a query, by name."""
    cursor = study.execute(sql, arguments)
    names = [column[0] for column in cursor.description]
    return dict(zip(names, zip(*cursor.fetchall()), strict=False))


def ranks(values):
    """Ranks from 1, ties at their mean."""
    order = sorted(range(len(values)), key=values.__getitem__)
    result = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
            end += 1
        for place in range(start, end + 1):
            result[order[place]] = (start + end) / 2 + 1
        start = end + 1
    return result


def correlation(a, b):
    """Spearman's rank correlation; 0 if one of them does not vary."""
    a, b = ranks(a), ranks(b)
    if len(set(a)) < 2 or len(set(b)) < 2:
        return 0.0
    return statistics.correlation(a, b)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    study = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
    if study.execute("PRAGMA application_id").fetchone()[0] != 0x44495741:
        sys.exit(f"{sys.argv[1]} is not a study")
    title, futures, seed = study.execute("SELECT title, futures, seed FROM study").fetchone()
    done = study.execute("SELECT count(*) FROM run WHERE course = 0").fetchone()[0]
    print(f"{title}: {done} futures (at most {futures}), seed {seed}")

    print("\nIndicators by course of action")
    query = """
        SELECT i.id AS indicator, c.id AS course, avg(o.value) AS mean, min(o.value), max(o.value)
        FROM outcome o JOIN course c USING (course) JOIN indicator i USING (indicator)
        GROUP BY indicator, course ORDER BY o.indicator, o.course"""
    for indicator, course, mean, low, high in study.execute(query):
        print(f"  {indicator:28} {course:28} {mean:12.4g} ({low:.4g} to {high:.4g})")

    main_indicator = study.execute("SELECT id FROM indicator ORDER BY is_main DESC, indicator").fetchone()[0]
    baseline = study.execute("SELECT id FROM course ORDER BY course").fetchone()[0]

    # One query: outcomes with their inputs beside them.
    tidy = columns(
        study,
        "SELECT * FROM tidy_outcomes WHERE indicator = ? AND course = ? ORDER BY future",
        main_indicator,
        baseline,
    )
    inputs = [name for name in tidy if name not in ("future", "course", "indicator", "value")]
    print(f"\nRank correlation of {main_indicator} with each input, under {baseline}")
    strength = {name: correlation(tidy[name], tidy["value"]) for name in inputs}
    for name in sorted(strength, key=lambda name: -abs(strength[name]))[:10]:
        print(f"  {name:58} {strength[name]:+.3f}")

    # Over time: the view unpacks the blobs; here the same is done by hand, which is quicker.
    print(f"\nMean of {main_indicator} over time, under {baseline}")
    weeks = [week for (week,) in study.execute("SELECT week FROM week ORDER BY position")]
    sums = [0.0] * len(weeks)
    rows = study.execute(
        """SELECT points FROM series JOIN indicator USING (indicator) JOIN course USING (course)
           WHERE indicator.id = ? AND course.id = ? ORDER BY future""",
        (main_indicator, baseline),
    )
    count = 0
    for (points,) in rows:
        numbers = array("f", points)
        if sys.byteorder == "big":
            numbers.byteswap()
        sums = [total + number for total, number in zip(sums, numbers)]
        count += 1
    means = dict(
        study.execute(
            "SELECT week, avg(value) FROM tidy_series WHERE indicator = ? AND course = ? GROUP BY week",
            (main_indicator, baseline),
        )
    )
    for week, total in zip(weeks, sums):
        by_hand = total / count
        if abs(by_hand - means[week]) > 1e-9 * max(1.0, abs(by_hand)):
            sys.exit(f"week {week}: the view says {means[week]}, the blobs {by_hand}")
        print(f"  week {week:4} {by_hand:12.4g}")

    try:
        import pandas
    except ImportError:
        return
    frame = pandas.read_sql("SELECT * FROM tidy_outcomes", study)
    print(f"\nAs a data frame: {len(frame)} rows, {len(frame.columns)} columns")
    print(frame.pivot_table(index="course", columns="indicator", values="value").to_string())


if __name__ == "__main__":
    main()
