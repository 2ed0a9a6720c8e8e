#!/usr/bin/env python3
"""Writes this dossier's sections and its observations from the tables in data/.

    python3 generate.py

Everything that the model is told comes from rows up to the end of May 2015 (LAST): later rows go into observations.csv only,
which the dossier does not read. Written by hand: dossier.yaml's texts below, assumptions.yaml, README.md.
"""
import csv
import datetime
import hashlib
import math
import pathlib

FOLDER = pathlib.Path(__file__).parent
START, LAST = "2014-01", "2015-05"
GOVERNORATES = {
    "IQ-AN": "anbar", "IQ-AR": "erbil", "IQ-BA": "basra", "IQ-BB": "babil", "IQ-BG": "baghdad", "IQ-DA": "dahuk",
    "IQ-DI": "diyala", "IQ-DQ": "dhi-qar", "IQ-KA": "karbala", "IQ-KI": "kirkuk", "IQ-MA": "maysan", "IQ-MU": "muthanna",
    "IQ-NA": "najaf", "IQ-NI": "nineveh", "IQ-QA": "qadisiyah", "IQ-SD": "salah-al-din", "IQ-SU": "sulaymaniyah",
    "IQ-WA": "wasit",
}
# Governorates to which the offensive came.
OWN = ["anbar", "babil", "baghdad", "diyala", "erbil", "kirkuk", "nineveh", "salah-al-din"]
# Those, and others with more than three deaths a month in 2013, have a level of violence of their own; the rest share one.
LEVEL = sorted(OWN + ["basra", "wasit"])
# Cities that are the governorate's place itself.
SAME = {"Baghdad": "baghdad", "Erbil": "erbil", "Basra": "basra", "Karbala": "karbala", "Kirkuk": "kirkuk", "Najaf": "najaf"}
HOLDERS = {"GOI": "government", "PMU": "government", "KRG": "kurds", "IS": "isis", "CONTESTED": "nobody"}
KURDISH = {"erbil", "dahuk", "sulaymaniyah"}
# When the offensive came to a governorate: to Anbar in the first full week, elsewhere with the fall of Mosul or of Sinjar.
OFFENSIVE = {"anbar": "2014-01-08", "erbil": "2014-08-03"}
OFFENSIVE_ELSEWHERE = "2014-06-10"


def read(name):
    with open(FOLDER / "data" / name, newline="") as file:
        return list(csv.DictReader(line for line in file))


def write(name, lines):
    (FOLDER / name).parent.mkdir(exist_ok=True)
    (FOLDER / name).write_text("# Written by generate.py.\n" + "\n".join(lines) + "\n")


def slug(name):
    return {"al-Qaim": "al-qaim", "al-Karmah": "al-karmah", "Jurf al-Sakhar": "jurf-al-sakhar"}.get(name, name.lower().replace(" ", "-"))


deaths = [row for row in read("deaths.csv") if row["gov"] in GOVERNORATES]
control = read("control.csv")
displaced = read("displaced.csv")
people = {row["gov"]: int(row["population"]) for row in read("population.csv")}
borders = [(GOVERNORATES[row["gov_a"]], GOVERNORATES[row["gov_b"]]) for row in read("borders.csv")]

months = sorted({row["month"] for row in control})
holder = {}
cities = {}
for row in control:
    if row["place"] in SAME:
        place = SAME[row["place"]]
    else:
        place = slug(row["place"])
        cities[place] = (row["place"], GOVERNORATES[row["gov"]])
    holder[place, row["month"]] = HOLDERS[row["controller"]]
places = list(GOVERNORATES.values())


def near(place):
    if place in cities:
        return [cities[place][1]]
    own = sorted(b if a == place else a for a, b in borders if place in (a, b))
    return own + [city for city, (_, governorate) in cities.items() if governorate == place]


# What is known of the start: who held each place at the end of January 2014 stands for its beginning, and what fell
# in the first days of January is among the events.
events = [row for row in read("events.csv") if "2014-01-05" <= row["date"] <= LAST + "-31"]
at_start = {}
for place in list(cities) + places:
    at_start[place] = holder.get((place, START), "kurds" if place in KURDISH else "government")

