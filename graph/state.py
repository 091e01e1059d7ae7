"""Everything the machine remembers between two turns: small, frozen, ours, stored as JSON.

The rep's messages themselves are not in here: they are rows of the store and are handed in with each turn,
so that the state stays the same size at turn 2 and turn 200.
"""

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

GRAPH_VERSION = "1"

Length = Literal[1, 5, 30]
LENGTHS: tuple[Length, ...] = (1, 5, 30)


class Stage(StrEnum):
    ARRIVE = "arrive"
    FOLLOW_UP = "follow_up"
    FOCUS = "focus"
    EXPLORE = "explore"
    INSIGHT = "insight"
    OPTIONS = "options"
    CHOOSE = "choose"
    COMMIT = "commit"
    CLOSE = "close"


class Slot(StrEnum):
    """What the machine listens for. Every value is a span of the rep's own words."""

    TOPIC = "topic"
    DESIRED_OUTCOME = "desired_outcome"
    IMPORTANCE = "importance"
    SUCCESS_MEASURE = "success_measure"
    OBSERVED_FACT = "observed_fact"
    OWN_CAUSE = "own_cause"
    OTHER_CAUSE = "other_cause"  # a cause outside the rep's influence: noted, it opens nothing
    OTHER_VIEW = "other_view"
    ASSUMPTION = "assumption"
    INSIGHT = "insight"
    NO_INSIGHT = "no_insight"  # an honest "nothing new", in the rep's words
    OPTION = "option"
    NO_MORE_OPTIONS = "no_more_options"
    CHOSEN = "chosen"
    CRITERION = "criterion"
    ACTION = "action"
    WHEN = "when"
    CONFIDENCE = "confidence"
    DONE_EVIDENCE = "done_evidence"
    OBSTACLE = "obstacle"
    OBSTACLE_PLAN = "obstacle_plan"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    OUTCOME = "outcome"
    EXPERIENCE = "experience"
    LEARNING = "learning"


class Known(BaseModel):
    """Base of what is stored: frozen, and an unknown key is an error, not a surprise."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Heard(Known):
    """A proposal of what the rep said: `value` for the slot, `quote` the words it rests on. Not yet believed."""

    slot: Slot
    value: str
    quote: str


class Evidence(Known):
    """A proposal whose quote was found in the rep's message of turn `turn` (1-based)."""

    slot: Slot
    value: str
    quote: str
    turn: int
    state: Literal["validated", "confirmed", "superseded"] = "validated"


class Card(Known):
    """The commitment as it stands, every text the rep's own words. `due` is resolved from `when_text`."""

    action: str
    when_text: str = ""
    trigger: str = ""
    due: date | None = None
    done_evidence: str = ""
    obstacle: str = ""
    plan: str = ""
    confidence: int | None = None
    kind: Literal["commitment", "intention"] = "commitment"
    status: Literal["draft", "confirmed", "declined"] = "draft"


class Asked(Known):
    """The question that is waiting for an answer, and what it was for."""

    stage: Stage
    move: str
    text: str
    bank_id: str | None = None


class Prior(Known):
    """A stored commitment of the rep that is due, offered to FOLLOW_UP. `due` may be None (a trigger)."""

    id: str
    text: str
    due: date | None = None
    misses: int = 0


class SessionState(Known):
    """One session between two turns."""

    graph_version: str = GRAPH_VERSION
    length: Length = 5
    stage: Stage = Stage.ARRIVE
    status: Literal["active", "paused", "complete", "partial", "closed_for_safety"] = "active"
    evidence: tuple[Evidence, ...] = ()
    card: Card | None = None
    prior: Prior | None = None
    pending: Asked | None = None
    asked: tuple[str, ...] = ()  # every question of this session, so that none comes twice
    moves: tuple[str, ...] = ()  # every "stage/move" made, oldest first
    turns: int = 0  # replies of the coach so far
    turns_in_stage: int = 0
    skipped: tuple[Stage, ...] = ()
    hollow: int = 0  # rungs of the ladders already used
    answer_requests: int = 0
    stuck: int = 0

    def values(self, slot: Slot) -> tuple[str, ...]:
        """The rep's words for a slot, oldest first, without what was superseded."""
        return tuple(e.value for e in self.evidence if e.slot == slot and e.state != "superseded")

    def latest(self, slot: Slot) -> str | None:
        found = self.values(slot)
        return found[-1] if found else None

    def has(self, *slots: Slot) -> bool:
        return all(self.values(slot) for slot in slots)
