"""THE USE CASE: a rep's message becomes a coach's question. Two short transactions, the coach between them.

    begin    authorise, one turn per key, one turn at a time, the message stored            (transaction)
    run      the coach, as a task that no request owns; status told to whoever watches      (no transaction)
    finish   reply, state, evidence, commitment, outcome and log, all or nothing            (transaction)

A run that cannot finish ends its turn as `stopped`, `failed` or `interrupted`; the message stays and the same key
runs it again. Knows nothing of HTTP, SQL or how a question is found.
"""

import asyncio
import logging
import traceback
from collections.abc import AsyncGenerator, Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any, Final, Protocol, TypeVar

from app.message import Message
from app.running import Live, Running
from app.sharing.visibility import Viewer
from app.store import events, turn_begins, turn_ends, turn_rows
from app.store.database import Changed, Database, DatabaseBusy
from app.store.events import LoggedEvent
from app.store.turn_begins import Terms
from app.store.turn_ends import Ticket
from app.store.turn_rows import TurnView
from graph import Length, SessionState, Status, TurnInput, TurnResult

log = logging.getLogger(__name__)
T = TypeVar("T")

POLL_SECONDS: Final = 0.5  # how often a turn of another process is looked at
GRACE: Final = timedelta(seconds=5)  # beyond the coach's own limit: saving, and clocks that disagree
SAVE_TRIES: Final = 4  # a database that restarts is back within seconds; the reply is worth waiting for

FAILED: Final = (
    "The question did not come; it is our fault, not yours. What you wrote is kept: send it again with the same key."
)
INTERRUPTED: Final = turn_ends.RESTARTED
MODEL_DOWN: Final = (
    "The language model did not answer in time, so this question comes from our own list. Nothing you wrote is lost."
)


class TakesTurns(Protocol):
    """What is needed of a coach."""

    @property
    def name(self) -> str: ...
    def new_session(self, length: Length) -> SessionState: ...
    async def take_turn(
        self, state: SessionState, turn: TurnInput, on_status: Callable[[Status], None] = ...
    ) -> TurnResult: ...
    def pause(self, state: SessionState) -> SessionState: ...
    def resume(self, state: SessionState) -> SessionState: ...
    def end(self, state: SessionState) -> SessionState: ...


