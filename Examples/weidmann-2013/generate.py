#!/usr/bin/env python3
"""Writes this dossier's sections: twenty districts of a city with two communities.

    python3 generate.py

Written by hand: assumptions.yaml, beliefs.yaml, actors.yaml, topics.yaml, voices.yaml.
"""
import hashlib
import pathlib

ROWS, COLUMNS = 4, 5
PEOPLE = 20000
# Share of community A in each district, row by row: one mostly A in the west, one mostly B in the east, mixed between.
SHARES = [
    [0.90, 0.70, 0.55, 0.40, 0.20],
    [0.80, 0.65, 0.40, 0.45, 0.15],
    [0.75, 0.50, 0.65, 0.30, 0.25],
    [0.85, 0.45, 0.50, 0.40, 0.15],
]
FOLDER = pathlib.Path(__file__).parent
OTHER = {"a": "b", "b": "a"}
# From these shares of the other community on, one more campaign is under way: attacks need contact.
CONTACT = [0.05, 0.15, 0.25, 0.35]
districts = [f"d{row + 1}{column + 1}" for row in range(ROWS) for column in range(COLUMNS)]


def around(district):
    row, column = int(district[1]) - 1, int(district[2]) - 1
    steps = ((row, column + 1), (row + 1, column), (row, column - 1), (row - 1, column))
    return [f"d{r + 1}{c + 1}" for r, c in steps if 0 <= r < ROWS and 0 <= c < COLUMNS]


def people(district, side, shares):
    share = shares[int(district[1]) - 1][int(district[2]) - 1]
    return round(PEOPLE * (share if side == "a" else 1 - share))


def write(name, lines):
    (FOLDER / name).parent.mkdir(exist_ok=True)
    (FOLDER / name).write_text("# Written by generate.py.\n" + "\n".join(lines) + "\n")


write(
    "places.yaml",
    [
        f"{d}: {{name: District {d[1]}-{d[2]}, kind: district, neighbours: [{', '.join(around(d))}], "
        "urbanisation: urban, controller: city, because: made-up-city}"
        for d in districts
    ],
)

lines, assumed = [], []
for side in "ab":
    for d in districts:
        lines += [
            f"{side}-{d}:",
            f"  {{kind: civilian, name: {side.upper()} in {d}, place: {d}, population: people-{side}-{d}, beliefs: community-{side},",
            "   satisfaction: {autonomy: 0, safety: 0, culture: 0, quality-of-life: 0}, because: made-up-city}",
        ]
        assumed += [
            f"people-{side}-{d}: {{says: People of {side.upper()} in {d} at the start., reason: Made up; see made-up-city., "
            f"value: {people(d, side, SHARES)}, unit: persons}}",
            f"fighters-{side}-{d}: {{says: Fighters of {side.upper()} in {d} at the start., reason: A hundredth of the people; see fighters-among-people., "
            f"value: {people(d, side, SHARES) // 100}, unit: persons}}",
        ]
for side in "ab":
    lines += [f"fighters-{side}:", "  kind: force", f"  name: Fighters of {side.upper()}", f"  owner: leaders-{side}", "  type: irregular", "  deployments:"]
    lines += [f"    - {{place: {d}, personnel: fighters-{side}-{d}}}" for d in districts]
    lines += ["  because: fighters-among-people"]
lines += ["army: {kind: force, name: Army, owner: city, type: regular, because: surge}"]
write("groups.yaml", lines)
write("assumptions/people.yaml", assumed)

lines = []
for side in "ab":
    residents = ", ".join(f"{side}-{d}" for d in districts)
    lines += [
        f"defenders-{side}:",
        f"  {{name: Fighters of {side.upper()}, force: fighters-{side}, against: leaders-{OTHER[side]}, from: [{residents}],",
        "   potential: share-of-fighters, motives: {belief: 1}, believers: 1, pace: 0.2, because: fighters-among-people}",
    ]
write("movements.yaml", lines)

write(
    "displacement.yaml",
    [f"- {{from: {side}-{d}, to: {side}-{e}, because: flight-to-kin}}" for side in "ab" for d in districts for e in around(d)],
)

lines = []
for side in "ab":
    lines.append(f"leaders-{side}:")
    other = OTHER[side]
    for d in districts:
        for step, share in enumerate(CONTACT, 1):
            lines.append(
                f"  - {{name: Attacks on {other.upper()} in {d} ({step}), when: 'population({other}-{d}) > {share} * population({d})', "
                f"because: [attacks-on-the-others, attack-rate], do: [{{attack-campaign: {{force: fighters-{side}, in: {d}, "
                f"rate: attack-rate, lethal: attack-lethal, of: {other}-{d}}}}}]}}"
            )
write("strategies.yaml", lines)

