"""G6, the table: a reflection is guilty until something of the rep's licenses it."""

from collections.abc import Callable

import pytest

from guardrails import Finding
from guardrails.rules.licence import licence

Judge = Callable[..., tuple[Finding, ...]]

PASS = [
    ("Nothing since Monday.", "quote out monday and since then nothing"),
    ("You'd hate it.", "id hate it"),
    ("He would say no.", "he would say no"),
    ("It's yours, as long as you like.", "i need a sec"),
    ("No hurry with that one.", "wow ok"),
    ("Not known yet.", "no idea"),
    ("Three weeks, and what you want is a decision.", "3 weeks. i want a decision"),
    ("More scary now.", "it got more scary now"),
    ("“She could come.”", "she could come"),
]
FAIL = [
    ("He may be waiting for you.", "he is silent"),
    ("Asking early helps people decide.", "i pitched"),
    ("A different start would change that.", "the start was bad"),
    ("People decide in the end.", "she is silent"),
    ("Ringing is the less scary of the two.", "ringing or writing, both scary"),
    ("She's right that you talk.", "she says i talk"),
    ("That will come.", "no answer"),
    ("It takes time to find the right words.", "she is gone"),
]


@pytest.mark.parametrize(("text", "said"), PASS)
def test_what_rests_on_the_rep_passes(text: str, said: str, judge: Judge) -> None:
    assert judge(licence, text, said, part="reflection", stage="explore", move="ask-fact") == ()


@pytest.mark.parametrize(("text", "said"), FAIL)
def test_a_statement_of_the_coachs_own_is_found(text: str, said: str, judge: Judge) -> None:
    found = judge(licence, text, said, part="reflection", stage="explore", move="ask-fact")

    assert {finding.rule for finding in found} == {"G6"}


@pytest.mark.parametrize(("part", "stage"), [("question", "explore"), ("text", None), ("reflection", "close")])
def test_questions_free_text_and_talk_about_the_session_are_not_its_business(
    part: str, stage: str | None, judge: Judge
) -> None:
    assert judge(licence, "People decide in the end.", "she is silent", part=part, stage=stage) == ()
