"""The loop of the commands that answer JSON lines: order kept, problems to stderr, a bar on a terminal."""

import asyncio
import os
import sys
import threading
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from pathlib import Path
from typing import Any, Generic

import typer
from rich.console import Console
from rich.progress import Progress

from app.cli.json_lines import Bad, Good, RowT, opened, read_rows, write_row

Answer = Callable[[RowT], Awaitable[dict[str, Any]]]
AHEAD = 4  # rows begun or read ahead per job: keeps every job busy and the memory small, whatever the file's size


class RowRefused(Exception):
    """A row that is well formed and cannot be answered all the same; the message says why."""


def answer_lines(source: str, shape: type[RowT], answer: Answer[RowT], jobs: int = 1) -> int:
    """Answers every good line of `source` (a file, or `-` for stdin), `jobs` at a time. Returns the exit code.

    0: every line was good. 1: at least one was not; stderr says which, and every other line is answered.
    """
    try:
        total = _lines(source)
        with opened(source) as stream, _bar() as bar:
            bar.add_task(source, total=total)
            return asyncio.run(Batch(answer, jobs, bar).run(read_rows(stream, shape)))
    except BrokenPipeError:
        # Whoever read our answers has gone (`| head`). Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        typer.echo(f"{source!r} cannot be read: {error.strerror or error}", err=True)
        return 1


class Batch(Generic[RowT]):
    """One run over a stream of rows."""

    def __init__(self, answer: Answer[RowT], jobs: int, bar: Progress) -> None:
        self._answer = answer
        self._slots = asyncio.Semaphore(jobs)
        self._queue: asyncio.Queue[asyncio.Task[dict[str, Any] | Bad] | None] = asyncio.Queue(jobs * AHEAD)
        self._bar = bar

    async def run(self, rows: Iterator[Good[RowT] | Bad]) -> int:
        loop = asyncio.get_running_loop()
        # A daemon, because a read from a terminal cannot be interrupted: Ctrl-C must not wait for the next line.
        threading.Thread(target=self._feed, args=(rows, loop), daemon=True).start()
        bad = 0
        while (task := await self._queue.get()) is not None:
            outcome = await task
            self._bar.advance(self._bar.task_ids[0])
            if isinstance(outcome, Bad):
                bad += 1
                self._bar.console.print(str(outcome), markup=False, highlight=False, soft_wrap=True)
            else:
                write_row(outcome)
        return 1 if bad else 0

    def _feed(self, rows: Iterator[Good[RowT] | Bad], loop: asyncio.AbstractEventLoop) -> None:
        """Runs in a thread of its own. When nobody waits any more (Ctrl-C, a closed pipe) it simply ends."""
        with suppress(RuntimeError, CancelledError):
            try:
                for row in rows:
                    asyncio.run_coroutine_threadsafe(self._begin(self._outcome(row)), loop).result()
            except OSError as error:
                asyncio.run_coroutine_threadsafe(self._begin(_fail(error)), loop).result()
            asyncio.run_coroutine_threadsafe(self._queue.put(None), loop).result()

    async def _begin(self, work: Coroutine[Any, Any, dict[str, Any] | Bad]) -> None:
        await self._queue.put(asyncio.create_task(work))

    async def _outcome(self, row: Good[RowT] | Bad) -> dict[str, Any] | Bad:
        if isinstance(row, Bad):
            return row
        async with self._slots:
            try:
                return await self._answer(row.row)
            except RowRefused as error:
                return Bad(row.number, (str(error),))


async def _fail(error: OSError) -> Bad:
    """A read that broke off is raised where the answers are awaited, after those that came before it."""
    raise error


def _bar() -> Progress:
    """On stderr, and only where somebody watches."""
    return Progress(console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True)


def _lines(source: str) -> int | None:
    if source == "-" or not Path(source).is_file():
        return None
    with Path(source).open("rb") as stream:
        return sum(block.count(b"\n") for block in iter(lambda: stream.read(2**20), b""))
