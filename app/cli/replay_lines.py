"""What `coach replay` does with a line: a whole conversation through the real use cases, on a database in memory."""

import asyncio
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from app.cli.batch import Answered, answer_lines
from app.cli.json_lines import Row
from app.errors import CoachError, SessionOver
from app.message import checked_message
from app.settings import Settings
from app.sharing.visibility import Viewer
from app.store import rehearsal
from app.store.commitments import OwnCommitment
from app.store.conversations import Conversation
from app.store.database import Database
from app.store.rehearsal import CameOfIt, Promise
from app.store.turn_rows import TurnView
from app.turns import Turns
from app.wiring import build_coach, build_parts
from graph import LENGTHS, Coach, Length


def _day(value: Any) -> Any:
    if value is None or (isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value)):
        return value if value is None else date.fromisoformat(value)  # its ValueError says which part is wrong
    raise ValueError("write a day as YYYY-MM-DD")


def _length(value: Any) -> Any:
    if type(value) is int and value in LENGTHS:
        return value
    raise ValueError(f"use one of {', '.join(map(str, LENGTHS))}")


Day = Annotated[date | None, BeforeValidator(_day)]


class PriorRow(BaseModel):
    """A promise made before this conversation. Without a `due` it is due on the day of the conversation."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    text: str = Field(min_length=1, max_length=500)
    due: Day = None


class ReplayRow(Row):
    """`turns`: what the rep says, message by message. `today`: the day on which they say it, today without it."""

    turns: list[str]
    length: Annotated[Length, BeforeValidator(_length)] = 5
    today: Day = None
    prior_commitment: PriorRow | None = None


def run(source: str, jobs: int, settings: Settings) -> int:
    """Replays every line of `source`; returns the exit code."""
    db = Database("sqlite://")
    asyncio.run(db.migrate())
    stage = Rehearsal(settings, db, build_coach(settings))
    return answer_lines(source, ReplayRow, stage.replay, jobs)


class Rehearsal:
    """Where conversations are replayed. Each has its own rep and its own clock, so that none knows of another."""

    def __init__(self, settings: Settings, db: Database, coach: Coach) -> None:
        self._settings = settings
        self._db = db
        self._coach = coach

    async def replay(self, row: ReplayRow) -> Answered:
        """The conversation as it would have gone. A message that cannot be used is named; the next ones go on."""
        today = row.today or datetime.now(UTC).date()
        noon = datetime.combine(today, time(12), UTC)
        prior = row.prior_commitment
        promise = None if prior is None else Promise(prior.text, prior.due or today)
        viewer = await self._db.run(rehearsal.enter, promise, noon)
        parts = build_parts(self._settings, coach=self._coach, clock=lambda: noon, db=self._db)
        session = await parts.sessions.create(viewer, row.length)
        said, problems = await _say_all(parts.turns, viewer, session.id, row.turns)
        conversation = await parts.sessions.read(viewer, session.id)
        came = await self._db.run(rehearsal.came_of_it, viewer)
        await self._db.run(rehearsal.leave, viewer)
        return Answered(_output(row, said, conversation, came), problems)


async def _say_all(
    turns: Turns, viewer: Viewer, session_id: str, texts: list[str]
) -> tuple[list[dict[str, Any]], tuple[str, ...]]:
    """What came of each message, and what about the messages could not be used."""
    said, problems = list[dict[str, Any]](), list[str]()
    for number, text in enumerate(texts):
        try:
            begun = await turns.start(viewer, session_id, checked_message(text, f"turn-{number}"))
            said.append(_turn(await turns.wait(viewer, begun.id)))
        except SessionOver:  # words after the end are no mistake in the input
            said.append(_unanswered(text, "the session had ended before this message"))
        except CoachError as error:
            said.append(_unanswered(text, str(error)))
            problems.append(f"'turns.{number}' was not answered: {error}")
    return said, tuple(problems)


def _output(row: ReplayRow, said: list[dict[str, Any]], conversation: Conversation, came: CameOfIt) -> dict[str, Any]:
    made = conversation.commitment
    output: dict[str, Any] = {
        "id": row.id,
        "turns": said,
        "commitments": [] if made is None else [_commitment(made)],
        "status": conversation.session.status,
    }
    if row.prior_commitment is not None:
        output["outcome"] = came.outcome or None
        output["follow_up"] = {"quote": came.quote, "experience": came.experience, "learning": came.learning}
    return output


def _turn(turn: TurnView) -> dict[str, Any]:
    attempts = turn.trace.get("attempts", ())
    answered = {
        "rep": turn.text,
        "reply": " ".join(part for part in (turn.said, turn.ask) if part),
        "stage": turn.stage,
        "move": turn.move,
        "attempts": len(attempts),
        "fallback": turn.trace.get("fallback", ""),
        "findings": [_finding(each) for attempt in attempts for each in attempt["findings"]],
    }
    if turn.safety:
        answered["safety"] = turn.safety
    return answered if turn.status == "done" else answered | {"error": f"the turn ended as {turn.status}"}


def _unanswered(text: str, why: str) -> dict[str, Any]:
    nothing = {"reply": "", "stage": "", "move": "", "attempts": 0, "fallback": "", "findings": []}
    return {"rep": text, **nothing, "error": why}


def _finding(finding: Mapping[str, Any]) -> dict[str, Any]:
    return {name: finding[name] for name in ("rule", "quote", "reason")}


def _commitment(made: OwnCommitment) -> dict[str, Any]:
    return {
        "text": made.action,
        "due": made.due.isoformat() if made.due else None,
        "trigger": made.trigger,
        "status": made.status,
        "when": made.when_text,
        "confidence": made.confidence,
        "done_evidence": made.done_evidence,
        "obstacle": made.obstacle,
        "plan": made.plan,
        "kind": made.kind,
    }
