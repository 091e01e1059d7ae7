"""Sessions, the use case: start one, read it, pause, pick up, end. Knows nothing of HTTP or SQL."""

import uuid
from collections.abc import Callable
from datetime import datetime

from app.running import Running
from app.sharing.visibility import Viewer
from app.store import conversations, session_changes, sessions
from app.store.conversations import Conversation
from app.store.database import Database
from app.store.session_changes import Change
from app.store.sessions import SessionView
from app.turns import TakesTurns
from graph import Length

NAMESPACE = uuid.UUID("7b0c7f0e-36f0-4c0e-9a6b-2a1f6f6f5d51")


class Sessions:
    """Sessions of whoever asks."""

    def __init__(self, db: Database, coach: TakesTurns, running: Running, clock: Callable[[], datetime]) -> None:
        self._db = db
        self._coach = coach
        self._running = running
        self._clock = clock

    async def create(self, viewer: Viewer, length: Length, key: str | None = None) -> SessionView:
        """A new session. The same key again (of the same person) gives the same session."""
        session_id = str(uuid.uuid5(NAMESPACE, f"{viewer.person_id} {key}") if key else uuid.uuid4())
        return await self._db.run(sessions.create, viewer, session_id, self._coach.new_session(length), self._clock())

    async def listed(self, viewer: Viewer) -> tuple[SessionView, ...]:
        return await self._db.run(sessions.listed, viewer)

    async def read(self, viewer: Viewer, session_id: str) -> Conversation:
        """Raises NotFound."""
        return await self._db.run(conversations.read, viewer, session_id)

    async def pause(self, viewer: Viewer, session_id: str) -> SessionView:
        """Everything stays where it is. Raises NotFound, SessionOver, Conflict."""
        return await self._change(viewer, session_id, Change("pause", self._coach.pause))

    async def resume(self, viewer: Viewer, session_id: str) -> SessionView:
        """Raises NotFound, SessionOver, Conflict."""
        return await self._change(viewer, session_id, Change("resume", self._coach.resume))

    async def end(self, viewer: Viewer, session_id: str) -> SessionView:
        """Complete or partial, by what is there; ending twice is ending once. Raises NotFound."""
        return await self._change(viewer, session_id, Change("end", self._coach.end, may_repeat=True))

    async def _change(self, viewer: Viewer, session_id: str, change: Change) -> SessionView:
        done = await self._db.run(session_changes.change, viewer, session_id, change, self._clock())
        if done.stopped_turn_id is not None:
            await self._running.cancel(done.stopped_turn_id)
        return done.session
