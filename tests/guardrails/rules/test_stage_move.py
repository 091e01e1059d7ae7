"""G7, the table: which question belongs to which move."""

from collections.abc import Callable

import pytest

from guardrails import Finding
from guardrails.rules.stage_move import stage_move

Judge = Callable[..., tuple[Finding, ...]]

PASS = [
    ("focus", "ask-outcome", "What do you want to have when we finish here?"),
    ("explore", "ask-fact", "Who said what?"),
    ("explore", "ask-control", "What do you do in that moment?"),
    ("options", "ask-options", "What could you do?"),
    ("commit", "ask-what", "What exactly will you do?"),
    ("commit", "read-back", "Is that your card?"),
    ("close", "ask-share", "Shall it stay that way?"),
    ("insight", "ask-new-view", "What do you want to do next with it?"),
]
FAIL = [
    ("focus", "ask-outcome", "What do you want to do about it?"),
    ("explore", "ask-fact", "Did you ask him?"),
    ("explore", "ask-fact", "What could you do?"),
    ("insight", "ask-new-view", "What will you do with it?"),
    ("arrive", "greet", "How are you feeling today?"),
    ("options", "ask-perspective", "What would your manager tell you to do?"),
    ("focus", "read-back", "What is it?"),
    ("nowhere", "ask-fact", "What is it?"),
]


@pytest.mark.parametrize(("stage", "move", "text"), PASS)
def test_a_question_that_fits_its_move_passes(stage: str, move: str, text: str, judge: Judge) -> None:
    assert judge(stage_move, text, part="question", stage=stage, move=move) == ()


@pytest.mark.parametrize(("stage", "move", "text"), FAIL)
def test_a_question_of_another_move_is_found(stage: str, move: str, text: str, judge: Judge) -> None:
    assert {f.rule for f in judge(stage_move, text, part="question", stage=stage, move=move)} == {"G7"}
