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


def nothing(anger=0, fear=0, troops=0, guard=None):
    """The trivial model: as many inputs and outcomes as the valley, and nothing between."""
    return {"mood": anger, "security": fear}


def peer_overhead(processes, experiments):
    """Seconds of wall clock and of processor time for one experiment of a model that does nothing.

    Of several processes the processor time is that of the first alone, which is in the peer's favour.
    """
    import ema_workbench
    from ema_workbench import CategoricalParameter, Model, MultiprocessingEvaluator, RealParameter, ScalarOutcome
    from ema_workbench import SequentialEvaluator

    model = Model("nothing", function=nothing)
    model.uncertainties = [RealParameter(name, 0, 1) for name in ("anger", "fear", "troops")]
    model.uncertainties += [CategoricalParameter("guard", ["beats", "keeps", "neither"])]
    model.outcomes = [ScalarOutcome("mood"), ScalarOutcome("security")]
    wall = processor = float("inf")
    for _ in range(3):
        evaluator = (
            SequentialEvaluator(model) if processes == 1 else MultiprocessingEvaluator(model, n_processes=processes)
        )
        with evaluator:
            start, ticks = time.perf_counter(), time.process_time()
            evaluator.perform_experiments(scenarios=experiments)
            wall = min(wall, time.perf_counter() - start)
            processor = min(processor, time.process_time() - ticks)
    return wall / experiments, processor / experiments


def overhead(program):
    """What an experiment costs beside its model; ours is stored on disk, the peer's is in memory."""
    valley = Path(__file__).parent.parent / "Examples" / "ema-workbench" / "valley"

    def ours(threads, model, futures):
        arguments = [program, "overhead", str(valley), str(futures), str(threads), model]
        words = subprocess.run(arguments, check=True, capture_output=True, text=True).stdout.split()
        return float(words[0]) / futures, float(words[1]) / futures, int(words[2])

    results = []
    with open("/dev/null", "w") as quiet:
        import contextlib

        with contextlib.redirect_stderr(quiet):
            peers = {1: peer_overhead(1, 20_000), 2: peer_overhead(2, 5_000)}
    for model, what, futures in [("nothing", "a model that does nothing", 20_000), ("week", "a week of one place", 4_000)]:
        for threads in (1, 2):
            wall, processor, _ = ours(threads, model, futures)
            peer_wall, peer_processor = peers[threads]
            evaluator = "sequential" if threads == 1 else "two processes"
            name = f"overhead of an experiment, {what}, {threads} thread{'s' if threads > 1 else ''}"
            results.append(
                {
                    "name": name,
                    "value": processor * 1e6,
                    "unit": "µs",
                    "peer": f"EMA Workbench {version('ema_workbench')}, {evaluator}, a model that does nothing",
                    "peer_value": peer_processor * 1e6,
                    "ratio": peer_processor / processor,
                }
            )
            print(
                f"{name}: {processor * 1e6:.2f} µs of processor time, EMA Workbench {evaluator} "
                f"{peer_processor * 1e6:.1f} µs, {peer_processor / processor:.1f} times as fast "
                f"(wall clock {wall * 1e6:.2f} and {peer_wall * 1e6:.1f} µs)"
            )
    for futures in (1_000, 20_000):
        peak = ours(2, "week", futures)[2]
        results.append({"name": f"peak memory, {futures:,} futures", "value": peak / 1024, "unit": "MiB"})
        print(f"peak memory of a study of {futures:,} futures: {peak / 1024:.1f} MiB")
    return results


def main():
    program = sys.argv[1]
    results = overhead(program)
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
