"""G3, the table: the same frame coaches or advises, by who brought the idea."""

from collections.abc import Callable

import pytest

from guardrails import Finding
from guardrails.rules.queggestion import queggestion

Judge = Callable[..., tuple[Finding, ...]]

IDEA = "maybe i could go around her to the cfo, or offer a payment plan"
PASS = [
    ("Could you go around her to the CFO?", IDEA),
    ("What would happen if you offer a payment plan?", IDEA),
    ("What could you do?", ""),
    ("What would you try?", ""),
    ("What else could you do?", ""),
    ("How could you do it?", ""),
    ("What have you tried so far?", ""),
    ("What have you seen or heard, exactly?", ""),
    ("How would you know you had it?", ""),
    ("What would asking look like?", "i hate asking for referrals"),
    ("Maybe, you say. What is in the maybe?", "maybe it is the price"),
]
FAIL = [
    ("Could you call Dana?", "she went dark"),
    ("Have you considered going to the CFO?", "she went dark"),
    ("What if you asked for a date?", "she went dark"),
    ("How about a shorter demo?", "the demo was long"),
    ("Would it help to bring your boss?", "the demo was long"),
    ("Why not write to her?", "she went dark"),
    ("What about sending a note?", "she went dark"),
    ("Is it possible to get finance in?", "she went dark"),
    ("What would happen if you called anyway?", "no point before the budget"),
    ("How could you get ahead of it with a message?", "forecast tomorrow"),
    ("What else, maybe something with their technical team?", "ring her"),
]


@pytest.mark.parametrize(("text", "said"), PASS)
def test_an_open_frame_or_the_reps_own_idea_passes(text: str, said: str, judge: Judge) -> None:
    assert judge(queggestion, text, said) == ()


@pytest.mark.parametrize(("text", "said"), FAIL)
def test_an_idea_of_the_coach_is_found_in_its_frame(text: str, said: str, judge: Judge) -> None:
    assert {finding.rule for finding in judge(queggestion, text, said)} == {"G3"}
