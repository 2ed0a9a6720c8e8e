#!/usr/bin/env python3
"""Fits the formation of governments to the formations on record, leaving out one after the other.

    python3 fit.py [DIWAN]

Fitted are three numbers: what each party of a coalition costs, what surplus seats cost, and the daily log-odds of
success. Everything else is as in this dossier. The model is written out again below, from Guides/GovernmentFormation.md;
with the path of diwan its forecast is compared with the program's.
"""
import csv
import datetime
import itertools
import json
import math
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
MINIMAL, DISTANCE, LARGEST = 1.0, 3.0, 0.7
# The terms of the guide that the record does not tell apart from nothing; see the README.
TERMS = {"fragmentation": 0.0, "polarisation": 0.0, "advantage": 0.0}
ATTEMPT, PAUSE, HORIZON = 30, 15, 730
# Positions by camp on the issues `power-sharing` and `regions`: assumptions, as in issues.yaml.
PLACES = {"shia": (0.25, 0.3), "kurdish": (0.7, 0.95), "sunni": (0.85, 0.3), "secular": (0.9, 0.2), "other": (0.6, 0.6)}
NEEDS = (("shia",), ("kurdish",), ("sunni", "secular"))
# Defaults of the program, towards which estimates are drawn, and how strongly.
PRIOR = {"per_party": (0.3, 1.0), "surplus": (1.0, 5.0), "log_odds": (-2.5, 1.5)}
WINDOW = 22


class Election:
    def __init__(self, name):
        with open(os.path.join(HERE, "data/formations.csv")) as file:
            row = next(row for row in csv.DictReader(file) if row["election"] == name)
        with open(os.path.join(HERE, "data/lists.csv")) as file:
            self.lists = [row for row in csv.DictReader(file) if row["election"] == name]
        day = datetime.date.fromisoformat
        self.name = name
        self.first = (day(row["first_session"]) - day(row["election_date"])).days
        self.days = int(row["days"])
        self.seats = [int(row["seats"]) for row in self.lists]
        self.total = sum(self.seats)
        self.needed = self.total // 2 + 1
        self.places = [PLACES[row["camp"]] for row in self.lists]
        camps = [row["camp"] for row in self.lists]
        needs = [sum(1 << i for i, camp in enumerate(camps) if camp in need) for need in NEEDS]
        self.observed = sum(1 << i for i, row in enumerate(self.lists) if row["in_government"] == "1")
        # The government of 2022 rested on seats that had passed to others: only its delay is used.
        self.has_government = name != "2021"
        shares = [seats / self.total for seats in self.seats]
        self.parties = 1 / sum(share * share for share in shares)
        ranges = [max(p[d] for p in self.places) - min(p[d] for p in self.places) for d in (0, 1)]
        whole = sum(ranges) / 2
        centre = [sum(s * p[d] for s, p in zip(shares, self.places)) for d in (0, 1)]
        spread = sum(s * math.sqrt(sum((p[d] - centre[d]) ** 2 for d in (0, 1)) / 2) for s, p in zip(shares, self.places))
        self.polarisation = min(1, 2 * spread / whole)
        largest = max(self.seats)
        tops = sum(1 << i for i, seats in enumerate(self.seats) if seats == largest)

        def wins(seats, bits):
            return seats >= self.needed and all(bits & need for need in needs)

        # Lists that merged govern together or not at all; blocs are asked by their seats.
        merged = {}
        for i, row in enumerate(self.lists):
            if row["merged"]:
                merged[row["merged"]] = merged.get(row["merged"], 0) | 1 << i
        self.merged = list(merged.values())
        single = [1 << i for i, row in enumerate(self.lists) if not row["merged"]]

        def held(bits):
            return sum(seats for i, seats in enumerate(self.seats) if bits >> i & 1)

        def members(bits):
            return [i for i in range(len(self.lists)) if bits >> i & 1]

        self.order = sorted(sorted(self.merged + single, key=members), key=held, reverse=True)
        self.coalitions = []
        for bits in range(1, 1 << len(self.lists)):
            if any(bits & merger not in (0, merger) for merger in self.merged) or not wins(held(bits), bits):
                continue
            own = members(bits)
            minimal = not any(wins(held(bits) - self.seats[i], bits & ~(1 << i)) for i in own)
            over = [max(self.places[i][d] for i in own) - min(self.places[i][d] for i in own) for d in (0, 1)]
            fixed = MINIMAL * minimal - DISTANCE * sum(over) / 2 / whole + LARGEST * bool(bits & tops)
            self.coalitions.append((bits, fixed, len(own) - 1, max(0, held(bits) / self.total - 0.5)))

    def forecast(self, numbers):
        """Probability of each coalition, and of each day, if the lists are asked by size."""
        utilities = [
            (bits, fixed - numbers["per_party"] * more - numbers["surplus"] * surplus)
            for bits, fixed, more, surplus in self.coalitions
        ]
        offers, inclusive = {}, {}
        highest = max(utility for _, utility in utilities)
        weights = [(bits, math.exp(utility - highest)) for bits, utility in utilities]
        for formateur in self.order:
            own = [(bits, weight) for bits, weight in weights if bits & formateur == formateur]
            total = sum(weight for _, weight in own)
            offers[formateur] = [(bits, weight / total) for bits, weight in own] if total > 0 else []
            inclusive[formateur] = highest + math.log(total) if total > 0 else -math.inf
        best = max(inclusive.values())
        days = [0.0] * (HORIZON + 1)
        success = dict.fromkeys(self.order, 0.0)
        start, trying = self.first, 1.0
        for formateur in itertools.cycle(self.order):
            if start > HORIZON:
                break
            odds = (
                numbers["log_odds"] - TERMS["fragmentation"] * (self.parties - 3)
                - TERMS["polarisation"] * self.polarisation + TERMS["advantage"] * max(inclusive[formateur] - best, -50)
            )
            hazard = 1 / (1 + math.exp(-odds)) if offers[formateur] else 0
            for day in range(start + 1, min(start + ATTEMPT, HORIZON) + 1):
                days[day] += trying * hazard
                success[formateur] += trying * hazard
                trying -= trying * hazard
            start += ATTEMPT + PAUSE
        chances = {}
        for formateur in self.order:
            for bits, probability in offers[formateur]:
                chances[bits] = chances.get(bits, 0) + probability * success[formateur]
        return chances, days

    def likelihood(self, numbers):
        chances, days = self.forecast(numbers)
        result = math.log(max(sum(days[max(0, self.days - WINDOW) : self.days + WINDOW + 1]), 1e-300))
        if self.has_government:
            result += math.log(max(chances.get(self.observed, 0), 1e-300))
        return result


