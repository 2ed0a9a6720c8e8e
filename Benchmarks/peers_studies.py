"""Times the EMA Workbench and SALib beside Diwan, on the same inputs, in one run on this machine.

    .venv/bin/python Benchmarks/peers_studies.py .build/release/diwan-bench

The environment is that of Tests/Oracles/requirements.txt. All times are processor time of one process, the
least of several rounds, so that other work on the machine does not count.
"""

import json
import logging
import subprocess
import sys
import tempfile
import time
import warnings
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)


def best(rounds, work):
    least = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        answer = work()
        least = min(least, time.process_time() - start)
    return least, answer


def prim_input():
    rng = np.random.default_rng(1)
    x = rng.random((10_000, 10))
    y = ((x[:, 0] > 0.6) & (x[:, 3] < 0.45) & (rng.random(10_000) < 0.9)) | (rng.random(10_000) < 0.02)
    return np.column_stack([x, y.astype(float)])


def peer_prim(table):
    from ema_workbench.analysis import prim

    x = pd.DataFrame(table[:, :10], columns=[f"x{i}" for i in range(10)])
    y = table[:, 10].astype(int)

    def work():
        box = prim.Prim(x, y).find_box()
        return len(box.peeling_trajectory), box.coverage, box.density

    return best(2, work)


def sobol_input():
    """Sobol' g-function of 8 inputs at 10,000 base points: 100,000 rows."""
    from SALib.sample import sobol

    problem = {"num_vars": 8, "names": [f"x{i}" for i in range(8)], "bounds": [[0, 1]] * 8}
    x = sobol.sample(problem, 10_000, calc_second_order=False, seed=1)
    a = np.array([0, 1, 4.5, 9, 99, 99, 99, 99])
    return problem, np.prod((np.abs(4 * x - 2) + a) / (1 + a), axis=1)


def peer_sobol(problem, y):
    from SALib.analyze import sobol

    def work():
        si = sobol.analyze(problem, y, calc_second_order=False, num_resamples=100, seed=1)
        return si["S1"][0], si["ST"][0], si["S1_conf"][0]

    return best(3, work)


def ours(program, what, numbers, folder):
    file = Path(folder) / f"{what}.bin"
    np.ascontiguousarray(numbers, dtype="<f8").tofile(file)
    words = subprocess.run([program, what, str(file)], check=True, capture_output=True, text=True).stdout.split()
    return float(words[0]), float(words[1]), tuple(float(w) for w in words[2:])


def main():
    program = sys.argv[1]
    results = []
    with tempfile.TemporaryDirectory() as folder:
        table = prim_input()
        problem, y = sobol_input()
        for name, what, numbers, peer, work in [
            ("PRIM, 10,000 x 10, first box", "prim", table, "EMA Workbench " + version("ema_workbench"), lambda: peer_prim(table)),
            ("Sobol' indices, 100,000 rows", "sobol", y, "SALib " + version("SALib"), lambda: peer_sobol(problem, y)),
        ]:
            seconds, bare, answer = ours(program, what, numbers, folder)
            peer_seconds, peer_answer = work()
            results.append(
                {
                    "name": name,
                    "value": seconds,
                    "unit": "s",
                    "peer": peer,
                    "peer_value": peer_seconds,
                    "ratio": peer_seconds / seconds,
                }
            )
            print(f"{name}: {seconds:.5f} s, {peer} {peer_seconds:.4f} s, {peer_seconds / seconds:.0f} times as fast")
            if bare != seconds:
                print(f"  without quasi-p-values {bare:.5f} s, {peer_seconds / bare:.0f} times")
            print(f"  answers {answer} and {tuple(float(a) for a in peer_answer)}")
    Path("bench-studies.json").write_text(json.dumps(results, indent=2) + "\n")


if __name__ == "__main__":
    main()
