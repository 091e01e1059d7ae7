"""The free-text guard on the seed rows, where they are at hand: precision, recall and F1, printed (run with -s).

One hand wrote these rows and the phrases were tuned on some of them, so the figures flatter; they are a floor under
what works, not a result.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from guardrails import FreeText, Guard, Memory

SEED = Path(__file__).parents[3] / "shared/data/guardrail_seed"
FLOOR = 0.80  # F1 over all sets; .828 measured in November 2026


def test_the_seed_rows(guard: Guard) -> None:
    files = sorted(SEED.glob("*.jsonl"))
    if not files:
        pytest.skip(f"the seed rows are read in place and {SEED.name} is not beside the project")
    counts: Counter[tuple[str, str, bool]] = Counter()
    for path in files:
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            passed = guard.review(FreeText(row["reply"]), Memory.of(row["context"])).verdict.passed
            counts[path.stem, row["label"], passed] += 1
            counts["all", row["label"], passed] += 1

    print()
    for name in (*(path.stem for path in files), "all"):
        hit, missed = counts[name, "reject", False], counts[name, "reject", True]
        wrong, right = counts[name, "accept", False], counts[name, "accept", True]
        precision, recall = hit / (hit + wrong), hit / (hit + missed)
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{name}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}, false rejects {wrong / (wrong + right):.0%}")

    assert f1 >= FLOOR
