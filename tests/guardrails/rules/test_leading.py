"""G4, the table: questions that hold their answer, and look-alikes that do not."""

from collections.abc import Callable

import pytest

from guardrails import Finding
from guardrails.rules.leading import leading

Judge = Callable[..., tuple[Finding, ...]]

PASS = [
    ("What do you see?", ""),
    ("Who would say no?", ""),
    ("What makes you think so?", ""),
    ("Your number, obviously. What does it stand for?", "my number. obviously"),
    ("Which do you want: send, keep or drop?", "send or keep or drop"),
    ("What could come of that, good or bad?", ""),
    ("What would you want in its place, if anything?", ""),
    ("Ring her, or wait until she's back. What is the risk in each?", "ring her or wait til shes back"),
    ("What don't you know yet?", ""),
    ("What could still change your mind?", ""),
]
FAIL = [
    ("You want to call her, right?", "i want to call her"),
    ("Isn't it the price?", "its the price"),
    ("Don't you think it was early?", "it was early"),
    ("Surely you've done this before?", ""),
    ("Why do you keep pitching?", "i keep pitching"),
    ("When did you realise that?", ""),
    ("What could you have done to stop it?", "he took over"),
    ("Is it a matter of changing the subject line, or waiting?", "she went dark"),
    ("So it was too much. Agree?", "too much"),
    ("Are you sure?", ""),
]


@pytest.mark.parametrize(("text", "said"), PASS)
def test_an_open_question_passes(text: str, said: str, judge: Judge) -> None:
    assert judge(leading, text, said) == ()


@pytest.mark.parametrize(("text", "said"), FAIL)
def test_a_question_that_leads_is_found(text: str, said: str, judge: Judge) -> None:
    assert {finding.rule for finding in judge(leading, text, said)} == {"G4"}
