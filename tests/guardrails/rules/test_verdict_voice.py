"""G8, the table: praise, blame and the coach's own feelings, against the rep's own judgement mirrored."""

from collections.abc import Callable

import pytest

from guardrails import Finding
from guardrails.rules.verdict_voice import verdict_voice
from guardrails.verdict import Part

Judge = Callable[..., tuple[Finding, ...]]

PASS: list[tuple[Part, str, str]] = [
    ("reflection", "A good chat.", "had the coffee, good chat"),
    ("reflection", "You told him before he found it.", "told the boss before he found it"),
    ("reflection", "Angry now, angrier later.", "tell them now = angry, tell them later = angrier"),
    ("reflection", "“Its my fault!”", "its my fault!"),
    ("question", "What would a good end look like for you?", ""),
    ("question", "How would you tell that it is better?", ""),
    ("question", "What do you want to have when we finish here?", ""),
    ("text", "It was awkward. Where did the awkward begin?", "it was awkward as hell"),
]
FAIL: list[tuple[Part, str, str]] = [
    ("reflection", "Great job!", "did it"),
    ("reflection", "I hear that", "its hard"),
    ("reflection", "You're a natural.", "did it"),
    ("reflection", "You say no time, but you have two hours.", "no time. 2 hours on the deck"),
    ("reflection", "That's too vague.", "be better"),
    ("text", "I'm so sorry. What happened?", "lost it"),
    ("text", "Powerful insight. What will you do with it?", "its me"),
    ("text", "You've got this. What is first?", "ok"),
]


@pytest.mark.parametrize(("part", "text", "said"), PASS)
def test_the_reps_own_judgement_passes(part: Part, text: str, said: str, judge: Judge) -> None:
    assert judge(verdict_voice, text, said, part=part, stage="explore", move="ask-fact") == ()


@pytest.mark.parametrize(("part", "text", "said"), FAIL)
def test_a_judgement_of_the_coach_is_found(part: Part, text: str, said: str, judge: Judge) -> None:
    found = judge(verdict_voice, text, said, part=part, stage="explore", move="ask-fact")

    assert {finding.rule for finding in found} == {"G8"}
