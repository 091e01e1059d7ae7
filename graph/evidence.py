"""From proposals to evidence: a quote must be the rep's own words, and the value must lie inside the quote."""

import re
from collections.abc import Iterable

from graph.state import Evidence, Heard, SessionState, Slot
from graph.turn import Said
from guardrails import Memory

ONE_ANSWER = frozenset(
    {
        Slot.TOPIC,
        Slot.DESIRED_OUTCOME,
        Slot.SUCCESS_MEASURE,
        Slot.CHOSEN,
        Slot.ACTION,
        Slot.WHEN,
        Slot.CONFIDENCE,
        Slot.DONE_EVIDENCE,
        Slot.OUTCOME,
    }
)
"""Slots where a newer answer replaces the older one; the older stays on record as superseded."""

LABELS = frozenset({"done", "partly", "not_done", "changed", "dropped"})
"""Values of OUTCOME: a label for the quote, the only value that is not the rep's words."""


def accept(proposals: Iterable[Heard], messages: tuple[Said, ...]) -> tuple[tuple[Evidence, ...], int]:
    """The proposals that hold, and how many did not. `messages`: the rep's, oldest first, this turn's last."""
    believed: list[Evidence] = []
    refused = 0
    for heard in proposals:
        turn = _turn_of(heard.quote, messages)
        if turn is None or not _value_is_in_quote(heard):
            refused += 1
        else:
            believed.append(Evidence(slot=heard.slot, value=heard.value, quote=heard.quote, turn=turn))
    return tuple(believed), refused


def add(state: SessionState, new: tuple[Evidence, ...]) -> SessionState:
    """The state with the new evidence in it. The same words for the same slot are kept once."""
    known = {(e.slot, _plain(e.value)) for e in state.evidence if e.state != "superseded"}
    fresh = tuple(e for e in new if (e.slot, _plain(e.value)) not in known)
    cleared = supersede(state, {e.slot for e in fresh} & ONE_ANSWER)
    return cleared.model_copy(update={"evidence": cleared.evidence + fresh})


def supersede(state: SessionState, slots: Iterable[Slot]) -> SessionState:
    gone = set(slots)
    if not gone:
        return state
    kept = tuple(e.model_copy(update={"state": "superseded"}) if e.slot in gone else e for e in state.evidence)
    return state.model_copy(update={"evidence": kept})


def _turn_of(quote: str, messages: tuple[Said, ...]) -> int | None:
    """The newest message that holds the quote."""
    if not _plain(quote):
        return None
    return next((m.turn for m in reversed(messages) if Memory.of((m.text,)).owns(quote)), None)


def _value_is_in_quote(heard: Heard) -> bool:
    if heard.slot == Slot.OUTCOME:
        return heard.value in LABELS
    return bool(_plain(heard.value)) and Memory.of((heard.quote,)).owns(heard.value)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