lines = []
for place in places:
    lines.append(
        f"{place}: {{name: {place.replace('-', ' ').title()}, kind: governorate, neighbours: [{', '.join(near(place))}], "
        f"urbanisation: urban, controller: {at_start[place]}, because: [control-at-start, one-place-each]}}"
    )
for city, (name, governorate) in cities.items():
    lines.append(
        f"{city}: {{name: {name}, kind: city, within: {governorate}, neighbours: [{governorate}], urbanisation: urban, "
        f"controller: {at_start[city]}, because: [control-at-start, one-place-each]}}"
    )
write("places.yaml", lines)

CODES = {name: code for code, name in GOVERNORATES.items()}
lines = []
CALM = "satisfaction: {autonomy: 0, safety: 0, culture: 0, quality-of-life: 0}"
for place in places:
    lines.append(
        f"people-{place}: {{kind: civilian, name: 'People in {place}, fighters included', place: {place}, "
        f"population: people-of-{place}, beliefs: bystanders, {CALM}, because: one-place-each}}"
    )
lines.append(
    f"displaced: {{kind: civilian, name: Displaced people, place: baghdad, population: {{value: 1, because: flight}}, "
    f"beliefs: bystanders, {CALM}, because: flight}}"
)


def force(name, title, owner, kind, posts):
    out = [f"{name}:", "  kind: force", f"  name: {title}", f"  owner: {owner}", f"  type: {kind}", "  reserve: {value: 100000, because: garrisons}"]
    if posts:
        out += ["  deployments:"] + [f"    - {{place: {place}, personnel: {personnel}}}" for place, personnel in posts]
    return out + ["  because: garrisons"]


def garrison(who):
    return [(place, "{value: 1000, because: garrisons}") for place in places + list(cities) if at_start[place] == who or at_start[place] == "nobody" and who != "kurds"]


lines += force("army", "Army, police and popular mobilisation", "government", "regular", garrison("government"))
lines += force("peshmerga", "Peshmerga", "kurds", "regular", garrison("kurds"))
lines += force("garrisons-of-isis", "Garrisons of the Islamic State", "isis", "irregular", garrison("isis"))
lines += force("cells", "Armed groups that were there before", "isis", "irregular", [(place, f"cells-{place}" if place in LEVEL else "cells-elsewhere") for place in places])
lines += force("offensive", "Fighters of the offensive", "isis", "irregular", [])
write("groups.yaml", lines)

lines = []
rows = (FOLDER / "data/population.csv").read_text().splitlines()
for number, row in enumerate(rows[1:], 2):
    code, population = row.split(",")
    lines.append(
        f"people-of-{GOVERNORATES[code]}: {{says: 'So many people lived in {GOVERNORATES[code]} in 2010.', cite: {{source: census-2010, line: {number}, column: population, "
        f"sha256: {hashlib.sha256(row.encode()).hexdigest()}}}, by: statistical-office, hedge: reported, credence: 1, kind: measurement, value: {population}, unit: persons}}"
    )
write("claims.yaml", lines)

# Nobody in this model feels anything: control is who has armed people in a place, deaths are what campaigns do.
forces = ["army", "peshmerga", "garrisons-of-isis", "cells", "offensive"]
owners = {"army": "government", "peshmerga": "kurds", "garrisons-of-isis": "isis", "cells": None, "offensive": None}
civil = [f"people-{place}" for place in places] + ["displaced"]
actors = ["government", "kurds", "isis"]
lines = []
for group in civil + forces:
    for actor in actors:
        value = 1 if owners.get(group) == actor else 0
        lines.append(f"- {{from: {group}, to: {actor}, value: {value}, because: arms-decide}}")
for a in civil + forces:
    for b in forces:
        if a != b:
            lines.append(f"- {{from: {a}, to: {b}, value: 0, because: arms-decide}}")
