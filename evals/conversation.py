"""What was said: the cases we play and the conversations they become. Plain values, no Inspect, no HTTP."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

Kind = Literal["cooperative", "demanding", "hollow", "blaming", "bad_input", "crisis", "info", "returning", "language"]


class CannotMeasure(Exception):
    """Nothing can be said about the coach; the message says what stands in the way."""


class SuiteError(CannotMeasure):
    """A suite cannot be read; the message names the file, the line and the field."""


class TargetError(CannotMeasure):
    """The target cannot be talked to; the message says what to look at."""


class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Promise(Strict):
    """A commitment as the rep left it."""

    text: str
    due: date | None = None
    trigger: str = ""
    status: str = "confirmed"


class Prior(Strict):
    """A commitment from an earlier session that is due."""

    text: str
    due: date


class Expected(Strict):
    """What must become of a case. An empty one expects a sound conversation and nothing more.

    `words`: content words that the commitment must keep. `safety`, `info`: number of the rep's message (1-based)
    that must be met by a safety text, or by a plain answer that holds every word of `mentions`.
    """

    commitment: bool | None = None
    words: tuple[str, ...] = ()
    due: date | None = None
    trigger: str = ""
    outcome: str = ""
    safety: int | None = None
    info: int | None = None
    mentions: tuple[str, ...] = ()


class Case(Strict):
    """One scripted rep: what she says, turn by turn, and what must become of it."""

    id: str
    kind: Kind
    turns: tuple[str, ...] = Field(min_length=1)
    length: Literal[1, 5, 30] = 5
    today: date = date(2026, 11, 23)
    prior_commitment: Prior | None = None
    expect: Expected = Expected()


@dataclass(frozen=True, slots=True)
class Exchange:
    """One message of the rep and the reply. `aside`: which side state answered, "" for the main path.

    `drafts`: how many were written for it; `refused`: the guard's rules that those broke, and "unusable" for one
    without JSON, in the wrong place or asked before.
    """

    rep: str
    reply: str
    stage: str = ""
    move: str = ""
    aside: str = ""
    safety: str = ""
    fallback: str = ""
    drafts: int = 0
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conversation:
    exchanges: tuple[Exchange, ...]
    promises: tuple[Promise, ...] = ()
    outcome: str = ""
    ended_early: bool = False  # the session was over before the script was
    played_on: date | None = None  # when that was not the day of the case

    def said_before(self, number: int) -> str:
        """Everything the rep wrote up to and with exchange `number` (0-based)."""
        return "\n".join(exchange.rep for exchange in self.exchanges[: number + 1])


def read_suite(path: Path) -> tuple[Case, ...]:
    """The cases of a JSON-lines file. Raises SuiteError for an unreadable line or an id that comes twice."""
    cases: list[Case] = []
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise SuiteError(f"suite {path} cannot be read: {error.strerror}") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            case = Case.model_validate_json(line)
        except ValidationError as error:
            what = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
            raise SuiteError(f"{path.name}, line {number}: {what}") from None
        if case.id in (known.id for known in cases):
            raise SuiteError(f"{path.name}, line {number}: the id {case.id!r} comes twice; give it another one")
        cases.append(case)
    if not cases:
        raise SuiteError(f"{path.name} holds no case; write one JSON object a line")
    return tuple(cases)
