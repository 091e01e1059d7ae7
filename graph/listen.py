"""From the rep's message to a changed state: evidence in, a card confirmed or set aside."""

from graph.embedded.read import read
from graph.evidence import accept, add
from graph.state import Evidence, Heard, SessionState, Slot, Stage
from graph.turn import Said, TurnInput
from graph.work import Bench, Work


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
    """What the rule-made reader proposes for this message."""
    return read(turn.text, state, turn.today) if turn.text else ()


def _settle(state: SessionState, new: tuple[Evidence, ...]) -> SessionState:
    """A yes confirms the card that was read back; any new wording sets the draft aside, to be read back again."""
    slots = {e.slot for e in new}
    if state.card is None or state.card.status == "confirmed":
        return state
    if slots & {Slot.ACTION, Slot.WHEN, Slot.DECLINED}:
        return state.model_copy(update={"card": None})
    if Slot.CONFIRMED in slots and state.pending is not None and state.pending.move == "read-back":
        return state.model_copy(update={"card": state.card.model_copy(update={"status": "confirmed"})})
    return state


def wants_other_words(state: SessionState, new: tuple[Evidence, ...]) -> bool:
    """The rep said no to the card and did not say what it should be."""
    slots = {e.slot for e in new}
    return state.stage == Stage.COMMIT and Slot.DECLINED in slots and not slots & {Slot.ACTION, Slot.WHEN}
