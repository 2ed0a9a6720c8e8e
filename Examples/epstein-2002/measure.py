#!/usr/bin/env python3
"""Prints the figures of this example's README from a study.

    python3 measure.py STUDY
"""
import array
import sqlite3
import statistics
import sys

study = sqlite3.connect(sys.argv[1])
courses = [row[0] for row in study.execute("SELECT id FROM course ORDER BY course")]
indicators = [row[0] for row in study.execute("SELECT id FROM indicator ORDER BY indicator")]
weeks = [row[0] for row in study.execute("SELECT week FROM week ORDER BY position")]


def series(course, indicator):
    rows = study.execute(
        "SELECT points FROM series WHERE course = ? AND indicator = ? ORDER BY future",
        (courses.index(course), indicators.index(indicator)),
    )
    return [list(array.array("f", points)) for (points,) in rows]


def spread(values):
    if not values:
        return "none"
    return f"{statistics.mean(values):.2f} ± {statistics.pstdev(values):.2f} ({min(values):.0f}…{max(values):.0f}, n = {len(values)})"


def outbursts(actives, threshold=50):
    """As the paper counts them: from the first week above the threshold to the first one below it."""
    activation, waits, current, ended = [], [], None, None
    for week, active in zip(weeks, actives):
        if current is None:
            if active > threshold:
                if ended is not None:
                    waits.append(week - ended)
                current = active
        elif active < threshold:
            activation.append(current)
            current, ended = None, week
        else:
            current += active
    return activation, waits


for course in courses:
    actives, jailed = series(course, "active"), series(course, "jailed")
    at = {week: position for position, week in enumerate(weeks)}
    print(course, f"({len(actives)} futures, {weeks[-1]} weeks)")
    print("  actives in week 1:     ", spread([line[at[1]] for line in actives]))
    print("  mean actives, week 2 on:", spread([statistics.mean(line[at[2]:]) for line in actives]))
    print("  most actives, week 2 on:", spread([max(line[at[2]:]) for line in actives]))
    print("  in week:               ", spread([weeks[line.index(max(line[at[2]:]), at[2])] for line in actives]))
    print("  in jail at the end:    ", spread([line[-1] for line in jailed]))
    if 100 in at:
        print("  … to week 100: mean", spread([statistics.mean(line[at[2]:at[100] + 1]) for line in actives]))
        print("                 most", spread([max(line[at[2]:at[100] + 1]) for line in actives]))
        print("                 jail", spread([line[at[100]] for line in jailed]))
    counted = [outbursts(line) for line in actives]
    print("  outbursts a future:    ", spread([len(activation) for activation, _ in counted]))
    print("  activation of each:    ", spread([value for activation, _ in counted for value in activation]))
    print("  wait between them:     ", spread([value for _, waits in counted for value in waits]))
    firsts = [next((p for p, active in enumerate(line) if active > 50), None) for line in actives]
    cops = series(course, "cops")
    print("  first outburst in week:", spread([weeks[p] for p in firsts if p is not None]))
    print("  … with so many cops:   ", spread([line[p] for line, p in zip(cops, firsts) if p is not None]))
    print("  weeks below 10 actives:", spread([sum(value < 10 for value in line[at[2]:]) / len(line[at[2]:]) for line in actives]))
