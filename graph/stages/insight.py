"""INSIGHT: a changed view of the issue, the role or a habit, in the rep's words; "nothing new" is an answer too."""

from graph.stages.spec import StageSpec
from graph.state import SessionState, Slot, Stage


def next_move(state: SessionState) -> str | None:
    return None if state.has(Slot.INSIGHT) or state.has(Slot.NO_INSIGHT) else "ask-new-view"


INSIGHT = StageSpec(
    name=Stage.INSIGHT,
    purpose="what you see now",
    moves=("ask-new-view", "ask-contradiction", "ask-implication", "ask-strength", "hold"),
    budget={1: 0, 5: 1, 30: 4},
    next_move=next_move,
)
