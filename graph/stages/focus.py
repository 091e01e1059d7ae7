"""FOCUS: what the rep is trying to do and what they want from this time, before any thought of how."""

from graph.stages.spec import StageSpec
from graph.state import SessionState, Slot, Stage


def next_move(state: SessionState) -> str | None:
    """1 minute: the topic. 5: also the outcome. 30: also what hangs on it and how they will know.

    At 5 minutes importance is welcome but not asked for: ten turns cannot hold it (docs/decisions/0007).
    """
    if not state.has(Slot.TOPIC):
        return "ask-topic"
    if state.length >= 5 and not state.has(Slot.DESIRED_OUTCOME):
        return "ask-outcome"
    if state.length == 30 and not state.has(Slot.IMPORTANCE):
        return "ask-importance"
    if state.length == 30 and not state.has(Slot.SUCCESS_MEASURE):
        return "ask-measure"
    return None


FOCUS = StageSpec(
    name=Stage.FOCUS,
    purpose="what you want",
    moves=("ask-topic", "ask-outcome", "ask-importance", "ask-measure", "narrow", "scale-now", "reflect"),
    budget={1: 1, 5: 2, 30: 4},
    next_move=next_move,
)
