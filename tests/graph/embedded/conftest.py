"""A session with a question pending, and what the reader hears in it."""

from collections.abc import Callable
from datetime import date

import pytest

from graph.embedded.read import read
from graph.state import Asked, Evidence, Prior, SessionState, Slot, Stage

TODAY = date(2026, 11, 25)  # a Wednesday


def _at(place: str, *options: str, prior: Prior | None = None, **known: str) -> SessionState:
    """A session with this "stage/move" pending, these options named and these other slots filled."""
    stage, _, move = place.partition("/")
    topic = {} if stage == "arrive" or move == "ask-topic" else {"topic": "the brewery"}
    pairs = [*(("option", option) for option in options), *({**topic, **known}).items()]
    evidence = tuple(Evidence(slot=Slot(slot), value=words, quote=words, turn=1) for slot, words in pairs)
    pending = Asked(stage=Stage(stage), move=move, text="?") if move else None
    return SessionState(stage=Stage(stage), evidence=evidence, pending=pending, prior=prior)


def _heard(text: str, state: SessionState) -> dict[str, str]:
    """Slot → what was heard, several options joined by a bar; quotes are checked on the way."""
    found: dict[str, list[str]] = {}
    for proposal in read(text, state, TODAY):
        assert proposal.quote in text or proposal.slot == Slot.CHOSEN
        assert proposal.value in proposal.quote or proposal.slot == Slot.OUTCOME
        found.setdefault(proposal.slot.value, []).append(proposal.value)
    return {slot: " | ".join(values) for slot, values in found.items()}


@pytest.fixture(scope="session")
def at() -> Callable[..., SessionState]:
    return _at


@pytest.fixture(scope="session")
def heard() -> Callable[[str, SessionState], dict[str, str]]:
    return _heard
