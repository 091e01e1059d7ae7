"""Commitments, the use case: edit the draft, say yes, share, take back, say what came of it. No HTTP, no SQL."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.errors import BadInput, TryLater
from app.message import MAX_FIELD, MAX_NOTE, checked_message, checked_text
from app.sharing.visibility import Viewer
from app.store import commitment_changes, commitments
from app.store.commitments import OwnCommitment, SharedCommitment
from app.store.database import Database
from app.store.turn_rows import TurnView
from app.turns import Turns
from graph import Outcome


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The commitment after the yes, and what the coach said to it (None: no conversation was waiting for it)."""

    commitment: OwnCommitment
    turn: TurnView | None


class Commitments:
    """Commitments of whoever asks. Every method raises NotFound for what is not there or not theirs."""

    def __init__(self, db: Database, turns: Turns, clock: Callable[[], datetime]) -> None:
        self._db = db
        self._turns = turns
        self._clock = clock

    async def listed(self, viewer: Viewer) -> tuple[OwnCommitment, ...]:
        return await self._db.run(commitments.listed, viewer)

    async def read(self, viewer: Viewer, commitment_id: str) -> OwnCommitment:
        return await self._db.run(commitments.read, viewer, commitment_id)

    async def of_session(self, viewer: Viewer, session_id: str) -> OwnCommitment | None:
        """The commitment of one conversation, None while there is none."""
        return await self._db.run(commitments.of_session, viewer, session_id)

    async def team(self, viewer: Viewer) -> tuple[SharedCommitment, ...]:
        """What reps chose to show this manager; empty for everybody else."""
        return await self._db.run(commitments.shared_by_team, viewer)

    async def preview(self, viewer: Viewer, commitment_id: str) -> SharedCommitment:
        """Exactly what the manager would get, were it shared now."""
        return commitments.as_shared(await self.read(viewer, commitment_id), viewer.name, self._clock())

    async def edit(self, viewer: Viewer, commitment_id: str, words: Mapping[str, Any]) -> OwnCommitment:
        """`words`: the fields to change. Raises BadInput, and Conflict for anything but a draft."""
        for name, value in words.items():
            if isinstance(value, str):
                checked_text(name, value, MAX_FIELD)
        if not words.get("action", "something").strip():
            raise BadInput("action", "The action is empty. Say in a few words what you will do.")
        return await self._db.run(commitment_changes.edit, viewer, commitment_id, words, self._clock())

    async def confirm(self, viewer: Viewer, commitment_id: str, key: str) -> Confirmed:
        """The rep says yes. If the coach waits for it, this is a turn of the conversation, and it goes on."""
        commitment, session_id = await self._db.run(commitment_changes.waits_for_yes, viewer, commitment_id)
        if session_id is None:
            at = self._clock()
            return Confirmed(await self._db.run(commitment_changes.confirm, viewer, commitment_id, at), None)
        turn = await self._turns.start(viewer, session_id, checked_message("", key, "confirm"))
        turn = await self._turns.wait(viewer, turn.id)
        if turn.status != "done":
            raise TryLater(f"Your yes to {commitment.id} could not be saved ({turn.status}). Send it again.")
        return Confirmed(await self.read(viewer, commitment_id), turn)

    async def share(self, viewer: Viewer, commitment_id: str, note: str = "") -> OwnCommitment:
        """Raises BadInput for the note, and Conflict when there is nothing to share or nobody to share it with."""
        checked_text("note", note, MAX_NOTE)
        return await self._db.run(commitment_changes.share, viewer, commitment_id, note, self._clock())

    async def unshare(self, viewer: Viewer, commitment_id: str) -> OwnCommitment:
        return await self._db.run(commitment_changes.unshare, viewer, commitment_id)

    async def withdraw(self, viewer: Viewer, commitment_id: str) -> OwnCommitment:
        return await self._db.run(commitment_changes.withdraw, viewer, commitment_id)

    async def record_outcome(self, viewer: Viewer, outcome: Outcome) -> OwnCommitment:
        """Raises BadInput for the words, and Conflict for what was never said yes to."""
        for name in ("quote", "experience", "learning"):
            checked_text(name, getattr(outcome, name), MAX_FIELD)
        return await self._db.run(commitment_changes.record, viewer, outcome, self._clock())
