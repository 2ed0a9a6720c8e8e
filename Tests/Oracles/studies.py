"""Records what SALib, the EMA Workbench, scikit-learn and SciPy answer on small inputs.

The suites of Tests/StudiesTests read the answers and compare. Run it again only to record more:

    python3.13 -m venv .venv && .venv/bin/pip install -r Tests/Oracles/requirements.txt
    .venv/bin/python Tests/Oracles/studies.py [NAME ...]

Inputs are drawn here with fixed seeds and written beside the answers, so no generator has to agree.
"""

import json
import logging
import sys
import warnings
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)

OUT = Path(__file__).parent.parent / "StudiesTests" / "Vectors"
VERSIONS = {
    name: version(name)
    for name in ["SALib", "ema_workbench", "numpy", "pandas", "scikit-learn", "scipy"]
}


def plain(value):
    """Numbers of NumPy as JSON has them."""
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, set):
        return sorted(plain(v) for v in value)
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, np.bool_):
        return bool(value)
    if isinstance(value, np.integer):
        return int(value)
    if isinstance(value, (float, np.floating)):
        return None if np.isnan(value) else float(value)
    return value


def write(name, content):
    content = {"versions": VERSIONS, **content}
    OUT.mkdir(exist_ok=True)
    (OUT / f"{name}.json").write_text(json.dumps(plain(content), separators=(",", ":")) + "\n")
    print(f"{name}.json: {(OUT / f'{name}.json').stat().st_size} bytes")


RECORDS = {}


def record(function):
    RECORDS[function.__name__] = function
    return function


@record
def prim_mixed():
    """PRIM with continuous, whole and categorical inputs, and quasi-p-values."""
    from ema_workbench.analysis import prim

    cases = {}
    for number, (seed, n, kinds, peel, mass) in enumerate(
        [
            (1, 300, "ccc", 0.05, 0.05),
            (2, 300, "ccb", 0.1, 0.05),
            (3, 300, "cwk", 0.05, 0.1),
            (4, 250, "ccwwkb", 0.05, 0.05),
            (5, 250, "cbbb", 0.1, 0.05),
        ]
    ):
        rng = np.random.default_rng(seed)
        columns, inputs, score = {}, [], np.zeros(n)
        for i, kind in enumerate(kinds):
            name = f"{kind}{i}"
            if kind == "c":
                values = np.round(rng.random(n), 6)
                score += (values > 0.55) * (1 if i < 2 else 0)
                inputs.append({"name": name, "kind": "continuous", "values": values})
                columns[name] = values
            elif kind == "w":
                values = rng.integers(0, 9, n)
                score += (values > 3) * 1
                inputs.append({"name": name, "kind": "whole", "values": values})
                columns[name] = values
            else:
                labels = ["no", "yes"] if kind == "b" else ["a", "b", "c", "d"]
                codes = rng.integers(0, len(labels), n)
                score += (codes == len(labels) - 1) * 1.3
                inputs.append({"name": name, "kind": "categorical", "labels": labels, "values": codes})
                columns[name] = [labels[c] for c in codes]
        x = pd.DataFrame(columns)
        y = ((score + rng.normal(0, 0.4, n)) > np.quantile(score, 0.72)).astype(int)
        alg = prim.Prim(x, y, peel_alpha=peel, mass_min=mass)
        boxes = []
        for _ in range(2):
            box = alg.find_box()
            if box is None:
                break

            def limits(frame):
                return {
                    c: (
                        sorted(next(i["labels"] for i in inputs if i["name"] == c).index(v) for v in frame[c].iloc[0])
                        if isinstance(frame[c].iloc[0], set)
                        else [float(frame[c].iloc[0]), float(frame[c].iloc[1])]
                    )
                    for c in frame.columns
                }

            rows = box.peeling_trajectory.to_dict("records")
            boxes.append(
                {
                    "trajectory": rows,
                    "box_limits": [limits(b) for b in box.box_lims],
                    "limits": limits(box.box_lim),
                    "qp": [{k: [float(a) for a in v] for k, v in p.items()} for p in box.p_values],
                }
            )
        cases[f"{number}_{kinds}"] = {
            "peel_alpha": peel,
            "paste_alpha": 0.05,
            "mass_min": mass,
            "inputs": inputs,
            "y": y,
            "boxes": boxes,
        }
    write("prim_mixed", {"cases": cases})


@record
def sobol_points():
    """Unscrambled Sobol' points in 337 dimensions, in units of 2^-32, at scattered indices."""
    from scipy.stats import qmc

    rows = []
    for index in [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4095, 123456, 8388607]:
        points = qmc.Sobol(337, scramble=False, bits=32)
        points.fast_forward(index)
        rows.append({"index": index, "point": [int(v * 2**32) for v in points.random(1)[0]]})
    write("sobol_points", {"points": rows})


