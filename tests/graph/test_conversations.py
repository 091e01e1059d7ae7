"""Whole five-minute sessions with the embedded coach: six deals, six reps who answer what they are asked."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph import Coach, Said, SessionState, TurnInput, TurnResult, make_coach
from guardrails import load_guard

TODAY = date(2026, 11, 23)
DEALS = json.loads((Path(__file__).parent / "conversations" / "deals.json").read_text("utf-8"))
ANSWERS = {  # which of the rep's answers a move asks for
    "ask-outcome": "outcome",
    "ask-fact": "fact",
    "ask-example": "fact",
    "ask-cause": "cause",
    "ask-control": "control",
    "ask-new-view": "insight",
    "ask-options": "options",
    "ask-what-else": "what_else",
    "ask-criteria": "criterion",
    "ask-tradeoff": "criterion",
    "ask-fit": "criterion",
    "ask-when-trigger": "when",
    "ask-what": "when",
    "ask-specific": "when",
    "ask-confidence": "confidence",
    "ask-raise": "raise",
    "read-back": "yes",
    "ask-learning": "learning",
}
COACH = make_coach(load_guard())


async def whole_session(coach: Coach, deal: dict[str, Any], most: int = 16) -> list[TurnResult]:
    """The replies of one session; ends when the coach ends it, or after `most` turns."""
    state: SessionState = coach.new_session(5)
    earlier: tuple[Said, ...] = ()
    results: list[TurnResult] = []
    text = deal["first"]
    while state.status == "active" and len(results) < most:
        result = await coach.take_turn(state, TurnInput(text, earlier, TODAY))
        results.append(result)
        earlier = (*earlier, Said(len(results), text, result.reply.text))
        state = result.state
        wanted = ANSWERS.get(state.pending.move if state.pending else "", "")
        text = deal["answers"].get(wanted) or deal["answers"]["cause"]
    return results


@pytest.fixture(params=DEALS, ids=[deal["name"] for deal in DEALS])
def deal(request: pytest.FixtureRequest) -> dict[str, Any]:
    chosen: dict[str, Any] = request.param
    return chosen


async def test_the_rep_leaves_with_the_step_they_stated_on_the_day_they_named(deal: dict[str, Any]) -> None:
    last = (await whole_session(COACH, deal))[-1].state

    assert last.card is not None
    assert last.card.status == "confirmed"
    assert last.card.action.casefold() == deal["card"].casefold()
    assert last.card.due == date.fromisoformat(deal["due"])


async def test_it_takes_about_ten_turns_and_the_coach_ends_it(deal: dict[str, Any]) -> None:
    results = await whole_session(COACH, deal)

    assert results[-1].state.status in ("complete", "partial")
    assert len(results) <= 14


async def test_every_turn_asks_one_question_and_never_the_same_twice(deal: dict[str, Any]) -> None:
    results = await whole_session(COACH, deal)
    asked = [result.reply.ask for result in results[:-1]]

    assert all(result.reply.text.count("?") == 1 and result.reply.text.endswith("?") for result in results[:-1])
    assert len(set(asked)) == len(asked)
    assert all(len(result.reply.text.split()) <= 60 for result in results)


async def test_a_session_can_be_replayed_to_the_letter() -> None:
    first = [result.reply.text for result in await whole_session(COACH, DEALS[0])]
    again = [result.reply.text for result in await whole_session(make_coach(load_guard()), DEALS[0])]

    assert first == again
