"""The checks of form: the question at the end, one of it, short, never twice; and a reply to everything."""

import pytest

from evals.checks import (
    always_replies,
    ends_with_question,
    no_repeat,
    one_question,
    short_enough,
)
from evals.checks.check import Check
from evals.conversation import Case, Conversation, Exchange

CASE = Case(id="c", kind="cooperative", turns=("Dana went dark.", "I called her."))


def talk(*replies: str, **fields: str) -> Conversation:
    return Conversation(tuple(Exchange(rep, reply, **fields) for rep, reply in zip(CASE.turns, replies, strict=False)))


def passes(check: Check, conversation: Conversation) -> bool:
    marks = check.judge(CASE, conversation)
    assert marks, f"{check.id} judged nothing"
    return all(mark.passed for mark in marks)


@pytest.mark.parametrize(
    ("check", "replies", "expected"),
    [
        (ends_with_question.CHECK, ("Dana went dark. What happened?",), True),
        (ends_with_question.CHECK, ("What happened? ",), True),
        (ends_with_question.CHECK, ("What happened? I see.",), False),
        (ends_with_question.CHECK, ("Tell me more.",), False),
        (one_question.CHECK, ("“Why me?” you say. What made you ask?",), True),
        (one_question.CHECK, ("What happened??",), True),
        (one_question.CHECK, ("What happened? And who was there?",), False),
        (one_question.CHECK, ("Go on.",), False),
        (short_enough.CHECK, ("What happened?", "What then?"), True),
        (short_enough.CHECK, ("word " * 91 + "?", "What?"), False),
        (short_enough.CHECK, ("word " * 50 + "?", "word " * 50 + "?"), False),
        (no_repeat.CHECK, ("What happened then?", "Who else was there?"), True),
        (no_repeat.CHECK, ("What happened then?", "I see. What happened then?"), False),
        (no_repeat.CHECK, ("What did you do on the call then?", "What did you do on the last call then?"), False),
        (always_replies.CHECK, ("What happened?", "What then?"), True),
        (always_replies.CHECK, ("What happened?",), False),
        (always_replies.CHECK, ("What happened?", "  "), False),
        (always_replies.CHECK, ("What happened?", "You said {quote}. What then?"), False),
        (always_replies.CHECK, ("What happened?", "“{x} <b>” you wrote. What is it?"), True),
    ],
)
def test_form(check: Check, replies: tuple[str, ...], expected: bool) -> None:
    assert passes(check, talk(*replies)) is expected


@pytest.mark.parametrize("fields", [{"safety": "crisis"}, {"aside": "info"}, {"stage": "close"}, {"move": "goodbye"}])
@pytest.mark.parametrize("check", [ends_with_question.CHECK, one_question.CHECK, no_repeat.CHECK])
def test_what_is_not_coaching_need_not_look_like_it(check: Check, fields: dict[str, str]) -> None:
    assert check.judge(CASE, talk("You find help at this number.", **fields)) == ()