for b in civil:
    for a in forces:
        lines.append(f"- {{from: {a}, to: {b}, value: 0, because: arms-decide}}")
write("relationships.yaml", lines)

FORCE = {"government": "army", "kurds": "peshmerga", "isis": "garrisons-of-isis"}


def week_after(date):
    return (datetime.date.fromisoformat(date) + datetime.timedelta(days=6)).isoformat()


def change(place, before, after):
    """Actions by which a place changes hands."""
    leaves = {"nobody": [], **{who: [f"{{withdraw: {{force: {FORCE[who]}, from: {place}}}}}"] for who in FORCE}}[before]
    if before == "nobody":
        leaves = [f"{{withdraw: {{force: {FORCE[who]}, from: {place}}}}}" for who in FORCE if who != after]
    if after == "nobody":
        # Both are there, and neither has the upper hand.
        return [f"{{deploy: {{force: garrisons-of-isis, to: {place}, personnel: 1250}}}}"]
    return leaves + [f"{{deploy: {{force: {FORCE[after]}, to: {place}, personnel: 1000}}}}"]


def known_changes():
    """Dated events, and in the middle of the month whatever the table of month ends says besides."""
    changes, now = [], dict(at_start)
    for month in [m for m in months if m <= LAST]:
        for row in events:
            place = SAME.get(row["place"], slug(row["place"]))
            after = HOLDERS[row["to_actor"]]
            if row["date"][:7] == month and place in now and now[place] != after:
                changes.append((row["date"], row["place"], row["event"].replace("_", " "), place, now[place], after))
                now[place] = after
        for place in now:
            after = holder.get((place, month), now[place])
            if now[place] != after:
                changes.append((month + "-15", place, "held by another at the end of the month", place, now[place], after))
                now[place] = after
    return changes, now


lines = []
changes, at_last = known_changes()
for number, (date, name, says, place, before, after) in enumerate(changes):
    lines.append(
        f"event-{number}: {{name: '{name}: {says}', from: {date}, until: {week_after(date)}, "
        f"once: true, do: [{', '.join(change(place, before, after))}], because: what-is-known-of-control}}"
    )
for governorate in OWN:
    date = OFFENSIVE.get(governorate, OFFENSIVE_ELSEWHERE)
    lines.append(
        f"offensive-{governorate}: {{name: The offensive comes to {governorate}, from: {date}, until: {week_after(date)}, once: true, "
        f"do: [{{mobilize: {{force: offensive, in: {governorate}, personnel: offensive-{governorate}}}}}], because: the-offensive}}"
    )
for governorate in OWN:
    held = " or ".join(f"control({city}) == isis" for city, (_, within) in cities.items() if within == governorate)
    lines.append(
        f"wear-{governorate}: {{name: The offensive wears down in {governorate}, when: 'personnel(offensive, {governorate}) > 0', "
        f"do: [{{demobilize: {{force: offensive, in: {governorate}, share: wear}}}}], because: the-offensive}}"
    )
    if held:
        for city in [city for city, (_, within) in cities.items() if within == governorate]:
            lines.append(
                f"inflow-{city}: {{name: Fighters come to {governorate} ({city}), when: 'control({city}) == isis', "
                f"do: [{{mobilize: {{force: offensive, in: {governorate}, personnel: inflow-{governorate}}}}}], because: the-offensive}}"
            )
        lines.append(
            f"flight-{governorate}: {{name: People flee {governorate}, when: '{held}', "
            f"do: [{{flow: {{from: people-{governorate}, to: displaced, per-year: flight-a-year}}}}], because: flight}}"
        )