# Each community has half of the people at the start; deaths are too few to matter.
segregation = " + ".join(f"abs(population(a-{d}) - population(b-{d}))" for d in districts)
attacks = " + ".join(f"attacks({d})" for d in districts)
everybody = ", ".join(districts)
groups = ", ".join(f"{side}-{d}" for side in "ab" for d in districts)
write(
    "dossier.yaml",
    [
        "title: Violence and segregation in a city",
        "question: Does violence fall because a city unmixes, or because of troops?",
        "start: 2006-02-27",
        "horizon: 156",
        "summary: >-",
        "  The question of N. B. Weidmann and I. Salehyan, Violence and ethnic segregation (International Studies Quarterly 57(1), 2013),",
        "  put to the mechanisms of low-level violence and displacement in a made-up city, since their data are not public.",
        "",
        "indicators:",
        f"  attacks-late: {{name: Attacks a week in the third year, measure: {attacks}, unit: attacks, better: lower, summary: mean, after: 104, main: true}}",
        f"  attacks: {{name: Attacks a week, measure: {attacks}, unit: attacks, better: lower, summary: mean, after: 1}}",
        f"  deaths: {{name: Deaths in three years, measure: \"casualties({everybody})\", unit: persons, better: lower, summary: end}}",
        f"  segregation: {{name: Segregation (index of dissimilarity), measure: ({segregation}) / (2 * value(people-of-a-community)), unit: 0 to 1, summary: end}}",
        f"  displaced: {{name: People who fled, measure: \"displaced({groups})\", unit: persons, better: lower, summary: end}}",
        "  fighters: {name: Fighters, measure: personnel(fighters-a) + personnel(fighters-b), unit: persons, summary: end}",
        "",
        "settings:",
        "  displacement-flight: flight-rate",
        "  affinity-common-ground: nothing-in-common",
        "  control-margin: nobody-takes-over",
    ],
)


def replaced(shares, because):
    return "{" + ", ".join(
        f"people-{side}-{d}: {{value: {people(d, side, shares)}, because: {because}}}, "
        f"fighters-{side}-{d}: {{value: {people(d, side, shares) // 100}, because: {because}}}"
        for side in "ab"
        for d in districts
    ) + "}"


half = [[0.5] * COLUMNS] * ROWS
ranked = sorted(districts, key=lambda d: (-people(d, "a", SHARES), d))
apart = [[0.95 if f"d{r + 1}{c + 1}" in ranked[: len(districts) // 2] else 0.05 for c in range(COLUMNS)] for r in range(ROWS)]
surge = [
    "    - name: The surge",
    "      from: week 52",
    "      until: week 52",
    "      do:",
    *[f"        - mobilize: {{force: army, in: {d}, personnel: army-in-district, activity: patrol}}" for d in districts],
    "      because: surge",
    "    - {name: The army protects everybody, from: week 52, because: surge, do: [{stance: {force: army, toward: [" + groups + "], value: protection}}]}",
]
write(
    "courses.yaml",
    [
        "flight:",
        "  name: People flee",
        "  baseline: true",
        "  because: [consistent, unmixing-lowers-violence]",
        "nobody-flees:",
        "  name: Nobody flees",
        "  summary: The same violence in a city whose people stay where they are.",
        "  because: unmixing-lowers-violence",
        "  set: {flight-rate: {value: 0, because: unmixing-lowers-violence}}",
        "surge:",
        "  name: Troops from the second year on",
        "  because: surge-unresolved",
        "  blocks:",
        *surge,
        "surge-without-flight:",
        "  name: Troops, and nobody flees",
        "  because: surge-unresolved",
        "  includes: surge",
        "  set: {flight-rate: {value: 0, because: unmixing-lowers-violence}}",
        "mixed:",
        "  name: Every district half and half at the start",
        "  because: mixture-at-start",
        f"  set: {replaced(half, 'mixture-at-start')}",
        "apart:",
        "  name: Every district 95 to 5 at the start",
        "  because: mixture-at-start",
        f"  set: {replaced(apart, 'mixture-at-start')}",
    ],
)

SAYS = {
    "consistent": "Attacks on the other community and flight from them are enough to bring about what was seen.",
    "unmixing-lowers-violence": "Violence falls because the communities no longer live together.",
    "surge-unresolved": "Whether more troops lowered violence stays open.",
}
PREDICTS = {
    "unmixing-lowers-violence": "{indicator: attacks-late, course: flight, versus: nobody-flees, direction: lower}",
    "consistent": "{indicator: segregation, course: flight, versus: nobody-flees, direction: higher}",
}
table = (FOLDER / "data/published.csv").read_bytes()
lines = []
for number, row in enumerate(table.decode().splitlines(), 1):
    key = row.split(",")[0]
    if key in SAYS:
        lines += [
            f"{key}:",
            f"  says: {SAYS[key]}",
            f"  cite: {{source: published, line: {number}, column: where, sha256: {hashlib.sha256(row.encode()).hexdigest()}}}",
            "  by: weidmann-salehyan",
            "  hedge: reported",
            "  credence: 1",
            f"  kind: {'prediction' if key in PREDICTS else 'opinion'}",
        ]
        lines += [f"  predicts: {PREDICTS[key]}"] if key in PREDICTS else []
write("claims.yaml", lines)
write(
    "sources.yaml",
    [
        "published:",
        "  kind: dataset",
        "  title: 'Findings of N. B. Weidmann and I. Salehyan, Violence and ethnic segregation: a computational model applied to Baghdad'",
        "  publisher: International Studies Quarterly 57(1), 52-64",
        "  date: 2013",
        "  grade: B2",
        "  data: data/published.csv",
        f"  sha256: {hashlib.sha256(table).hexdigest()}",
        "  licence: facts",
        "  url: https://doi.org/10.1111/isqu.12059",
        "  note: Only the abstract was at hand. The findings are in our words.",
    ],
)
