#!/usr/bin/env python3
"""Explores the valley with the EMA Workbench: experiments over all inputs and both courses of action, which inputs
matter (feature scores), and where the mood is worst (PRIM).

    python3 Examples/ema-workbench/example.py [PROGRAM [DOSSIER]]
"""

import logging
import sys
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")
sys.path.insert(0, str(Path(__file__).parent))

from ema_workbench import SequentialEvaluator, ema_logging  # noqa: E402
from ema_workbench.analysis import feature_scoring, prim  # noqa: E402

from diwan_ema import DiwanEvaluator, DiwanModel  # noqa: E402


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else "diwan"
    dossier = sys.argv[2] if len(sys.argv) > 2 else Path(__file__).parent / "valley"
    ema_logging.log_to_stderr(logging.WARNING)
    model = DiwanModel("valley", dossier, program=program)
    print("inputs:", ", ".join(uncertainty.name for uncertainty in model.uncertainties))

    with DiwanEvaluator(model) as evaluator:
        experiments, outcomes = evaluator.perform_experiments(scenarios=400, policies=model.policies())
    main_outcome = next(iter(model.indicators))
    print(f"{len(experiments)} experiments; mean of {main_outcome}:")
    for course in model.courses:
        print(f"  {course:16} {outcomes[main_outcome][experiments['policy'] == course].mean():.4f}")

    # The same experiments, one call of the program each: what any other evaluator does.
    with SequentialEvaluator(model) as evaluator:
        few, again = evaluator.perform_experiments(scenarios=2, policies=model.policies(model.courses[0]))
    names = [uncertainty.name for uncertainty in model.uncertainties]
    print(f"one by one: {len(few)} experiments, {main_outcome} {[round(float(x), 4) for x in again[main_outcome]]}")

    x = experiments[names]
    print("\nfeature scores")
    print(feature_scoring.get_feature_scores_all(x, {main_outcome: outcomes[main_outcome]}).to_string())

    worst = outcomes[main_outcome] < sorted(outcomes[main_outcome])[len(experiments) // 5]
    try:  # version 3
        box = prim.Prim(x, worst).find_box()
    except TypeError:  # version 2
        box = prim.Prim(x, worst, threshold=0.6).find_box()
    print(f"\nworst fifth: box of coverage {box.coverage:.2f} and density {box.density:.2f}")
    print(box.box_lims[-1].to_string())


if __name__ == "__main__":
    main()
