"""The machine with a scripted model: what it may do, what it may not, and what happens when it fails."""

import asyncio
import json
from collections.abc import AsyncGenerator
from datetime import date
from pathlib import Path

from graph import (
    Asked,
    Card,
    Chunk,
    Coach,
    ModelUnavailable,
    Prompt,
    Said,
    ScriptedModel,
    SessionState,
    Slot,
    Stage,
    TurnInput,
    TurnResult,
    make_coach,
)
from graph.machine import drawing
from guardrails import load_guard

TODAY = date(2026, 11, 23)
FIRST = "Harborline. The demo went well two weeks ago, Dana loved it, and now nothing."
GOLDEN = Path(__file__).parents[1] / "golden" / "machine.mmd"


def answer(stage: str, move: str, question: str, reflection: str = "", heard: dict[str, str] | None = None) -> str:
    items = [{"slot": slot, "value": quote, "quote": quote} for slot, quote in (heard or {}).items()]
    parts = [reflection] if reflection else []
    return json.dumps({"heard": items, "stage": stage, "move": move, "reflection": parts, "question": question})


GOOD = answer(
    "focus",
    "ask-outcome",
    "What do you want to have when we finish here?",
    "Dana “loved it”, and now nothing.",
    {"topic": "Harborline", "observed_fact": "Dana loved it, and now nothing"},
)
ADVICE = answer("focus", "ask-outcome", "Have you considered calling the CFO directly?", heard={"topic": "Harborline"})


def coach_with(*answers: str | ModelUnavailable) -> tuple[Coach, ScriptedModel]:
    model = ScriptedModel(answers)
    return make_coach(load_guard(), model), model


async def turn(coach: Coach, text: str, state: SessionState | None = None, *earlier: Said) -> TurnResult:
    return await coach.take_turn(state or coach.new_session(5), TurnInput(text, earlier, TODAY))


def test_the_drawing_shows_the_method() -> None:
    """Golden file; after a wanted change: python -c "from graph.machine import drawing; print(drawing(), end='')"."""
    assert drawing() == GOLDEN.read_text("utf-8")


async def test_a_good_draft_costs_one_call_and_moves_the_stage_by_its_quotes() -> None:
    coach, model = coach_with(GOOD)

    result = await turn(coach, FIRST)

    assert result.reply.ask == "What do you want to have when we finish here?"
    assert result.state.stage == Stage.FOCUS
    assert result.state.has(Slot.TOPIC, Slot.OBSERVED_FACT)
    assert (len(model.calls), len(result.trace.attempts), result.trace.fallback) == (1, 1, "")


async def test_advice_is_refused_named_and_written_again() -> None:
    coach, model = coach_with(ADVICE, GOOD)

    result = await turn(coach, FIRST)

    assert result.reply.ask == "What do you want to have when we finish here?"
    assert result.trace.attempts[0].findings
    second = model.calls[1].messages[-1].content
    assert "refused" in second
    assert "CFO" not in second, "the smuggled idea must not come back as a hint"


async def test_a_model_that_always_leaks_ends_at_the_bank() -> None:
    coach, model = coach_with(ADVICE, ADVICE, ADVICE)

    result = await turn(coach, FIRST)

    assert len(model.calls) == 3
    assert result.trace.fallback == "redrafts_spent"
    assert result.reply.text.endswith("?")
    assert "CFO" not in result.reply.text


async def test_a_draft_for_a_stage_that_the_evidence_does_not_allow_is_refused() -> None:
    early = answer("options", "ask-options", "What could you do?", heard={"topic": "Harborline"})
    coach, model = coach_with(early, GOOD)

    result = await turn(coach, FIRST)

    assert "focus" in result.trace.attempts[0].problem
    assert result.state.stage == Stage.FOCUS
    assert len(model.calls) == 2


async def test_an_invented_quote_advances_nothing() -> None:
    lie = answer(
        "explore",
        "ask-fact",
        "What have you seen or heard, exactly?",
        heard={"topic": "Harborline", "desired_outcome": "a date with the CFO by Friday"},
    )
    coach, _ = coach_with(lie, lie, lie)

    result = await turn(coach, FIRST)

    assert not result.state.has(Slot.DESIRED_OUTCOME)
    assert result.state.stage == Stage.FOCUS
    assert result.trace.refused_evidence >= 1


async def test_a_model_that_is_down_is_replaced_for_this_turn_and_said_so() -> None:
    coach, _ = coach_with(ModelUnavailable("connection refused"))

    result = await turn(coach, FIRST)

    assert (result.trace.fallback, result.trace.coach) == ("model_down", "embedded")
    assert result.state.has(Slot.TOPIC)
    assert result.reply.text.endswith("?")


async def test_garbage_is_an_attempt_not_an_error() -> None:
    coach, _ = coach_with("I think you should call them!", "{]", GOOD)

    result = await turn(coach, FIRST)

    assert [bool(a.problem) for a in result.trace.attempts] == [True, True, False]
    assert result.reply.ask == "What do you want to have when we finish here?"


class SlowModel:
    name = "slow"

    async def stream(self, prompt: Prompt) -> AsyncGenerator[Chunk, None]:
        await asyncio.sleep(30)
        yield Chunk("never")


async def test_a_slow_model_is_not_waited_for_beyond_the_limit() -> None:
    coach = make_coach(load_guard(), SlowModel(), turn_seconds=0.05)

    result = await turn(coach, FIRST)

    assert result.trace.fallback == "model_down"
    assert "ModelTooSlow" in result.trace.attempts[0].problem


async def test_the_prompt_stays_the_same_size_however_long_the_session() -> None:
    def said(count: int) -> tuple[Said, ...]:
        return tuple(Said(n, f"message number {n} about the deal", "What else?") for n in range(1, count + 1))

    coach, model = coach_with(GOOD, GOOD)
    await turn(coach, FIRST, None, *said(5))
    await turn(coach, FIRST, None, *said(40))

    short, long = (sum(len(m.content) for m in call.messages) for call in model.calls)
    assert long <= 1.1 * short


async def test_a_model_that_hears_nothing_does_not_unsay_a_topic_or_a_yes() -> None:
    deaf = answer("focus", "ask-outcome", "What do you want to have when we finish here?")
    coach, _ = coach_with(deaf)

    first = await turn(coach, FIRST)

    assert first.state.has(Slot.TOPIC)
    assert first.reply.ask == "What do you want to have when we finish here?"


async def test_a_typed_yes_confirms_the_card_whatever_the_model_heard() -> None:
    card = Card(action="call Ken", when_text="tomorrow at 9")
    asked = Asked(stage=Stage.COMMIT, move="read-back", text="Is that your card?")
    waiting = SessionState(stage=Stage.COMMIT, card=card, pending=asked, turns=9)
    coach, _ = coach_with(answer("commit", "ask-what", "What exactly will you do?"))

    result = await turn(coach, "Yes, that's it.", waiting, Said(1, "I will call Ken tomorrow at 9"))

    assert result.state.card is not None
    assert result.state.card.status == "confirmed"
    assert result.state.stage == Stage.CLOSE
