"""The spec's exemplars, main path: the share of coach lines that pass and of near-misses that fail, printed.

Run with -s to see the figures. The floors lie a little below what was measured, so that neither can drop unseen. A
near-miss is judged with everything that the reps of its move said, which is the harder way.
"""

from collections.abc import Callable
from typing import Any

import pytest

from guardrails import FreeText, Guard, Memory, TypedDraft
from guardrails.normalise import fold
from guardrails.sentences import sentences_of

FLOORS = {  # (kind, check): (floor, measured in November 2026)
    ("coach lines accepted", "typed"): (0.96, 0.970),
    ("coach lines accepted", "free text"): (0.95, 0.970),
    ("near-misses rejected", "typed"): (0.95, 0.976),
    ("near-misses rejected", "free text"): (0.82, 0.849),
}


def in_parts(line: str, stage: str, move: str) -> TypedDraft:
    """The line as a model with structured output would have given it."""
    folded = fold(line)
    spans = [folded.span(s.start, s.end) for s in sentences_of(folded.text)]
    parts = [line[start:end] for start, end in spans]
    said = parts[:-1] if len(parts) <= 4 else [*parts[:2], " ".join(parts[2:-1])]
    return TypedDraft(tuple(said), parts[-1] if parts else "", stage, move)


@pytest.mark.parametrize("check", ["typed", "free text"])
@pytest.mark.parametrize("good", [True, False])
def test_the_share_of_exemplars_judged_rightly(good: bool, check: str, exemplars: Any, guard: Guard) -> None:
    rows = [row for row in exemplars if row.good is good]
    draft: Callable[[Any], TypedDraft | FreeText] = (
        (lambda row: in_parts(row.line, row.stage, row.move)) if check == "typed" else (lambda row: FreeText(row.line))
    )

    right = sum(guard.review(draft(row), Memory.of(row.rep)).verdict.passed is good for row in rows)

    kind = "coach lines accepted" if good else "near-misses rejected"
    print(f"\n{kind}, {check}: {right} of {len(rows)} ({right / len(rows):.1%})")
    assert len(rows) > 150
    assert right / len(rows) >= FLOORS[kind, check][0]
