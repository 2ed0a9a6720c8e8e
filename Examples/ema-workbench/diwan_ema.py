"""Drives Diwan as a model of the EMA Workbench.

    model = DiwanModel("valley", "Examples/ema-workbench/valley")
    with DiwanEvaluator(model) as evaluator:
        experiments, outcomes = evaluator.perform_experiments(scenarios=256, policies=model.policies())

The uncertainties are Diwan's inputs: for each uncertain number its position in its distribution, 0 to 1, and for
each claim, or group of claims that constraints link, the combinations of truths that the constraints leave. The
lever is the course of action; the outcomes are the dossier's indicators. `DiwanEvaluator` writes one design for all
experiments and runs it with one call of the program; any other evaluator works too and calls the program once for
each experiment, which costs some milliseconds each.

Names are ids with what Python does not allow in names replaced by `_`; `model.ids` has the ids.
"""

import csv
import json
import re
import sqlite3
import subprocess
import tempfile
from pathlib import Path

from ema_workbench import CategoricalParameter, RealParameter, ScalarOutcome
from ema_workbench.em_framework.evaluators import BaseEvaluator
from ema_workbench.em_framework.model import AbstractModel
from ema_workbench.em_framework.points import experiment_generator

try:  # version 2
    from ema_workbench import Policy as Point
except ImportError:  # version 3
    from ema_workbench import Sample as Point

SMALLEST = 2.0**-53


class DiwanError(Exception):
    """What the program said when it ended with an error."""


def run(program, *arguments):
    """Runs the program; its standard output."""
    done = subprocess.run([str(program), *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != 0:
        raise DiwanError(done.stderr.strip() or f"{program} ended with {done.returncode}")
    return done.stdout


def value_of(category):
    """A category's value; anything else is itself."""
    return getattr(category, "value", category)


class DiwanModel(AbstractModel):
    """A dossier as a model.

    Parameters
    ----------
    name : of the model, letters and digits.
    dossier : its folder.
    program : the program `diwan`.
    seed : of all random numbers.
    options : further options of `diwan study`, such as ["--weeks", "52", "--account", "council"].
    """

    def __init__(self, name, dossier, program="diwan", seed=1, options=()):
        super().__init__(name)
        self.dossier, self.program, self.seed, self.options = str(dossier), str(program), seed, list(options)
        # What is settled is no input; the rest of the options does not matter to a design.
        settled = []
        for option, value in zip(self.options, self.options[1:]):
            if option in ("--account", "--claim"):
                settled += [option, value]
        about = json.loads(run(self.program, "design", self.dossier, "--describe", *settled))
        self.ids = {}
        self.columns = {}  # by parameter, the columns it stands for
        self.combinations = {}  # by parameter of claims, the truths by category
        uncertainties = []
        for number in about["numbers"]:
            key = self._key(number["column"])
            self.columns[key] = [number["column"]]
            uncertainties.append(RealParameter(key, 0.0, 1.0))
        for claims in about["claims"]:
            key = self._key(" and ".join(claims["columns"]))
            self.columns[key] = claims["columns"]
            self.combinations[key] = {}
            for truths in claims["combinations"]:
                true = [column for column, truth in zip(claims["columns"], truths) if truth]
                label = " and ".join(true) if len(truths) > 1 else ("true" if true else "false")
                self.combinations[key][label or "none"] = truths
            uncertainties.append(CategoricalParameter(key, list(self.combinations[key])))
        self.courses = about["courses"]
        self.indicators = {self._key(i["id"]): i["id"] for i in about["indicators"]}
        self.uncertainties = uncertainties
        self.levers = [CategoricalParameter("course", self.courses)]
        self.outcomes = [ScalarOutcome(key) for key in self.indicators]

    def _key(self, identifier):
        key = re.sub(r"\W", "_", identifier)
        if not key.isidentifier() or key in self.ids or key == "course":
            key = f"x_{key}_{len(self.ids)}"
        self.ids[key] = identifier
        return key

    def policies(self, *courses):
        """Policies for courses of action; by default for all."""
        return [Point(course, course=course) for course in (courses or self.courses)]

    def cells(self, scenario):
        """A scenario as cells of the design, in the order of `columns`."""
        cells = []
        for key, columns in self.columns.items():
            value = scenario[key]
            if key in self.combinations:
                cells += [int(truth) for truth in self.combinations[key][value_of(value)]]
            else:
                cells.append(repr(min(max(float(value), SMALLEST), 1 - SMALLEST)))
        return cells

    def study(self, scenarios, courses):
        """Runs scenarios under courses of action.

        Returns
        -------
        By scenario and course a dict of outcomes.
        """
        with tempfile.TemporaryDirectory() as folder:
            design, study = Path(folder) / "design.csv", Path(folder) / "study.diwan"
            with open(design, "w", newline="") as file:
                rows = csv.writer(file)
                rows.writerow([column for columns in self.columns.values() for column in columns])
                rows.writerows(self.cells(scenario) for scenario in scenarios)
            run(
                self.program, "study", self.dossier, "--design", design, "--seed", self.seed, "--courses",
                ",".join(courses), "--output", study, "--quiet", "--json", *self.options,
            )
            keys = {identifier: key for key, identifier in self.indicators.items()}
            results = [{course: {} for course in courses} for _ in scenarios]
            connection = sqlite3.connect(study)
            for future, course, indicator, value in connection.execute("SELECT * FROM outcomes"):
                results[future][course][keys[indicator]] = value
            connection.close()
            return results

    def run_model(self, scenario, policy, *constants):
        """One experiment: what evaluators of the EMA Workbench call; version 3 gives constants as well."""
        super().run_model(scenario, policy, *constants)
        course = value_of(policy["course"])
        self.outcomes_output = self.study([scenario], [course])[0][course]
        self.output = self.outcomes_output


class DiwanEvaluator(BaseEvaluator):
    """Runs all experiments with one call of the program."""

    def initialize(self):
        pass

    def finalize(self):
        pass

    def evaluate_experiments(self, *arguments, combine="factorial", **kwargs):
        if len(arguments) == 3:  # version 2: scenarios, policies and the callback
            scenarios, policies, callback = arguments
            experiments = list(experiment_generator(scenarios, self._msis, policies, combine=combine))
        else:  # version 3: experiments and the callback
            experiments, callback = list(arguments[0]), arguments[1]
        for model in self._msis:
            own = [experiment for experiment in experiments if experiment.model_name == model.name]
            points, places, courses = [], {}, {}
            for experiment in own:
                if id(experiment.scenario) not in places:
                    places[id(experiment.scenario)] = len(points)
                    points.append(experiment.scenario)
                courses[value_of(experiment.policy["course"])] = None
            results = model.study(points, list(courses))
            for experiment in own:
                found = results[places[id(experiment.scenario)]]
                callback(experiment, found[value_of(experiment.policy["course"])])
