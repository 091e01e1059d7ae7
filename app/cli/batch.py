"""The loop of the commands that answer JSON lines: order kept, problems to stderr, a bar on a terminal."""

import asyncio
import os
import sys
import threading
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Generic

import typer
from rich.console import Console
from rich.progress import Progress

from app.cli.json_lines import Bad, Good, RowT, opened, read_rows, write_row

AHEAD = 4  # rows begun or read ahead per job: keeps every job busy and the memory small, whatever the file's size


@dataclass(frozen=True, slots=True)
class Answered:
    """What to print for a row, and what about it could not be used all the same."""

    output: dict[str, Any]
    problems: tuple[str, ...] = ()


Answer = Callable[[RowT], Awaitable[Answered]]
Outcome = tuple[Answered | None, Bad | None]


def answer_lines(source: str, shape: type[RowT], answer: Answer[RowT], jobs: int = 1) -> int:
    """Answers every good line of `source` (a file, or `-` for stdin), `jobs` at a time. Returns the exit code.

    0: every line was good. 1: at least one was not; stderr says which, and every other line is answered.
    """
    try:
        total = _lines(source)
        with opened(source) as stream, _bar() as bar:
            bar.add_task("stdin" if source == "-" else Path(source).name, total=total)
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
        self._queue: asyncio.Queue[asyncio.Task[Outcome] | None] = asyncio.Queue(jobs * AHEAD)
        self._bar = bar

    async def run(self, rows: Iterator[Good[RowT] | Bad]) -> int:
        loop = asyncio.get_running_loop()
        # A daemon, because a read from a terminal cannot be interrupted: Ctrl-C must not wait for the next line.
        threading.Thread(target=self._feed, args=(rows, loop), daemon=True).start()
        bad = 0
        while (task := await self._queue.get()) is not None:
            answered, problem = await task
            self._bar.advance(self._bar.task_ids[0])
            if answered is not None:
                write_row(answered.output)
            if problem is not None:
                bad += 1
                self._bar.console.print(str(problem), markup=False, highlight=False, soft_wrap=True)
        return 1 if bad else 0

    def _feed(self, rows: Iterator[Good[RowT] | Bad], loop: asyncio.AbstractEventLoop) -> None:
        """Runs in a thread of its own. When nobody waits any more (Ctrl-C, a closed pipe) it simply ends."""
        with suppress(RuntimeError, CancelledError):
            try:
                for row in rows:
                    _await_in(loop, self._begin(partial(self._outcome, row)))
            except OSError as error:
                _await_in(loop, self._begin(partial(_fail, error)))
            _await_in(loop, self._queue.put(None))

    async def _begin(self, work: Callable[[], Coroutine[Any, Any, Outcome]]) -> None:
        await self._queue.put(asyncio.create_task(work()))

    async def _outcome(self, row: Good[RowT] | Bad) -> Outcome:
        if isinstance(row, Bad):
            return None, row
        async with self._slots:
            answered = await self._answer(row.row)
        return answered, Bad(row.number, answered.problems) if answered.problems else None


def _await_in(loop: asyncio.AbstractEventLoop, coroutine: Coroutine[Any, Any, None]) -> None:
    """From a thread. Raises RuntimeError when the loop has closed meanwhile; the coroutine is then put away unrun."""
    try:
        asyncio.run_coroutine_threadsafe(coroutine, loop).result()
    except RuntimeError:
        coroutine.close()
        raise


async def _fail(error: OSError) -> Outcome:
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