lines.append(
    "attacks: {name: Attacks up to the start of the forecast, until: 2015-05-31, do: [{attack-campaign: {force: cells, in: ["
    + ", ".join(places) + "], rate: attack-rate}}, {attack-campaign: {force: offensive, in: [" + ", ".join(OWN) + "], rate: attack-rate}}], "
    "because: attack-rate}"
)
for place in places:
    rate = f"next-rate-{place if place in LEVEL else 'elsewhere'}"
    both = [f"{{attack-campaign: {{force: {force}, in: {place}, rate: {rate}}}}}" for force in (["cells", "offensive"] if place in OWN else ["cells"])]
    lines.append(f"attacks-{place}: {{name: Attacks in {place} in the forecast, from: 2015-06-01, do: [{', '.join(both)}], because: next-rates}}")
fronts = sorted({within for city, (_, within) in cities.items() if at_last[city] == "isis"})
for city, (_, within) in cities.items():
    back = "kurds" if at_start[city] == "kurds" else "government"
    if within in fronts:
        lines.append(
            f"retaken-{city}: {{name: {city} is retaken, from: 2015-06-01, when: 'control({city}) == isis', chance: retaken-{city}, "
            f"do: [{', '.join(change(city, 'isis', back))}], because: hazards-of-control}}"
        )
        for who in ("government", "kurds"):
            lines.append(
                f"lost-{city}-{who}: {{name: {city} falls, from: 2015-06-01, when: 'control({city}) == {who}', chance: lost-{city}, "
                f"do: [{', '.join(change(city, who, 'isis'))}], because: hazards-of-control}}"
            )
write("hazards.yaml", lines)

# Numbers that follow from the tables.
# How often each city changed hands since foreign air support began, and for how many months it could have.
WEEKS = 365.25 / 12 / 7
times, exposure = {"retaken": {}, "lost": {}}, {"retaken": {}, "lost": {}}
for index in range(months.index("2014-09"), months.index(LAST) + 1):
    for city, (_, within) in cities.items():
        before, after = (holder[city, months[index + step]] for step in (-1, 0))
        risk = any(holder[other, months[index - 1]] == "isis" for other, (_, where) in cities.items() if where == within)
        kind = "retaken" if before == "isis" else "lost" if risk else None
        if kind:
            exposure[kind][city] = exposure[kind].get(city, 0) + 1
            changed = after != "isis" if kind == "retaken" else after == "isis"
            times[kind][city] = times[kind].get(city, 0) + changed
SHAPE = 0.5


def chance(kind, city):
    """Beta distribution of a weekly chance: what happened to the city, and as much as half an event at the rate of all."""
    rate = (sum(times[kind].values()) + SHAPE) / sum(exposure[kind].values()) / WEEKS
    return SHAPE + times[kind].get(city, 0), SHAPE / rate + exposure[kind].get(city, 0) * WEEKS


# How much a governorate's mean differs from one twelve months to the next, before the forecast: root mean square of the
# logarithm, over pairs of years with at least twelve deaths each.
series = {name: {} for name in places}
for row in deaths:
    series[GOVERNORATES[row["gov"]]][row["month"]] = int(row["best"])
early = sorted(m for m in {row["month"] for row in deaths} if m <= LAST)
steps = []
for name in places:
    values = [series[name].get(m, 0) for m in early]
    for end in range(len(values) - 12, 5, -12):
        recent, following = sum(values[end - 6 : end]) / 6, sum(values[end : end + 12]) / 12
        if recent >= 10 and following > 0:
            steps.append(math.log(following / recent))
drift = math.exp(math.sqrt(sum(step * step for step in steps) / len(steps)))


def mean(name, since, until):
    values = [series[name][m] for m in early if since <= m <= until]
    return sum(values) / len(values)


lines = []
RATE, SIZE = 5, 1.58


def fighters(a_month):
    return max(2, round(a_month / WEEKS / SIZE / RATE * 1000))


others = [name for name in places if name not in LEVEL]
for name in LEVEL:
    level = max(2, mean(name, "2013-01", "2013-12"))
    lines.append(
        f"cells-{name}: {{says: 'Fighters of armed groups in {name} before the offensive.', reason: 'So many that deaths are as in 2013 ({level:.0f} a month), within a factor of three.', "
        f"value: {{lognormal: [{fighters(level)}, 1.8]}}, unit: persons}}"
    )
    if name not in OWN:
        continue
    lines.append(
        f"offensive-{name}: {{says: 'Fighters that the offensive adds in {name}.', reason: 'Unknown. As many as kill two or three times as many as in 2013, and at least a hundred a month, within a factor of nine.', "
        f"value: {{lognormal: [{fighters(max(100, 2.5 * level))}, 3]}}, unit: persons}}"
    )
