"""The turns that run in this process: a limit on how many, news for whoever watches, and a way to stop one.

What is here is gone with the process; what must stay is in the store.
"""

import asyncio
from collections.abc import AsyncGenerator, Coroutine
from typing import Any

from graph import Status


class Live:
    """One running turn. Watchers get the latest status at once, then every change, until it has ended."""

    def __init__(self) -> None:
        self.task: asyncio.Task[None] | None = None
        self._status: Status | None = None
        self._count = 0
        self._ended = asyncio.Event()
        self._changed = asyncio.Event()

    def tell(self, status: Status) -> None:
        """A change of status, from within the run."""
        self._status = status
        self._count += 1
        self._wake()

    def end(self) -> None:
        self._ended.set()
        self._wake()

    async def wait(self) -> None:
        """Until the run has ended, saved or not."""
        await self._ended.wait()

    async def statuses(self) -> AsyncGenerator[Status, None]:
        """The latest status and those that follow; a slow watcher skips what is old news."""
        seen = 0
        while True:
            changed = self._changed
            if self._count > seen and self._status is not None:
                seen = self._count
                yield self._status
            if self._ended.is_set():
                return
            if self._count == seen:
                await changed.wait()

    def _wake(self) -> None:
        """Each change has its own event: everybody who waits is woken once, nobody misses the next."""
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()


class Running:
    """The registry of one process. `limit`: how many turns at once."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._reserved = 0
        self._live: dict[str, Live] = {}

    def reserve(self) -> bool:
        """Takes a place, if there is one. Whoever got it must `start` or `release`."""
        if self._reserved >= self._limit:
            return False
        self._reserved += 1
        return True

    def release(self) -> None:
        self._reserved -= 1

    def get(self, turn_id: str) -> Live | None:
        return self._live.get(turn_id)

    def start(self, turn_id: str, live: Live, run: Coroutine[Any, Any, None]) -> None:
        """Runs a turn in a reserved place; it outlives the request that asked for it."""
        self._live[turn_id] = live
        live.task = asyncio.get_running_loop().create_task(run, name=f"turn {turn_id}")
        live.task.add_done_callback(lambda _: self._ended(turn_id, live))

    async def cancel(self, turn_id: str) -> None:
        """Ends a run and waits until it has let go. Nothing happens when it is not here."""
        live = self._live.get(turn_id)
        if live is not None and live.task is not None:
            live.task.cancel()
            await live.wait()

    async def drain(self, seconds: float) -> None:
        """Lets what runs come to its end for so long, then ends it."""
        tasks = [live.task for live in self._live.values() if live.task is not None]
        if not tasks:
            return
        _, late = await asyncio.wait(tasks, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    def _ended(self, turn_id: str, live: Live) -> None:
        if self._live.get(turn_id) is live:
            del self._live[turn_id]
        live.end()
        self.release()
