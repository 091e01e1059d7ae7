"""The stage rail of a session: five steps in plain words. Knows the stages' names, nothing of how they are left."""

from dataclasses import dataclass
from typing import Literal

from graph import SessionState, Stage

Standing = Literal["done", "skipped", "current", "ahead"]

STEPS: tuple[tuple[str, str, frozenset[Stage]], ...] = (
    ("Focus", "what you want", frozenset({Stage.FOCUS})),
    ("Explore", "what is going on", frozenset({Stage.EXPLORE})),
    ("Insight", "what you see now", frozenset({Stage.INSIGHT})),
    ("Options", "what you could do", frozenset({Stage.OPTIONS, Stage.CHOOSE})),
    ("Commit", "what you will do", frozenset({Stage.COMMIT})),
)
ORDER = tuple(Stage)


@dataclass(frozen=True, slots=True)
class Step:
    """One station of the rail; `meaning` stands under its name where there is room."""

    name: str
    meaning: str
    standing: Standing


def rail(state: SessionState) -> tuple[Step, ...]:
    """The five steps as they stand. Before FOCUS nothing is current; at the close nothing is, either."""
    return tuple(Step(name, meaning, _standing(stages, state)) for name, meaning, stages in STEPS)


def step_name(stage: Stage) -> str | None:
    """The rail's name for a stage; None for the stages that stand outside the rail."""
    return next((name for name, _, stages in STEPS if stage in stages), None)


def _standing(stages: frozenset[Stage], state: SessionState) -> Standing:
    if state.stage in stages:
        return "current"
    if ORDER.index(state.stage) < min(ORDER.index(s) for s in stages):
        return "ahead"
    return "skipped" if stages <= frozenset(state.skipped) else "done"
