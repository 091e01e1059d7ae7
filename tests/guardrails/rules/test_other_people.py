"""G9, the table: other reps and the manager's eyes, against what the rep reported."""

from collections.abc import Callable

import pytest

from guardrails import Finding
from guardrails.rules.other_people import other_people

Judge = Callable[..., tuple[Finding, ...]]

PASS = [
    ("Your manager has a plan. What is in it?", "my manager has a plan"),
    ("Your pipeline. Which corner of it?", "my pipeline"),
    ("What would you ask your manager for?", "my manager could open that door"),
    ("Other reps got it. What do you make of that?", "other reps got it"),
    ("Your manager sees only what you share. What is on your mind?", ""),
]
FAIL = [
    ("Your pipeline looks thin. What is up with it?", "hi"),
    ("Other reps do it on Mondays. When do you?", "i never do it"),
    ("Shall I let your manager know?", "still didnt"),
    ("Your manager would love that. Which part?", "done"),
    ("That is below the team average. What led to it?", "12 calls"),
]


@pytest.mark.parametrize(("text", "said"), PASS)
def test_what_the_rep_reported_passes(text: str, said: str, judge: Judge) -> None:
    assert judge(other_people, text, said) == ()


@pytest.mark.parametrize(("text", "said"), FAIL)
def test_knowledge_the_coach_cannot_have_is_found(text: str, said: str, judge: Judge) -> None:
    assert {finding.rule for finding in judge(other_people, text, said)} == {"G9"}
