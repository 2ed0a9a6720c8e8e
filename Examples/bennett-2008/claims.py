#!/usr/bin/env python3
"""Writes claims.yaml and sources.yaml from data/published.csv, whose lines the claims cite by hash."""
import hashlib
import pathlib

FOLDER = pathlib.Path(__file__).parent
SAYS = {
    "effectiveness": "The chance that a counterattack removes an insurgent.",
    "accuracy": "One less the chance that a counterattack hurts a bystander.",
    "accuracy-matters-more": "Fewer bystanders hit help more, in the long run, than more insurgents caught.",
    "tipping-point": "Below some accuracy insurgencies last much longer.",
}
PREDICTS = {
    "accuracy-matters-more": "{indicator: insurgents, course: accurate, versus: effective, direction: lower}",
}
table = (FOLDER / "data/published.csv").read_bytes()
lines = ["# Written by claims.py."]
for number, row in enumerate(table.decode().splitlines(), 1):
    key, value = row.split(",")[:2]
    if key not in SAYS:
        continue
    digest = hashlib.sha256(row.encode()).hexdigest()
    lines += [
        f"{key}:",
        f"  says: {SAYS[key]}",
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
    f"""# Written by claims.py.
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
