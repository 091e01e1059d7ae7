"""CHOOSE: the rep weighs by the rep's own yardstick; every option gets the same question."""

from graph.stages.spec import StageSpec, times
from graph.state import SessionState, Slot, Stage


def next_move(state: SessionState) -> str | None:
    """1 minute: folded. Otherwise a choice and what it was chosen by. A stated step is a choice already made."""
    if state.has(Slot.ACTION):
        return None
    if not state.has(Slot.CHOSEN):
        return "ask-criteria" if not times(state, Stage.CHOOSE, "ask-criteria") else "ask-tradeoff"
    return None if state.has(Slot.CRITERION) else "ask-criteria"


CHOOSE = StageSpec(
    name=Stage.CHOOSE,
    purpose="which one, and by what",
    moves=(
        "ask-criteria",
        "ask-tradeoff",
        "ask-risk",
        "ask-fit",
        "ask-confidence",
        "ask-raise",
        "reflect-contrast",
    ),
    budget={1: 0, 5: 1, 30: 3},
    next_move=next_move,
)