class Turns:
    """Turns of one process. `seconds`: how long the coach may take for one."""

    def __init__(
        self, db: Database, coach: TakesTurns, running: Running, clock: Callable[[], datetime], seconds: float
    ) -> None:
        self._db = db
        self._coach = coach
        self._running = running
        self._clock = clock
        self._lease = timedelta(seconds=seconds) + GRACE

    async def start(self, viewer: Viewer, session_id: str, message: Message) -> TurnView:
        """Stores the message and lets the coach begin; returns at once. The same key again returns the same turn.

        Raises NotFound, TurnRunning (the text inside), KeyReused, SessionOver or TryLater; nothing is stored then.
        """
        has_room = self._running.reserve()
        terms = Terms(self._clock(), self._lease, has_room)
        try:
            begun = await self._db.run(turn_begins.begin, viewer, session_id, message, terms)
        except BaseException:
            self._release(has_room)
            raise
        if begun.ticket is None:
            self._release(has_room)
        else:
            live = Live()
            self._running.start(begun.turn.id, live, self._run(begun.ticket, live))
        return begun.turn

    async def wait(self, viewer: Viewer, turn_id: str) -> TurnView:
        """The turn once it has ended, for whoever started it. Raises NotFound."""
        live = self._running.get(turn_id)
        if live is not None:
            await live.wait()
            turn = await self.read(viewer, turn_id)
            if not turn.is_running:
                return turn
        async for event in self.follow(viewer, turn_id):
            if event.is_last:
                break
        return await self.read(viewer, turn_id)

    async def read(self, viewer: Viewer, turn_id: str) -> TurnView:
        return await self._db.run(turn_rows.read, viewer, turn_id)

    async def follow(self, viewer: Viewer, turn_id: str, after: int = 0) -> AsyncGenerator[LoggedEvent, None]:
        """The turn's log after event `after`, as it grows; the last event is `done` or `error`, always.

        Watching changes nothing: whoever goes away and comes back with the last id it saw misses nothing.
        """
        while True:
            live = self._running.get(turn_id)  # before the log is read, so that no end falls in between
            part = await self._db.run(events.read_after, viewer, turn_id, after)
            for event in part.events:
                yield event
                if event.is_last:
                    return
                after = max(after, event.id or 0)
            if live is not None:
                async for status in live.statuses():
                    yield LoggedEvent(None, "status", {"status": status})
            elif part.lease_until is not None and part.lease_until < self._clock():
                await self._db.run(turn_ends.bury, turn_id, self._clock())
            else:
                await asyncio.sleep(POLL_SECONDS)

    async def stop(self, viewer: Viewer, turn_id: str) -> TurnView:
        """Ends a running turn because the rep said so; the message is kept. Raises NotFound."""
        turn = await self._db.run(turn_ends.stop, viewer, turn_id, self._clock())
        await self._running.cancel(turn_id)
        return turn

    async def sweep(self) -> int:
        """At start: what dead processes left running becomes `interrupted`. Returns how many turns that were."""
        return await self._db.run(turn_ends.sweep, self._clock(), self._db.is_sqlite)

    async def close(self, seconds: float) -> None:
        """Lets running turns end for so long; what is left is interrupted, and says so."""
        await self._running.drain(seconds)

    def _release(self, has_room: bool) -> None:
        if has_room:
            self._running.release()

    async def _run(self, ticket: Ticket, live: Live) -> None:
        """One run, whatever becomes of it: its turn never stays `running`."""
        try:
            async with asyncio.timeout(self._lease.total_seconds() - GRACE.total_seconds() / 2):
                result = await self._coach.take_turn(ticket.state, ticket.input, live.tell)
            await _in_full(self._save(ticket, result))
        except asyncio.CancelledError:
            await _in_full(self._give_up(ticket, "interrupted", INTERRUPTED))
        except Changed as error:
            log.info("turn %s: not saved: %s", ticket.turn_id, error)
            await self._give_up(ticket, "failed", FAILED)
        except Exception as error:  # a bug of ours must not leave the rep waiting
            log.error("turn %s failed: %s\n%s", ticket.turn_id, type(error).__name__, where(error))
            await self._give_up(ticket, "failed", FAILED)

    async def _save(self, ticket: Ticket, result: TurnResult) -> None:
        news = {"turn_id": ticket.turn_id, **told(result.trace.coach, result.trace.fallback)}
        await self._patiently(lambda: self._db.run(turn_ends.finish, ticket, result, news, self._clock()))

    async def _give_up(self, ticket: Ticket, status: str, detail: str) -> None:
        try:
            await self._patiently(
                lambda: self._db.run(turn_ends.give_up, ticket.turn_id, ticket.attempt, status, detail, self._clock())
            )
        except DatabaseBusy as error:
            log.error("turn %s: its end could not be stored: %s; its lease will end it", ticket.turn_id, error)

    async def _patiently(self, attempt: Callable[[], Coroutine[Any, Any, T]]) -> T:
        for pause in range(1, SAVE_TRIES):
            try:
                return await attempt()
            except DatabaseBusy as error:
                log.warning("the database does not answer: %s; try %d of %d", error, pause, SAVE_TRIES)
                await asyncio.sleep(0.5 * pause)
        return await attempt()


def told(coach: str, fallback: str) -> dict[str, str]:
    """Which coach asked, and why not the other: what a client may know of how a reply came about."""
    kind = "embedded" if coach == "embedded" else "model"
    return {"coach": kind, "notice": MODEL_DOWN if fallback == "model_down" else ""}


async def _in_full(work: Coroutine[Any, Any, T]) -> T:
    """Finishes `work` even when this task is cancelled meanwhile; the cancellation is passed on afterwards."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        task.exception() if not task.cancelled() else None
        raise


def where(error: BaseException) -> str:
    """The way to a bug for the log. The error's own message is left out: it may quote what somebody wrote."""
    return "".join(traceback.format_tb(error.__traceback__))
