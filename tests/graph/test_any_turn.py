"""Whatever a rep writes and whatever a model answers: one approved reply, a legal stage, an honest card."""

import asyncio
import json
from datetime import date

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graph import (
    BadModelOutput,
    ModelError,
    ModelUnavailable,
    Said,
    ScriptedModel,
    SessionState,
    Slot,
    Stage,
    TurnInput,
    make_coach,
)
from guardrails import Memory, load_guard

GUARD = load_guard()
TODAY = date(2026, 11, 23)
LINES = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        [
            "the demo was great and now nothing",
            "i want a date with the cfo",
            "i never asked who signs",
            "huh, i was chasing the wrong person",
            "ring her, or go through finance",
            "ring her, it's the honest one",
            "i'll call her tomorrow at 9",
            "8",
            "yes",
            "no",
            "idk",
            "ok",
            "just tell me",
            "nothing really",
            "i want to kill myself",
            "can my manager read this?",
            "bye, i have to go",
        ]
    ),
)
QUESTIONS = ["What could you do?", "Have you tried calling the CFO?", "Call the CFO!", "", "What else? And why?"]


@st.composite
def answers(draw: st.DrawFn) -> str | ModelError:
    """A model that is helpful, lies, leaks, babbles or is not there."""
    kind = draw(st.sampled_from(["json", "text", "down", "bad"]))
    if kind == "down":
        return ModelUnavailable("gone")
    if kind == "bad":
        return BadModelOutput("cut off")
    if kind == "text":
        return draw(st.text(max_size=120))
    heard = draw(st.lists(st.tuples(st.sampled_from(list(Slot)), LINES), max_size=4))
    return json.dumps(
        {
            "heard": [{"slot": slot.value, "value": words, "quote": words} for slot, words in heard],
            "stage": draw(st.sampled_from(list(Stage))).value,
            "move": draw(st.sampled_from(["ask-options", "ask-fact", "read-back", "nonsense"])),
            "reflection": draw(st.lists(LINES, max_size=2)),
            "question": draw(st.sampled_from(QUESTIONS) | st.text(max_size=60)),
        }
    )


async def check_session(lines: list[str], drafts: list[str | ModelError], length: int, with_model: bool) -> None:
    model = ScriptedModel([*drafts, *[ModelUnavailable("the script is over")] * 100]) if with_model else None
    coach = make_coach(GUARD, model)
    state: SessionState = coach.new_session(length)  # type: ignore[arg-type]
    said: tuple[Said, ...] = ()
    for number, line in enumerate(lines, 1):
        result = await coach.take_turn(state, TurnInput(line, said, TODAY))
        said = (*said, Said(number, line, result.reply.text))
        state = result.state
        memory = Memory.of(one.text for one in said)
        assert result.reply.text
        assert SessionState.model_validate_json(state.model_dump_json()) == state
        assert all(memory.owns(evidence.quote) for evidence in state.evidence)
        assert state.card is None or memory.owns(state.card.action)
        assert len(result.trace.attempts) <= 3
        if state.status in ("complete", "partial"):
            break


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(["AA\U00018cd6À", ""], 1)
@given(st.lists(LINES, min_size=1, max_size=9), st.sampled_from([1, 5, 30]))
def test_the_embedded_coach_takes_any_message(lines: list[str], length: int) -> None:
    asyncio.run(check_session(lines, [], length, with_model=False))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES, min_size=1, max_size=6), st.lists(answers(), max_size=18), st.sampled_from([1, 5, 30]))
def test_no_model_can_lead_the_machine_astray(lines: list[str], drafts: list[str | ModelError], length: int) -> None:
    asyncio.run(check_session(lines, drafts, length, with_model=True))
