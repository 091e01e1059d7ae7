"""What goes into one turn of the machine and what comes out of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from graph.state import Evidence, Prior, SessionState
from guardrails import ApprovedReply, Finding

Status = Literal["reading", "writing", "checking"]
Steer = Literal["stuck", "commit", "confirm", "not_yet", "resume"]
"""Buttons that need no words: I'm stuck, Skip to Commit, the card's Yes and Not this, on after a safety page."""

Fallback = Literal["", "model_down", "redrafts_spent"]

OnStatus = Callable[[Status], None]


@dataclass(frozen=True, slots=True)
class Said:
    """A message of the rep and what the coach answered: `turn` is its 1-based number in the session."""

    turn: int
    text: str
    reply: str = ""


@dataclass(frozen=True, slots=True)
class TurnInput:
    """One message of the rep and what it stands on.

    `earlier`: the rep's messages of this session before this one, oldest first, without any that met the safety
    page (what was said there never returns). `due`: stored commitments due by
    tomorrow, most urgent first. `open_commitments`: the texts of all open ones (the rep's own words, so they ground).
    """

    text: str
    earlier: tuple[Said, ...]
    today: date
    due: tuple[Prior, ...] = ()
    open_commitments: tuple[str, ...] = ()
    steer: Steer | None = None
    introduce: bool = False  # the rep has never seen the first-use notice: the first reply carries it


@dataclass(frozen=True, slots=True)
class Attempt:
    """One draft and what the guard said of it. `source`: which coach wrote it."""

    source: Literal["model", "embedded"]
    findings: tuple[Finding, ...] = ()
    problem: str = ""  # why a draft could not even be reviewed: bad JSON, wrong stage, no quote


@dataclass(frozen=True, slots=True)
class Trace:
    """How a reply came about. Stored with the turn, read by evals and by the rep's own debug view, by no manager."""

    stage: str
    move: str
    attempts: tuple[Attempt, ...] = ()
    fallback: Fallback = ""
    coach: str = "embedded"
    bank_id: str | None = None
    aside: str = ""
    prompt_digest: str = ""
    prompt_tokens: int = 0
    completion_tokens: int = 0
    refused_evidence: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a stored commitment, in the rep's words."""

    commitment_id: str
    status: Literal["done", "partly", "not_done", "changed", "dropped"]
    quote: str
    experience: str = ""
    learning: str = ""


@dataclass(frozen=True, slots=True)
class TurnResult:
    """The approved reply, the new state and how it came about. The card, if any, is `state.card`."""

    reply: ApprovedReply
    state: SessionState
    trace: Trace
    heard: tuple[Evidence, ...] = ()
    outcome: Outcome | None = None
    safety: str = field(default="")  # the class of the input screen, "" when nothing was found
