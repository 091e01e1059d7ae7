"""CHOOSE: the rep weighs by the rep's own yardstick; every option gets the same question."""

from graph.stages.spec import StageSpec, times
from graph.state import SessionState, Slot, Stage


def next_move(state: SessionState) -> str | None:
    """1 minute: folded. Otherwise a choice and what it was chosen by. A stated step is a choice already made;
    with one option there is nothing to choose between, only whether it fits.
    """
    if state.has(Slot.ACTION):
        return None
    if state.has(Slot.CHOSEN) or len(state.values(Slot.OPTION)) == 1:
        return None if state.has(Slot.CRITERION) else "ask-fit"
    return "ask-criteria" if not times(state, Stage.CHOOSE, "ask-criteria") else "ask-tradeoff"


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
