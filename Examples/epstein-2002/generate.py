#!/usr/bin/env python3
"""Writes the long sections of this dossier: a torus of places, and the cops one by one.

    python3 generate.py

A place is one neighbourhood. What is written here by hand elsewhere: dossier.yaml, claims and assumptions.
"""
import hashlib
import pathlib

ROWS, COLUMNS = 3, 5
# Where the arrested go: "reserve" (they stay members of the force), or "detain" (they leave it), to see the difference.
JAIL = "reserve"
PEOPLE, SITES = 1120, 1600
COPS = {"run-2": 64, "run-5": 118}
FOLDER = pathlib.Path(__file__).parent

places = [f"r{row + 1}c{column + 1}" for row in range(ROWS) for column in range(COLUMNS)]


def around(place):
    row, column = int(place[1]) - 1, int(place[3]) - 1
    return [
        f"r{(row + down) % ROWS + 1}c{(column + right) % COLUMNS + 1}"
        for down, right in ((0, 1), (1, 0), (0, -1), (-1, 0))
    ]


def spread(people, over):
    """So many people in each place, as evenly as whole people go."""
    return [people * (index + 1) // over - people * index // over for index in range(over)]


def arrest(place):
    if JAIL == "detain":
        return f"{{detain: {{by: cops, of: people-{place}, against: rebels-{place}, personnel: 1, accuracy: 1}}}}"
    return f"{{withdraw: {{force: rebels-{place}, from: {place}, personnel: 1}}}}"


def write(name, lines):
    (FOLDER / name).write_text("# Written by generate.py.\n" + "\n".join(lines) + "\n")


populations = spread(PEOPLE, len(places))
few, many = (spread(COPS[run], len(places)) for run in ("run-2", "run-5"))

lines = []
for place in places:
    neighbours = sorted(set(around(place)) - {place})
    lines.append(
        f"{place}: {{name: Neighbourhood {place}, kind: district, neighbours: [{', '.join(neighbours)}], "
        "urbanisation: urban, controller: regime, because: [vision, neighbourhoods]}"
    )
write("places.yaml", lines)

lines = []
for place, people in zip(places, populations):
    lines += [
        f"people-{place}:",
        f"  {{kind: civilian, name: People of {place}, place: {place}, population: {people}, beliefs: subjects,",
        "   satisfaction: {autonomy: 0, safety: 0, culture: 0, quality-of-life: 0}, because: [people, neighbourhoods]}",
    ]
lines += ["cops:", "  kind: force", "  name: Cops", "  owner: regime", "  type: police", "  deployments:"]
for place, a, b in zip(places, few, many):
    lines.append(f"    - {{place: {place}, personnel: cops-{a if a == b else f'{a}-or-{b}'}}}")
lines += ["  because: [cop-density-run-2, cop-density-run-5]"]
for place in places:
    lines.append(
        f"rebels-{place}: {{kind: force, name: Actives of {place}, owner: rebels, type: irregular, because: neighbourhoods}}"
    )
write("groups.yaml", lines)
pairs = sorted(set(zip(few, many)))

write(
    "relationships.yaml",
    [f"- {{from: people-{place}, to: regime, value: standing-at-start}}" for place in places],
)

lines = []
for place in places:
    lines += [
        f"rising-{place}:",
        f"  {{name: Actives of {place}, force: rebels-{place}, against: regime, from: people-{place}, potential: 1,",
        "   motives: {resentment: 1}, pace: 1, because: everybody-decides-anew}",
    ]
write("movements.yaml", lines)

# Each cop is a block: the k-th of those in a place arrests one active, and moves on with a chance of one half.
CAP = 2 * max(many)
lines = []
for place in places:
    for k in range(1, CAP + 1):
        lines.append(
            f"arrest-{place}-{k}: {{name: Arrest in {place} by cop {k}, when: 'personnel(cops, {place}) >= {k}', "
            f"do: [{arrest(place)}], because: jail-is-a-reserve}}"
        )
for place in places:
    near = around(place)
    for k in range(1, CAP + 1):
        lines.append(
            f"move-{place}-{k}: {{name: Cop {k} leaves {place}, when: 'personnel(cops, {place}) >= {k}', chance: cops-move, "
            f"do: [{{deploy: {{force: cops, from: {place}, to: {near[k % 4]}, personnel: 1}}}}], because: cops-move}}"
        )
# For every five in jail one may leave in a week: whole people, right on average.
for place, people in zip(places, populations):
    for k in range(1, people // 5 + 1):
        lines.append(
            f"free-{place}-{k}: {{name: Release {k} in {place}, when: 'reserve(rebels-{place}) >= {5 * k - 2}', chance: release-of-five, "
            f"do: [{{deploy: {{force: rebels-{place}, to: {place}, personnel: 1}}}}], because: release-of-five}}"
        )
write("hazards.yaml", lines)

write(
    "assumptions/cops.yaml",
    [
        f"cops-{a if a == b else f'{a}-or-{b}'}: {{says: Cops in a neighbourhood at the start., reason: 'Run 2 has "
        f"{COPS['run-2']} cops and Runs 3 to 5 {COPS['run-5']}, spread evenly; courses set which.', value: {b}, unit: persons}}"
        for a, b in pairs
    ],
)

everybody = ", ".join(f"people-{place}" for place in places)


def total(term):
    return " + ".join(term.format(place) for place in places)


write(
    "dossier.yaml",
    [
        "title: Epstein's civil violence",
        "question: When does decentralised rebellion come in bursts, and what sets off a large one?",
        "start: 2001-01-01",
        "horizon: 520",
        "summary: >-",
        "  Model I of J. M. Epstein, Modeling civil violence (PNAS 99, suppl. 3, 2002), with the mechanisms of this program: places",
        "  instead of a lattice, shares of a group instead of persons. One week is one cycle.",
        "",
        "indicators:",
        "  active: {name: Actives in a week (mean), measure: '" + total("personnel(rebels-{0}, {0})") + "', unit: persons, better: lower, summary: mean, after: 2}",
        "  peak: {name: Most actives in a week, measure: '" + total("personnel(rebels-{0}, {0})") + "', unit: persons, better: lower, summary: maximum, after: 2, main: true}",
        "  jailed: {name: People in jail at the end, measure: '" + total("reserve(rebels-{0})" if JAIL == "reserve" else "captured(rebels-{0})") + "', unit: persons, summary: end}",
        "  revolts: {name: Neighbourhoods with more than 20 actives (mean), measure: '" + total("if(personnel(rebels-{0}, {0}) > 20, 1, 0)") + "', unit: places, better: lower, summary: mean, after: 2}",
        "  calm: {name: Share of weeks with fewer than 10 actives, measure: '" + total("personnel(rebels-{0}, {0})") + " < 10', unit: share, better: higher, summary: mean, after: 2}",
        f"  legitimacy: {{name: Legitimacy L, measure: '(1 + vertical({everybody}, regime)) / 2', unit: 0 to 1, summary: end}}",
        "  cops: {name: Cops, measure: personnel(cops), unit: persons, summary: end}",
        "",
        "settings:",
        "  mobilisation-threshold: threshold",
        "  mobilisation-arrest: arrest",
        "  mobilisation-whole-odds: odds-are-whole",
        "  adaptation-vertical: legitimacy-stays",
        "  regression-vertical: legitimacy-stays",
        "  mood-threshold: mood-moves-nobody",
        "  control-margin: regime-stays",
    ],
)


def change(name, points, first, last):
    return [
        f"    - {{name: {name}, from: week {first}, until: week {last}, because: published-steps,",
        f"       do: [{{vertical: {{of: [{everybody}], toward: regime, points: {points}}}}}]}}",
    ]


def setting(at_start, because, cops, release, *others):
    values = [f"standing-at-start: {{value: {at_start}, because: {because}}}"]
    if cops == "few":
        values += [
            f"cops-{a if a == b else f'{a}-or-{b}'}: {{value: {a}, because: cop-density-run-2}}" for a, b in pairs if a != b
        ]
    values.append(f"release-of-five: {{value: {release[0]}, because: {release[1]}}}")
    return "  set: {" + ", ".join([*values, *others]) + "}"


for_good = (0, "jail-for-good")
lines = [
    "bursts:",
    "  name: Bursts (Run 2)",
    "  summary: L = 0.82, 64 cops, terms up to 30 cycles.",
    "  baseline: true",
    "  because: legitimacy-run-2",
    setting(0.64, "legitimacy-run-2", "few", (0.3226, "jail-maximum-run-2")),
    "printed-rule:",
    "  name: The rule as printed (Run 2)",
    "  summary: As bursts, but cops for each active are not rounded.",
    "  because: legitimacy-run-2",
    setting(0.64, "legitimacy-run-2", "few", (0.3226, "jail-maximum-run-2"), "odds-are-whole: {value: 0, because: not-rounded}"),
    "persons:",
    "  name: Mesa's defaults",
    "  summary: L = 0.8, 118 cops, and nobody is released in time (terms up to 1,000 cycles).",
    "  because: legitimacy-run-5",
    setting(0.6, "legitimacy-run-5", "many", for_good),
    "one-jump:",
    "  name: One jump (Run 4)",
    "  summary: L falls from 0.9 to 0.7 in one week.",
    "  because: [legitimacy-run-3, legitimacy-end-run-4]",
    setting(0.8, "legitimacy-run-3", "many", for_good),
    "  blocks:",
    *change("The jump", "jump-points", 20, 20),
    "small-steps:",
    "  name: Small steps of the same size",
    "  summary: L falls from 0.9 to 0.7 in twenty weeks.",
    "  because: [legitimacy-run-3, legitimacy-end-run-4]",
    setting(0.8, "legitimacy-run-3", "many", for_good),
    "  blocks:",
    *change("The slow decline", "slow-points", 20, 39),
    "long-decline:",
    "  name: A long decline in small steps (Run 3)",
    "  summary: L falls from 0.9 to 0.2 in seventy weeks.",
    "  because: [legitimacy-run-3, legitimacy-end-run-3]",
    setting(0.8, "legitimacy-run-3", "many", for_good),
    "  blocks:",
    *change("The long decline", "long-points", 20, 89),
    "fewer-cops:",
    "  name: Fewer cops step by step (Run 5)",
    "  summary: Every 16 weeks one cop leaves each neighbourhood that has one, until none is left.",
    "  because: [legitimacy-run-5, cops-tip]",
    setting(0.6, "legitimacy-run-5", "many", for_good),
    "  blocks:",
]
for step in range(11):
    week = 20 + 16 * step
    lines.append(f"    - {{name: Reduction {step + 1}, from: week {week}, until: week {week}, because: steps-of-reduction, do: [")
    lines.append("        " + ", ".join(f"{{demobilize: {{force: cops, in: {place}, personnel: 1}}}}" for place in places) + "]}")
write("courses.yaml", lines)

# Claims cite rows of the table of published figures; the hashes are those of the lines.
table = (FOLDER / "data/published.csv").read_bytes()
says = {
    "people": "There are so many persons on the lattice.",
    "threshold": "A person acts when grievance exceeds net risk by more than this.",
    "arrest": "The constant of the estimated probability of arrest.",
    "cop-density-run-2": "Cops for each site in Run 2; of 1,600 sites, 64.",
    "cop-density-run-5": "Cops for each site in Runs 3 to 5; of 1,600 sites, 118.",
    "legitimacy-run-2": "Legitimacy in Run 2; as a vertical relationship 2 L - 1 = 0.64.",
    "legitimacy-run-3": "Legitimacy at the start of Runs 3 and 4; as a vertical relationship 0.8.",
    "legitimacy-run-5": "Legitimacy in Run 5; as a vertical relationship 0.6.",
    "legitimacy-end-run-3": "Legitimacy at the end of the long decline.",
    "legitimacy-end-run-4": "Legitimacy after the jump.",
    "jail-maximum-run-2": "Longest term; terms are uniform up to it, 15.5 cycles on average, so that of five in jail one leaves in a week with a chance of 5/15.5.",
    "vision": "How far persons and cops see.",
    "jump-explodes": "A small loss of legitimacy in one jump brings more actives at once than a large one in small steps.",
    "jump-fills-jail": "More people are in jail after a small jump than after a large decline in small steps.",
    "cops-tip": "Reducing cops step by step ends in an outburst, other than reducing legitimacy step by step.",
}
predictions = {
    "jump-explodes": "{indicator: peak, course: one-jump, versus: long-decline, direction: higher}",
    "jump-fills-jail": "{indicator: jailed, course: one-jump, versus: long-decline, direction: higher}",
    "cops-tip": "{indicator: peak, course: fewer-cops, versus: long-decline, direction: higher}",
}
lines = []
for number, row in enumerate(table.decode().splitlines(), 1):
    key, value = row.split(",")[:2]
    if key not in says:
        continue
    digest = hashlib.sha256(row.encode()).hexdigest()
    lines += [
        f"{key}:",
        f'  says: "{says[key]}"',
        f"  cite: {{source: published, line: {number}, column: {'value' if value else 'where'}, sha256: {digest}}}",
        "  by: epstein",
        "  hedge: reported",
        "  credence: 1",
        f"  kind: {'prediction' if key in predictions else 'fact'}",
    ]
    if value:
        lines.append(f"  value: {value}")
    if key in predictions:
        lines.append(f"  predicts: {predictions[key]}")
write("claims.yaml", lines)
write(
    "sources.yaml",
    [
        "published:",
        "  kind: dataset",
        "  title: 'Figures of J. M. Epstein, Modeling civil violence: an agent-based computational approach'",
        "  publisher: Proceedings of the National Academy of Sciences 99 (suppl. 3), 7243-7250",
        "  date: 2002-05-14",
        "  grade: B2",
        "  data: data/published.csv",
        f"  sha256: {hashlib.sha256(table).hexdigest()}",
        "  licence: facts",
        "  url: https://doi.org/10.1073/pnas.092080199",
        "  note: >-",
        "    Only figures; the text of the article was not at hand when they were written down. They follow the description of the",
        "    paper's runs that comes with an independent reimplementation (github.com/ndouglas/SugarScape, README and presets).",
    ],
)