for name in sorted({within for _, within in cities.values()}):
    count = sum(within == name for _, within in cities.values())
    lines.append(
        f"inflow-{name}: {{says: 'Fighters who come to {name} in a week for each of its {count} cities that the Islamic State holds.', reason: 'Unknown. As many as keep up about a hundred deaths a month "
        f"where half of them are held and 4 percent of the fighters are gone in a week, within a factor of nine.', value: {{lognormal: [{max(1, round(0.04 * fighters(100) / max(1, count / 2)))}, 3]}}, unit: persons a week}}"
    )
level = sum(mean(name, "2013-01", "2013-12") for name in others) / len(others)
lines.append(
    f"cells-elsewhere: {{says: 'Fighters of armed groups in each other governorate.', reason: 'As many as make the deaths of 2013, {level:.1f} a month.', "
    f"value: {{lognormal: [{fighters(level)}, 1.8]}}, unit: persons}}"
)
for name in LEVEL + ["elsewhere"]:
    lines.append(
        f"next-rate-{name}: {{says: 'Attacks a week by 1,000 fighters in {name} in the year of the forecast.', reason: 'As before, but years differ: from six months to the next twelve, "
        f"means of governorates changed by a factor of {drift:.2f} (root mean square of the logarithm, {len(steps)} pairs up to May 2015).', value: {{lognormal: [{RATE}, {drift:.2f}]}}, unit: attacks a week}}"
    )
for city, (name, within) in cities.items():
    if within not in fronts:
        continue
    for kind, says in (("retaken", f"{name} is retaken in a week in which the Islamic State holds it"), ("lost", f"{name} falls in a week in which the Islamic State does not hold it")):
        alpha, beta = chance(kind, city)
        lines.append(
            f"{kind}-{city}: {{says: '{says}.', reason: '{times[kind].get(city, 0)} times in {exposure[kind].get(city, 0)} months from September 2014 to May 2015; all cities {sum(times[kind].values())} in {sum(exposure[kind].values())}.', "
            f"value: {{beta: [{alpha}, {beta:.1f}]}}, unit: chance}}"
        )
write("assumptions/numbers.yaml", lines)

# Two courses: the numbers as guessed, and as `diwan calibrate` left them (data/fitted.yaml, its --narrowed).
lines = [
    "guessed: {name: Numbers as guessed, summary: 'What was known at the end of May 2015 and then the model alone, with numbers as wide as before any fitting.', "
    "baseline: true, because: what-is-known-of-control}"
]
fitted = FOLDER / "data/fitted.yaml"
if fitted.exists():
    values = [line for line in fitted.read_text().splitlines() if line and not line.startswith("#")]
    lines += ["fitted:", "  name: Numbers as fitted", "  summary: The same with what history matching on data up to May 2015 left of the numbers.", "  because: fitted-numbers", "  set:"]
    lines += [f"    {line[:-1]}, because: fitted-numbers}}" for line in values]
write("courses.yaml", lines)

# Observations, before the start for the baselines' past, and after the end of what the model is told for validation.
with open(FOLDER / "observations.csv", "w", newline="") as file:
    table = csv.writer(file, lineterminator="\n")
    table.writerow(["date", "variable", "key", "value", "error", "group"])
    for row in deaths:
        if row["month"] >= "2013-01":
            error = max(0, int(row["high"]) - int(row["low"])) / 4
            table.writerow([row["month"], "increase", "deaths-" + GOVERNORATES[row["gov"]], row["best"], f"{error:g}", "deaths"])
    for (place, month), who in holder.items():
        table.writerow([month, "control", place, who, "", "cities"])
    for row in displaced:
        table.writerow([row["date"], "level", "displaced", row["individuals"], f"{0.1 * int(row['individuals']):.0f}", "displaced"])

