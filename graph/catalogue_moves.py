"""The moves that are never a model's to word: greeting, following up, reading back, closing. Text ids and slots.

The texts are the guard's catalogue; here is only which one, and which of the rep's words go into it.
"""

from dataclasses import dataclass, field

from graph.progression import Decision
from graph.stages import times
from graph.state import Card, SessionState, Slot, Stage


@dataclass(frozen=True, slots=True)
class Text:
    """A catalogue text: its id and the words for its slots."""

    id: str
    slots: dict[str, str] = field(default_factory=dict)


def text_for(decision: Decision, state: SessionState, card: Card | None, introduce: bool) -> Text | None:
    """The text for this decision, or None when the question comes from a model or the bank."""
    match decision.stage, decision.move:
        case Stage.ARRIVE, "greet":
            return Text("greet_first" if introduce else "greet")
        case Stage.FOLLOW_UP, "ask-did" if state.prior is not None:
            both = state.has(Slot.TOPIC) and not times(state, Stage.FOLLOW_UP, "ask-did")
            return Text("follow_up.choose" if both else "follow_up.due", {"quote": state.prior.text})
        case Stage.COMMIT, "read-back" if card is not None:
            return _read_back(card)
        case Stage.COMMIT, "ask-what" if decision.unsaid:
            return Text("readback.again")
        case Stage.COMMIT, "ask-what" if decision.hurried:
            return Text("nudge.minute")
        case Stage.CLOSE, "ask-learning":
            return Text(_saved(state.card))
        case Stage.CLOSE, "goodbye":
            return Text("closed" if _is_saved(state.card) else "closed.partial")
        case _:
            return None


def _is_saved(card: Card | None) -> bool:
    return card is not None and card.status == "confirmed"


def _saved(card: Card | None) -> str:
    if card is None or not _is_saved(card):
        return "no_step"
    return "saved.learning" if card.kind == "commitment" else "saved.intention"


def _read_back(card: Card) -> Text:
    if card.kind == "intention":
        return Text("readback.intention", {"action": card.action})
    slots = {"action": card.action, "when": card.when_text}
    if card.confidence is not None:
        slots["confidence"] = str(card.confidence)
    if card.done_evidence:
        slots["sign"] = card.done_evidence
    return Text("readback", {name: words for name, words in slots.items() if words})
