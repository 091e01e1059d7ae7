"""What several routes send: a turn, a commitment. Wire shapes only; the rest of a shape is beside its route."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from app.store.commitments import OwnCommitment
from app.store.turn_rows import TurnView
from app.turns import told


class Wire(BaseModel):
    """Base of what is sent and taken: an unknown key is an error, not a surprise."""

    model_config = ConfigDict(extra="forbid")


class CommitmentOut(Wire):
    """A commitment to its owner, every word their own. `confidence` never leaves them."""

    id: str
    session_id: str | None
    action: str
    trigger: str
    when_text: str
    due: date | None
    done_evidence: str
    obstacle: str
    plan: str
    confidence: int | None
    kind: Literal["commitment", "intention"]
    status: Literal["draft", "confirmed", "done", "partly", "not_done", "changed", "dropped", "withdrawn"]
    shared_at: datetime | None
    note: str
    created_at: datetime
    confirmed_at: datetime | None
    happened: str = Field(description="What the rep said came of it, last")

    @classmethod
    def of(cls, row: OwnCommitment) -> "CommitmentOut":
        return cls(**{name: getattr(row, name) for name in cls.model_fields})


class TurnOut(Wire):
    """A turn to its owner. `said` reflects, `ask` asks; both are empty until the turn is done."""

    id: str
    session_id: str
    seq: int
    key: str
    text: str = Field(description="What the rep wrote")
    steer: str | None
    status: Literal["running", "done", "stopped", "failed", "interrupted"]
    said: str
    ask: str
    reply: str = Field(description="`said` and `ask` as one text")
    stage: str
    move: str
    safety: str = Field(description="Set when the safety page answered instead of the coach")
    aside: str = Field(description="Which side answered instead of the method (info, hollow, …); mostly empty")
    coach: Literal["model", "embedded", ""] = Field(description="Who asked; empty until the turn is done")
    notice: str = Field(description="Said beside the reply, when the model did not answer")
    events_url: str
    created_at: datetime
    finished_at: datetime | None

    @classmethod
    def of(cls, turn: TurnView) -> "TurnOut":
        names = set(cls.model_fields) - {"reply", "aside", "coach", "notice", "events_url"}
        who = told(turn.trace.get("coach", ""), turn.trace.get("fallback", "")) if turn.status == "done" else {}
        return cls(
            **{name: getattr(turn, name) for name in names},
            reply=" ".join(part for part in (turn.said, turn.ask) if part),
            aside=turn.trace.get("aside", ""),
            coach=who.get("coach", ""),
            notice=who.get("notice", ""),
            events_url=f"/api/turns/{turn.id}/events",
        )
