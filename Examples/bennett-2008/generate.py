#!/usr/bin/env python3
"""Writes claims.yaml and sources.yaml from data/published.csv, whose lines the claims cite by hash, and strategies.yaml."""
import hashlib
import pathlib

FOLDER = pathlib.Path(__file__).parent
SAYS = {
    "effectiveness": "The chance that a counterattack removes an insurgent.",
    "accuracy": "One less the chance that a counterattack hurts a bystander.",
    "accuracy-matters-more": "Fewer bystanders hit do more for the defeat of an insurgency in the long run than more insurgents caught.",
    "accurate-beats-effective": "An accurate and ineffective government faces fewer insurgents than an effective and inaccurate one.",
    "tipping-point": "Below some accuracy insurgencies last much longer.",
}
# The same finding, put to another test.
SAME_ROW = {"accurate-beats-effective": "accuracy-matters-more"}
PREDICTS = {
    "accuracy-matters-more": "{indicator: defeated, course: half-the-errors, versus: half-the-escapes, direction: higher}",
    "accurate-beats-effective": "{indicator: insurgents, course: accurate, versus: effective, direction: lower}",
}
# One round of arrests for every so many insurgents, as long as there are more of them than could ever be.
EACH, ROUNDS = 150, 64
table = (FOLDER / "data/published.csv").read_bytes()
lines = ["# Written by generate.py."]
rows = {row.split(",")[0]: (number, row) for number, row in enumerate(table.decode().splitlines(), 1)}
for key, says in SAYS.items():
    number, row = rows[SAME_ROW.get(key, key)]
    value = row.split(",")[1]
    digest = hashlib.sha256(row.encode()).hexdigest()
    lines += [
        f"{key}:",
        f"  says: {says}",
        f"  cite: {{source: published, line: {number}, column: {'value' if value else 'where'}, sha256: {digest}}}",
        "  by: bennett",
        "  hedge: reported",
        "  credence: 1",
        f"  kind: {'prediction' if key in PREDICTS else 'fact'}",
    ]
    lines += [f"  value: {value}"] if value else []
    lines += [f"  predicts: {PREDICTS[key]}"] if key in PREDICTS else []
(FOLDER / "claims.yaml").write_text("\n".join(lines) + "\n")
(FOLDER / "sources.yaml").write_text(
    f"""# Written by generate.py.
published:
  kind: dataset
  title: 'Figures and findings of D. S. Bennett, Governments, civilians, and the evolution of insurgency'
  publisher: Journal of Artificial Societies and Social Simulation 11(4)7
  date: 2008-10-31
  grade: B2
  data: data/published.csv
  sha256: {hashlib.sha256(table).hexdigest()}
  licence: facts
  url: https://www.jasss.org/11/4/7.html
  note: Only figures and findings, in our words. Abstract and tables were at hand, the text of the results was not.
"""
)
lines = ["# Written by generate.py. The government answers attacks, as in the paper: more insurgents, more rounds.", "government:"]
for k in range(ROUNDS):
    lines.append(
        f"  - {{name: Round of arrests {k + 1}, when: personnel(insurgents) > {k * EACH}, because: rounds, do: ["
        "{detain: {by: soldiers, of: people, against: insurgents, personnel: insurgents-taken, accuracy: 1}}, "
        "{detain: {by: soldiers, of: people, against: insurgents, personnel: bystanders-taken, accuracy: 0}}]}"
    )
(FOLDER / "strategies.yaml").write_text("\n".join(lines) + "\n")
