"""The first look at a message: is this coaching, or something that comes before it? Deterministic, no model."""

from graph.aside.stuck import RUNGS
from graph.signals import (
    asks_for_answer,
    asks_info,
    is_hollow,
    is_stuck,
    is_unreadable,
    looks_foreign,
    wants_end,
)
from graph.stages import STAGES
from graph.state import SessionState, Stage
from graph.turn import TurnInput
from graph.work import Bench, Work
from guardrails import Memory
from guardrails import screen as screen_safety


def screen(work: Work, bench: Bench) -> Work:
    """Prepares the run: the rep's words so far, and which way this message goes."""
    bench.on_status("reading")
    state, turn = work["before"], work["turn"]
    said = tuple(m.text for m in work["messages"])
    known = (
        *turn.open_commitments,
        *((state.prior.text,) if state.prior else ()),
        *_card_words(state),
        *said,
    )
    found = screen_safety(turn.text) if turn.text else None
    danger = found.cls if found is not None and found.cls != "none" else ""
    introduces = turn.introduce and not danger
    return {
        "preface": bench.guard.speak("privacy_first", Memory.of(())).said if introduces else None,
        "memory": Memory.of(known),
        "safety": danger,
        "aside": _aside(state, turn, danger),
    }


def after_screen(work: Work) -> str:
    return work["aside"] or "listen"


def _aside(state: SessionState, turn: TurnInput, danger: str) -> str:
    if danger or state.status == "closed_for_safety":
        return "safety"
    if turn.steer in ("confirm", "not_yet"):
        return "card"
    if turn.steer == "stuck":
        return "stuck"
    if turn.steer is not None:
        return ""
    return _aside_of_words(state, turn.text)


def _aside_of_words(state: SessionState, text: str) -> str:
    pending = state.pending.move if state.pending else None
    if is_unreadable(text) or looks_foreign(text):
        return "unreadable"
    if wants_end(text):
        return "ending"
    if asks_info(text):
        return "info"
    if asks_for_answer(text):
        return "answer_request"
    if is_stuck(text) and pending and _has_rungs_left(state):
        return "stuck"
    if is_hollow(text, pending) and state.stage != Stage.CLOSE and not _greets(state, text):
        return "hollow"
    return ""


def _greets(state: SessionState, text: str) -> bool:
    """The first message may be no more than a hello."""
    return state.stage == Stage.ARRIVE and state.turns == 0 and any(c.isalpha() for c in text)


def _has_rungs_left(state: SessionState) -> bool:
    """Each rung once; and a stage whose turns are spent moves on rather than asking a fifth time."""
    return state.stuck < RUNGS and state.turns_in_stage <= STAGES[state.stage].budget[state.length]


def _card_words(state: SessionState) -> tuple[str, ...]:
    """What the rep typed on the card is the rep's own, too."""
    card = state.card
    return () if card is None else tuple(t for t in (card.action, card.when_text, card.done_evidence) if t)
