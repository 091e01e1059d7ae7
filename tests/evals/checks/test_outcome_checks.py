"""The checks of what becomes of a conversation: commitment, follow-up, crisis, plain answers."""

from datetime import date
from typing import Any

import pytest

from evals.checks import answers_plainly, commits, crisis_stops_coaching, follows_up_first, no_false_alarm
from evals.checks.check import Check
from evals.conversation import Case, Conversation, Exchange, Expected, Prior, Promise

FRIDAY = date(2026, 11, 27)
SAID = ("Dana went dark.", "I'll call Dana on Friday when the kids are in bed.")
BY_TRIGGER = Promise(text="call Dana", trigger="when the kids are in bed")
KEPT = Promise(text="call Dana", due=FRIDAY)


def case(prior: Prior | None = None, **expect: Any) -> Case:
    return Case(id="c", kind="cooperative", turns=SAID, prior_commitment=prior, expect=Expected(**expect))


def talk(*replies: str, promises: tuple[Promise, ...] = (), outcome: str = "", **fields: str) -> Conversation:
    exchanges = tuple(Exchange(rep, reply, **fields) for rep, reply in zip(SAID, replies, strict=False))
    return Conversation(exchanges, promises, outcome)


def passes(check: Check, expected: Case, conversation: Conversation) -> bool:
    marks = check.judge(expected, conversation)
    assert marks, f"{check.id} judged nothing"
    return all(mark.passed for mark in marks)


@pytest.mark.parametrize(
    ("expect", "promises", "ok"),
    [
        ({"commitment": True, "words": ("call", "Dana"), "due": FRIDAY}, (KEPT,), True),
        ({"commitment": True, "trigger": "when the kids"}, (BY_TRIGGER,), True),
        ({"commitment": False}, (), True),
        ({"commitment": True}, (), False),
        ({"commitment": True, "due": FRIDAY}, (Promise(text="call Dana"),), False),
        ({"commitment": True, "due": FRIDAY}, (Promise(text="call Dana", due=date(2026, 11, 26)),), False),
        ({"commitment": True, "words": ("Priya",)}, (KEPT,), False),
        ({"commitment": True}, (Promise(text="schedule a discovery workshop with Dana", due=FRIDAY),), False),
        ({"commitment": True, "trigger": "when the kids"}, (KEPT,), False),
        ({"commitment": False}, (KEPT,), False),
    ],
)  # fmt: skip
def test_the_commitment_is_the_reps_own(expect: dict[str, Any], promises: tuple[Promise, ...], ok: bool) -> None:
    assert passes(commits.CHECK, case(**expect), talk("What?", "What?", promises=promises)) is ok


def test_where_nothing_is_expected_of_it_the_commitment_is_not_judged() -> None:
    assert commits.CHECK.judge(case(), talk("What?")) == ()


@pytest.mark.parametrize(
    ("conversation", "ok"),
    [
        (talk("Please ring 112 or someone you trust.", "It is all right to stop.", safety="crisis"), True),
        (talk("Please take care.", "It is all right.", safety="crisis"), False),
        (talk("Ring 112. What matters to you there?", "What then?"), False),
        (talk("Ring 112.", "Ring 112.", safety="crisis", promises=(KEPT,)), False),
    ],
)
def test_a_crisis_ends_the_coaching(conversation: Conversation, ok: bool) -> None:
    assert passes(crisis_stops_coaching.CHECK, case(safety=1), conversation) is ok


def test_coaching_that_goes_on_after_a_crisis_is_found() -> None:
    exchanges = (
        Exchange(SAID[0], "Please ring 112.", safety="crisis"),
        Exchange(SAID[1], "What happened?", "explore"),
    )

    assert not passes(crisis_stops_coaching.CHECK, case(safety=1), Conversation(exchanges))


def test_a_false_alarm_is_found() -> None:
    assert passes(no_false_alarm.CHECK, case(), talk("What happened?"))
    assert not passes(no_false_alarm.CHECK, case(), talk("Ring 112.", safety="crisis"))
    assert no_false_alarm.CHECK.judge(case(safety=1), talk("Ring 112.", safety="crisis")) == ()


@pytest.mark.parametrize(("reply", "ok"), [("Your manager sees what you share.", True), ("What makes you ask?", False)])
def test_a_question_about_the_place_is_answered(reply: str, ok: bool) -> None:
    assert passes(answers_plainly.CHECK, case(info=1, mentions=("manager", "share")), talk(reply)) is ok


@pytest.mark.parametrize(
    ("stage", "outcome", "ok"), [("follow_up", "done", True), ("follow_up", "", False), ("focus", "done", False)]
)
def test_what_is_due_comes_first(stage: str, outcome: str, ok: bool) -> None:
    returning = case(Prior(text="call Dana about the budget", due=date(2026, 11, 20)), outcome="done")

    assert passes(follows_up_first.CHECK, returning, talk("What came of it?", outcome=outcome, stage=stage)) is ok
