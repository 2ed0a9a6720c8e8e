#!/usr/bin/env python3
"""Prints the figures of this example's README: what `diwan politics` says of the dossier in its four combinations.

    python3 measure.py DIWAN
"""
import csv
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
FOUR = {"iraqiya", "state-of-law", "national-iraqi-alliance", "kurdistan-alliance"}
SHORT = {
    "iraqiya": "Iraqiya", "state-of-law": "State of Law", "national-iraqi-alliance": "National Iraqi Alliance",
    "kurdistan-alliance": "Kurdish bloc", "iraqi-accord-front": "Wasat", "reserved-seats": "minorities",
}


def forecast(course, account):
    command = [sys.argv[1], "politics", "coalitions", HERE, "--formation", "--json", "--limit", "1000"]
    command += ["--course", course, "--account", account]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def short(parties):
    return " + ".join(SHORT[party] for party in parties if party in SHORT)


with open(os.path.join(HERE, "data/formations.csv")) as file:
    recorded = [(row["election"], int(row["days"])) for row in csv.DictReader(file)]
print("recorded:", ", ".join(f"{days} days ({election})" for election, days in recorded))
for account in ("largest-list", "largest-bloc"):
    for course in ("foreign-backing", "no-foreign-backing"):
        result = forecast(course, account)
        governments, days = result["governments"], result["days"]
        share = lambda test: sum(g["probability"] for g in governments if test(set(g["parties"])))
        print(f"\n{account}, {course}")
        print(f"  all four large lists {share(lambda p: FOUR <= p):.3f}")
        for list in sorted(FOUR):
            print(f"  without {SHORT[list]} {share(lambda p: list not in p):.3f}")
        for government in governments[:5]:
            print(f"  {government['probability']:.3f} {government['seats']} {short(government['parties'])}")
        for formateur in result["formateurs"][:3]:
            print(f"  formed by {short(formateur['parties'])}: {formateur['probability']:.3f}")
        total, quantiles = 0, {}
        for day, chance in enumerate(days):
            total += chance
            for level in (0.05, 0.25, 0.5, 0.75, 0.95):
                if total >= level:
                    quantiles.setdefault(level, day)
        print("  days:", ", ".join(f"{level:.0%} {day}" for level, day in quantiles.items()))
        print("  later than", ", ".join(f"{day}: {1 - sum(days[:day + 1]):.2f}" for _, day in sorted(recorded, key=lambda r: r[1])))