def fit(elections):
    """Highest likelihood times prior, by pattern search."""
    def objective(numbers):
        prior = sum(-0.5 * ((numbers[key] - mean) / deviation) ** 2 for key, (mean, deviation) in PRIOR.items())
        return prior + sum(election.likelihood(numbers) for election in elections)

    numbers = {key: mean for key, (mean, _) in PRIOR.items()}
    steps = {key: deviation for key, (_, deviation) in PRIOR.items()}
    value = objective(numbers)
    while max(steps.values()) > 0.005:
        for key in numbers:
            for sign in (1, -1):
                trial = dict(numbers)
                trial[key] += sign * steps[key]
                found = objective(trial)
                if found > value:
                    numbers, value = trial, found
                    break
            else:
                steps[key] /= 2
    return numbers


def quantile(days, share):
    total = 0
    for day, chance in enumerate(days):
        total += chance
        if total >= share:
            return str(day)
    return f">{HORIZON}"


def compare(election, numbers, diwan):
    """The largest difference from the program's forecast."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "lists.csv")
        with open(path, "w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["name", "seats", "one", "two", "bloc"])
            for row, place in zip(election.lists, election.places):
                camp = "sunni" if row["camp"] == "secular" else row["camp"]
                writer.writerow([row["list"], row["seats"], place[0], place[1], camp])
        command = [diwan, "politics", "coalitions", path, "--formation", "--json", "--limit", "1000000"]
        command += ["--dimensions", "one,two", "--need", "shia=1", "--need", "kurdish=1", "--need", "sunni=1"]
        for name, number in (
            ("per-party", numbers["per_party"]), ("surplus", numbers["surplus"]),
            ("daily-log-odds", numbers["log_odds"]), ("days-before-first-session", election.first), *TERMS.items(),
        ):
            command += ["--parameter", f"{name}={number}"]
        result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    chances, days = election.forecast(numbers)
    names = [row["list"] for row in election.lists]
    largest = max(abs(a - b) for a, b in zip(days, result["days"]))
    for government in result["governments"]:
        bits = sum(1 << names.index(party) for party in government["parties"])
        largest = max(largest, abs(chances[bits] - government["probability"]))
    return largest


def main():
    elections = [Election(name) for name in ("2005", "2010", "2014", "2018", "2021")]
    print("left out  per-party  surplus  log-odds   p(its government)  rank   days: 5 %  median  95 %  recorded  p(later)")
    for held in elections:
        numbers = fit([election for election in elections if election is not held])
        chances, days = held.forecast(numbers)
        own = chances.get(held.observed, 0) if held.has_government else None
        rank = 1 + sum(chance > own for chance in chances.values()) if own is not None else None
        said = f"{own:17.3f} {rank:5d}" if own is not None else " " * 20 + "---"
        print(
            f"{held.name:8s} {numbers['per_party']:10.2f} {numbers['surplus']:8.2f} {numbers['log_odds']:9.2f}  {said}"
            f" {quantile(days, 0.05):>13s} {quantile(days, 0.5):>7s} {quantile(days, 0.95):>5s} {held.days:9d}"
            f" {1 - sum(days[: held.days + 1]):9.2f}"
        )
        if len(sys.argv) > 1 and held.name != "2014":
            print(f"          largest difference from the program: {compare(held, numbers, sys.argv[1]):.1e}")


if __name__ == "__main__":
    main()
