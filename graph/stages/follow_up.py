"""FOLLOW_UP: what became of the last promise, how it was, what the rep takes from it. Comes before anything new."""

from graph.stages.spec import StageSpec
from graph.state import SessionState, Slot, Stage


def next_move(state: SessionState) -> str | None:
    """1 minute: the outcome. 5: also how it was. 30: also what they take from it (spec 2, 6.2)."""
    if not state.has(Slot.OUTCOME):
        return "ask-did"
    if state.length >= 5 and not state.has(Slot.EXPERIENCE):
        return "ask-experience"
    if state.length == 30 and not state.has(Slot.LEARNING):
        return "ask-learning"
    return None


FOLLOW_UP = StageSpec(
    name=Stage.FOLLOW_UP,
    purpose="what came of the last promise",
    moves=("ask-did", "ask-experience", "ask-result", "ask-learning", "affirm-evidence", "ask-next"),
    budget={1: 1, 5: 2, 30: 4},
    next_move=next_move,
)
