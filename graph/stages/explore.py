"""EXPLORE: what is happening and what led to it, until the rep names a part that is theirs to move."""

from graph.stages.spec import StageSpec, times
from graph.state import SessionState, Slot, Stage

HERE = Stage.EXPLORE


def next_move(state: SessionState) -> str | None:
    """1 minute: one question about it. 5: a fact and an own cause. 30: also another view or an assumption."""
    if state.length == 1:
        return None if times(state, HERE, "ask-cause") else "ask-cause"
    if not state.has(Slot.OBSERVED_FACT):
        return "ask-fact" if times(state, HERE, "ask-fact") < 2 else "ask-example"
    if not state.has(Slot.OWN_CAUSE):
        return _toward_the_own_part(state)
    if state.length == 30 and not (state.has(Slot.OTHER_VIEW) or state.has(Slot.ASSUMPTION)):
        return "ask-other-view" if not times(state, HERE, "ask-other-view") else "ask-assumption"
    return None


def _toward_the_own_part(state: SessionState) -> str:
    """First what led to it; once only others are to blame, which part is the rep's own (spec 12, ask-control)."""
    if state.has(Slot.OTHER_CAUSE) and not times(state, HERE, "ask-control"):
        return "ask-control"
    if not times(state, HERE, "ask-cause"):
        return "ask-cause"
    if state.length == 30 and not times(state, HERE, "ask-other-view"):
        return "ask-other-view"
    return "ask-control"


EXPLORE = StageSpec(
    name=HERE,
    purpose="what is going on",
    moves=(
        "ask-example",
        "ask-fact",
        "ask-cause",
        "ask-other-view",
        "ask-pattern",
        "ask-tried",
        "ask-assumption",
        "ask-evidence",
        "reflect-simple",
        "reflect-complex",
        "summarise",
        "silence-check",
        "ask-control",
    ),
    budget={1: 1, 5: 3, 30: 9},
    next_move=next_move,
)