@record
def robustness():
    """Robustness measures by their definitions, in NumPy."""
    cases = []
    for seed in range(6):
        rng = np.random.default_rng(100 + seed)
        y = np.round(rng.normal(10, 4, (4, 37)) + rng.normal(0, 2, (4, 1)), 5)
        if seed == 5:
            y = np.round(y)
        higher = seed % 2 == 0
        weights = rng.random(37)
        pessimism, share, threshold = [0.5, 0.2, 0.8][seed % 3], [0.9, 0.75][seed % 2], 9.0
        regret = (y.max(axis=0) - y) if higher else (y - y.min(axis=0))
        worst, best = (y.min(axis=1), y.max(axis=1)) if higher else (y.max(axis=1), y.min(axis=1))
        good = y >= threshold if higher else y <= threshold
        mean, sd = y.mean(axis=1), y.std(axis=1)
        cases.append(
            {
                "higher_is_better": higher,
                "pessimism": pessimism,
                "regret_share": share,
                "threshold": threshold,
                "weights": weights,
                "outcomes": y,
                "measures": {
                    "expected_value": np.average(y, axis=1, weights=weights),
                    "laplace": mean,
                    "maximin": worst,
                    "maximax": best,
                    "hurwicz": pessimism * worst + (1 - pessimism) * best,
                    "minimax_regret": regret.max(axis=1),
                    "percentile_regret": np.percentile(regret, 100 * share, axis=1),
                    "satisficing": np.average(good, axis=1, weights=weights),
                    "signal_to_noise": mean / sd if higher else mean * sd,
                },
            }
        )
    write("robustness", {"cases": cases})


@record
def scores():
    """CRPS by integration of the step functions; Brier, log score and calibration of scikit-learn."""
    from sklearn.calibration import calibration_curve
    from sklearn.metrics import brier_score_loss, log_loss

    rng = np.random.default_rng(7)
    crps = []
    for size in [1, 2, 5, 30, 200]:
        x = np.round(rng.gamma(2, 10, size), 3)
        observed = [0.0, 17.5, float(x[0]), 80.0]
        values, fair = [], []
        for y in observed:
            # Exact: F - 1{t >= y} is constant between neighbouring points.
            points = np.sort(np.append(x, y))
            f = np.searchsorted(np.sort(x), points[:-1], side="right") / size
            step = (points[:-1] >= y).astype(float)
            values.append(np.sum((f - step) ** 2 * np.diff(points)))
            gaps = np.abs(x[:, None] - x[None, :]).sum()
            fair.append(np.nan if size < 2 else np.abs(x - y).mean() - gaps / (2 * size * (size - 1)))
        crps.append({"ensemble": x, "observed": observed, "crps": values, "fair": fair})
    probabilities = []
    for n in [10, 100, 400]:
        p = np.round(rng.beta(1, 1.5, n), 2).clip(0.01, 0.99)
        happened = (rng.random(n) < p**1.3).astype(int)
        frequency, mean = calibration_curve(happened, p + 1e-9, n_bins=5)
        probabilities.append(
            {
                "probabilities": p,
                "happened": happened,
                "brier": brier_score_loss(happened, p),
                "log": log_loss(happened, p),
                "calibration": [{"mean": m - 1e-9, "frequency": f} for m, f in zip(mean, frequency)],
            }
        )
    write("scores", {"crps": crps, "probabilities": probabilities})


@record
def morris():
    """Elementary effects at SALib's trajectories, inputs scaled to the unit interval."""
    from SALib.analyze import morris as analyse
    from SALib.sample import morris as sample

    cases = []
    for seed, k, levels, r in [(1, 3, 4, 10), (2, 5, 8, 20), (3, 6, 4, 15)]:
        problem = {"num_vars": k, "names": [f"x{i}" for i in range(k)], "bounds": [[0.0, 1.0]] * k}
        x = sample.sample(problem, r, num_levels=levels, seed=seed)
        y = np.sin(6 * x[:, 0]) + 3 * x[:, 1] ** 2 + 2 * x[:, 0] * x[:, 2] - (x[:, -1] if k > 3 else 0)
        si = analyse.analyze(problem, x, y, num_levels=levels, num_resamples=1000, seed=seed)
        cases.append(
            {"rows": x, "outcomes": y, **{n: list(si[n]) for n in ["mu", "mu_star", "sigma", "mu_star_conf"]}}
        )
    write("morris", {"cases": cases})


