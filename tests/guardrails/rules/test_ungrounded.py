"""G6, the table: new words, numbers, names and causes, against plain forms of what the rep said."""

from collections.abc import Callable

import pytest

from guardrails import Finding
from guardrails.rules.ungrounded import ungrounded
from guardrails.verdict import Part

Judge = Callable[..., tuple[Finding, ...]]

PASS: list[tuple[Part, str, str]] = [
    ("reflection", "Forty per cent, five weeks.", "40% of quota, 5 weeks left"),
    ("reflection", "Six years, and every January back to zero.", "6 yrs of back to zero every january"),
    ("reflection", "The leads, marketing, the SE.", "leads are rubbish, marketing sleeps, my SE never has time"),
    ("reflection", "A 6, because you don't know how he'll react.", "6 bc i dont know how hell react"),
    ("question", "What hangs on that for you?", ""),
    ("question", "From 0 to 10, how sure are you?", ""),
    ("question", "What do the three have in common, if anything?", "third champion who left"),
    ("question", "What are you afraid of there?", ""),
    ("text", "Two weeks of nothing. What do you make of that?", "nothing for 2 weeks"),
    ("text", "The renewal stalled. What do you know?", "the renewal is stuck"),  # one new word in free text
]
FAIL: list[tuple[Part, str, str]] = [
    ("reflection", "You're feeling undervalued.", "nobody told me"),
    ("reflection", "He is afraid of losing control.", "he takes over"),
    ("reflection", "Ring Ola tomorrow at 9.", "ring ola tomorrow"),
    ("reflection", "No reply because they are busy.", "they are busy. no reply"),
    ("question", "What would your CRM say?", "no idea"),
    ("question", "What does Petra want?", "she wants it"),
    ("question", "What do you want in three days?", "later"),
    ("text", "That puts 15 deals at risk. What now?", "some deals are at risk"),
    ("text", "A weak champion lacks political capital. What do you see?", "she is quiet"),
    ("text", "Was it the budget?", "they said no"),
]


@pytest.mark.parametrize(("part", "text", "said"), PASS)
def test_what_the_rep_said_passes_in_any_form(part: Part, text: str, said: str, judge: Judge) -> None:
    assert judge(ungrounded, text, said, part=part) == ()


@pytest.mark.parametrize(("part", "text", "said"), FAIL)
def test_new_content_is_found(part: Part, text: str, said: str, judge: Judge) -> None:
    assert {finding.rule for finding in judge(ungrounded, text, said, part=part)} == {"G6"}


def test_the_next_number_on_the_reps_ruler_may_be_asked_for(judge: Judge) -> None:
    up = judge(ungrounded, "What would make it a 6?", "5", part="question", stage="choose", move="ask-raise")
    far = judge(ungrounded, "What would make it a 9?", "5", part="question", stage="choose", move="ask-raise")

    assert up == ()
    assert [finding.leak for finding in far] == ["number"]
