"""From the rep's message to a changed state: evidence in, a card confirmed or set aside."""

import re

from graph.embedded.read import read
from graph.evidence import accept, add
from graph.signals import wants_commit
from graph.stages import times
from graph.state import Evidence, Heard, SessionState, Slot, Stage
from graph.turn import Said, TurnInput
from graph.work import Bench, Work

THE_PROMISE = frozenset({"that", "promise", "commitment", "last", "before", "earlier", "both"})
STEP = frozenset({Slot.ACTION, Slot.WHEN, Slot.CONFIDENCE})


def listen(work: Work, bench: Bench) -> Work:
    """The embedded coach reads before the stage is chosen; a model reads in the same call in which it speaks."""
    del bench
    if work["voice"] == "model":
        return {}
    state, new, refused = take_in(work["state"], hear(work["state"], work["turn"]), work["messages"])
    return {"state": state, "new": new, "refused": work["refused"] + refused, "listened": True}


def take_in(
    state: SessionState, proposals: tuple[Heard, ...], messages: tuple[Said, ...]
) -> tuple[SessionState, tuple[Evidence, ...], int]:
    """The state with what holds of the proposals, what was new in it, and how many were refused."""
    believed, refused = accept(proposals, messages)
    return _settle(add(state, believed), believed), believed, refused


def hear(state: SessionState, turn: TurnInput) -> tuple[Heard, ...]:
    """What the rule-made reader proposes for this message. "Skip this" is steering: only a step counts in it."""
    if not turn.text:
        return ()
    proposals = read(turn.text, state, turn.today)
    return tuple(h for h in proposals if h.slot in STEP) if wants_commit(turn.text) else proposals


def _settle(state: SessionState, new: tuple[Evidence, ...]) -> SessionState:
    """A yes confirms the card that was read back; any new wording sets the draft aside, to be read back again."""
    slots = {e.slot for e in new}
    if state.card is None or state.card.status == "confirmed":
        return state
    if slots & {Slot.ACTION, Slot.WHEN, Slot.DECLINED}:
        return state.model_copy(update={"card": None})
    if Slot.CONFIRMED in slots and state.pending is not None and state.pending.move == "read-back":
        backup = {"obstacle": state.latest(Slot.OBSTACLE) or "", "plan": state.latest(Slot.OBSTACLE_PLAN) or ""}
        return state.model_copy(update={"card": state.card.model_copy(update={"status": "confirmed", **backup})})
    return state


def leaves_the_promise_for_later(state: SessionState, text: str) -> bool:
    """Asked "which first?", the rep turned to something other than the promise that is due."""
    asked = state.stage == Stage.FOLLOW_UP and times(state, Stage.FOLLOW_UP, "ask-did") == 1
    if not asked or state.prior is None or not state.has(Slot.TOPIC) or state.has(Slot.OUTCOME):
        return False
    words = set(re.findall(r"[a-z']{4,}", text.casefold()))
    promised = set(re.findall(r"[a-z']{4,}", state.prior.text.casefold()))
    return not words & (promised | THE_PROMISE)