@record
def sensitivity():
    """PAWN and delta; delta also without resampling, by SALib's own inner function."""
    from SALib.analyze import delta as analyse_delta
    from SALib.analyze import pawn as analyse_pawn

    def reduced(y, grid, x, m):
        """Plischke's equation 30 about the whole sample; SALib 1.6 puts a resample in its place."""
        rows = [np.random.randint(len(y), size=len(y)) for _ in range(60)]
        return 2 * analyse_delta.calc_delta(y, grid, x, m) - np.mean(
            [analyse_delta.calc_delta(y[r], grid, x[r], m) for r in rows]
        )

    cases = []
    for seed, n, slices in [(1, 200, 10), (2, 350, 8)]:
        rng = np.random.default_rng(seed)
        x = np.round(rng.random((n, 3)), 6)
        if seed == 2:
            x[:, 2] = np.round(x[:, 2] * 4)
        y = np.round(np.sin(5 * x[:, 0]) + x[:, 1] ** 2 + 0.1 * rng.normal(size=n), 8)
        problem = {"num_vars": 3, "names": ["a", "b", "c"], "bounds": [[0, 1]] * 3}
        pawn = analyse_pawn.analyze(problem, x, y, S=slices, seed=seed)
        delta = analyse_delta.analyze(problem, x, y, num_resamples=20, seed=seed)
        np.random.seed(seed)
        exp = 2.0 / (7.0 + np.tanh((1500.0 - n) / 500.0))
        m = np.linspace(0, n, int(np.round(min(int(np.ceil(n**exp)), 48))) + 1)
        grid = np.linspace(y.min(), y.max(), 100)
        cases.append(
            {
                "inputs": x.T,
                "outcome": y,
                "slices": slices,
                "pawn": {k: pawn[k] for k in ["minimum", "mean", "median", "maximum", "stdev"]},
                "salib_delta": delta["delta_raw"],
                "delta": [reduced(y, grid, x[:, i], m) for i in range(3)],
                "delta_conf": delta["delta_raw_conf"],
                "delta_naive": [analyse_delta.calc_delta(y, grid, x[:, i], m) for i in range(3)],
                "first_naive": [analyse_delta.sobol_first(y, x[:, i], m) for i in range(3)],
            }
        )
    write("sensitivity", {"cases": cases})


@record
def cart():
    """CART. The statistics of leaves are the tree's own: the Workbench's boxes forget that a category holds."""
    from ema_workbench.analysis import cart as workbench
    from ema_workbench.analysis.scenario_discovery_util import RuleInductionType

    def has_ties(tree, x, y):
        """Whether a split had a rival as good, between which scikit-learn tosses a coin."""
        path = tree.decision_path(np.asarray(x, dtype=np.float32)).toarray().astype(bool)
        least = tree.min_samples_leaf
        for node in np.argwhere(tree.tree_.children_left != -1)[:, 0]:
            inside, worths = path[:, node], []
            for j in range(x.shape[1]):
                v = x[inside, j].astype(float)
                order = np.argsort(v, kind="stable")
                v, h = v[order], y[inside][order]
                k = np.arange(least, len(v) - least + 1)
                k = k[v[k - 1] < v[np.minimum(k, len(v) - 1)]]
                a = np.cumsum(h)[k - 1]
                worths += list(a**2 / k + (h.sum() - a) ** 2 / (len(v) - k))
            if np.sum(np.array(worths) > max(worths) - 1e-9) > 1:
                return True
        return False

    cases = {}
    for name, seed, n, kinds, mass, mode in [
        *[(f"binary_numbers_{i}", i, 200, "ccc", 0.1, RuleInductionType.BINARY) for i in range(1, 5)],
        *[(f"binary_mixed_{i}", i, 200, "cckb", 0.1, RuleInductionType.BINARY) for i in range(1, 5)],
        ("regression", 3, 200, "cccc", 0.1, RuleInductionType.REGRESSION),
    ]:
        rng = np.random.default_rng(seed)
        columns, inputs, score = {}, [], np.zeros(n)
        for i, kind in enumerate(kinds):
            if kind == "c":
                values = np.round(rng.random(n), 5)
                score += values * (3 - i)
                inputs.append({"name": f"c{i}", "kind": "continuous", "values": values})
                columns[f"c{i}"] = values
            else:
                labels = ["no", "yes"] if kind == "b" else ["a", "b", "c", "d"]
                codes = rng.integers(0, len(labels), n)
                score += codes * 0.9
                inputs.append({"name": f"{kind}{i}", "kind": "categorical", "labels": labels, "values": codes})
                columns[f"{kind}{i}"] = [labels[c] for c in codes]
        score += rng.normal(0, 0.3, n)
        y = score if mode == RuleInductionType.REGRESSION else (score > np.quantile(score, 0.7)).astype(int)
        x = pd.DataFrame(columns)
        alg = workbench.CART(x, y, mass_min=mass, mode=mode)
        alg.build_tree()
        ties = mode == RuleInductionType.BINARY and has_ties(alg.clf, np.asarray(alg._x), y)
        print(name, "has ties" if ties else "has no ties")
        if ties:
            continue
        ids = alg.clf.apply(np.asarray(alg._x, dtype=np.float32))
        leaves = []
        for leaf, box in zip(np.argwhere(alg.clf.tree_.children_left == -1)[:, 0], alg.boxes):
            inside = y[ids == leaf]
            leaves.append(
                {
                    "density": inside.mean(),
                    "mass": len(inside) / n,
                    "coverage": inside.sum() / y.sum() if mode == RuleInductionType.BINARY else None,
                    "limits": {c: [float(box[c].iloc[0]), float(box[c].iloc[1])] for c in columns if c[0] == "c"},
                }
            )
        cases[name] = {"mass_min": mass, "inputs": inputs, "y": y, "leaves": leaves}
    write("cart", {"cases": cases})


if __name__ == "__main__":
    for name in sys.argv[1:] or RECORDS:
        RECORDS[name]()