lines = [
    "title: Deaths, cities and displacement in Iraq, 2014 to 2016",
    "question: Can what was known in May 2015 forecast deaths by governorate and the control of cities for a year?",
    "start: 2014-01-01",
    "horizon: 126",
    "summary: >-",
    "  A dossier for calibration. It is told what happened up to the end of May 2015, is fitted to it, and then runs on for a year on",
    "  its own. What it knows at the start of the forecast is listed in README.md.",
    "",
    "indicators:",
    f"  deaths: {{name: Deaths, measure: '{' + '.join(f'casualties({place})' for place in places)}', unit: deaths, better: lower, main: true}}",
]
lines += [f"  deaths-{place}: {{name: 'Deaths in {place}', measure: casualties({place}), unit: deaths}}" for place in places]
lines += [
    f"  cities-of-isis: {{name: Cities that the Islamic State holds, measure: '{' + '.join(f'if(control({city}) == isis, 1, 0)' for city in cities)}', unit: cities}}",
    "  displaced: {name: Displaced people, measure: population(displaced), unit: persons}",
    "",
    "settings:",
]
STILL = ["regression-vertical", "regression-horizontal", "regression-cooperation", "regression-safety", "adaptation-vertical", "adaptation-horizontal"]
STILL += ["gain-satisfaction", "gain-horizontal", "gain-vertical", "gain-cooperation", "force-proximity", "support-minimum", "violence-volatility"]
lines += [f"  {setting}: {{value: 0, because: arms-decide}}" for setting in STILL]
lines += [
    "  control-minimum-weeks: {value: 0, because: arms-decide}",
    "  control-threshold: {value: 0.6, because: arms-decide}",
    "  violence-dispersion: burstiness",
    "  violence-largest: {value: 500, because: attack-sizes}",
    "  violence-exponent: {value: 2.5, because: attack-sizes}",
]
write("dossier.yaml", lines)


def source(ident, title, file, publisher, grade, licence, url=None):
    digest = hashlib.sha256((FOLDER / "data" / file).read_bytes()).hexdigest()
    return [f"{ident}:", "  kind: dataset", f"  title: '{title}'", f"  publisher: '{publisher}'", f"  grade: {grade}", f"  data: data/{file}", f"  sha256: {digest}", f"  licence: '{licence}'"] + (
        [f"  url: {url}"] if url else []
    )


write(
    "sources.yaml",
    source("ged", "Deaths by governorate and month, from the Georeferenced Event Dataset 19.1: R. Sundberg and E. Melander, Journal of Peace Research 50(4), 2013; S. Hogbladh, 2019", "deaths.csv", "Uppsala Conflict Data Program", "B2", "CC BY 4.0", "https://ucdp.uu.se/downloads/")
    + source("cities", "Who held which city at the end of each month", "control.csv", "the project, from the chronologies named in events.csv", "C3", "facts")
    + source("chronology", "Changes of control, with the source of each", "events.csv", "the project; sources by row", "C3", "facts")
    + source("tracking", "Displaced people in all of Iraq by round of the Displacement Tracking Matrix (families times six)", "displaced.csv", "International Organization for Migration, Iraq", "B2", "facts: totals only, cite IOM Iraq DTM", "https://iraqdtm.iom.int/")
    + source("census-2010", "Population by governorate, Annual Statistical Abstract, table 2/8 A", "population.csv", "Central Statistical Organization, Iraq", "B2", "facts")
    + source("map", "Which governorates share a border, from Natural Earth", "borders.csv", "Natural Earth", "B2", "public domain", "https://www.naturalearthdata.com/"),
)
print(f"retaken {sum(times['retaken'].values())}/{sum(exposure['retaken'].values())}, lost {sum(times['lost'].values())}/{sum(exposure['lost'].values())}, drift {drift:.3f} from {len(steps)} pairs")
