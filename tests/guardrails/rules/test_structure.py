"""G1, the table: short, no list, one question at the end."""

from collections.abc import Callable

import pytest

from guardrails import Finding
from guardrails.rules.structure import structure
from guardrails.verdict import Part

Judge = Callable[..., tuple[Finding, ...]]

PASS: list[tuple[Part, str]] = [
    ("question", "What came back?"),
    ("question", "From 0 to 10, how sure are you?"),
    ("question", "Who or what, if anything, do you want beside you?"),
    ("question", "What do you want: send, keep or drop?"),
    ("question", "Which parts of it, and of what you saw, do you want to keep?"),
    ("question", 'What did you make of "what now?"'),
    ("reflection", "A 2. Sour now."),
    ("reflection", '"What now?" he said.'),
    ("reflection", "Nothing since Monday"),
    ("text", "Nothing since Monday. What else do you know?"),
    ("text", "A 2. What is in the 2? And what else?"),
]
FAIL: list[tuple[Part, str]] = [
    ("question", ""),
    ("question", "?"),
    ("text", "?????????"),
    ("question", "Tell me everything."),
    ("question", "What came back? And who said it?"),
    ("question", "Ring him first. What then?"),
    ("question", "When was it, who was there and what was said?"),
    ("question", "How did the call go and what is next?"),
    ("question", "What " + "very " * 40 + "long thing is it?"),
    ("reflection", "Nothing since Monday?"),
    ("reflection", "- one\n- two"),
    ("text", "You could ring. That helps."),
    ("text", "1. Ring 2. Tom 3. Show. Which?"),
]


@pytest.mark.parametrize(("part", "text"), PASS)
def test_a_well_shaped_part_passes(part: Part, text: str, judge: Judge) -> None:
    assert judge(structure, text, part=part) == ()


@pytest.mark.parametrize(("part", "text"), FAIL)
def test_a_list_a_speech_or_a_second_question_is_found(part: Part, text: str, judge: Judge) -> None:
    assert {finding.rule for finding in judge(structure, text, part=part)} == {"G1"}
