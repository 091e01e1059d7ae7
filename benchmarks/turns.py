"""`make bench`: turns per second and CPU per turn of our HTTP API, against a raw pass-through, as ratios.

Run: `python -m benchmarks.turns --seconds 3`. Both servers are one process each, talk to the same scripted upstream
and are measured in turns, round by round, so that a busy machine is busy for both. Our turn is the whole of it: the
message stored, the coach's prompt, a streamed draft, the guard, one transaction, the reply read as events. The
figures depend on the machine; the ratios are what to compare.
"""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from benchmarks.connection import Connection
from benchmarks.embedded import SAYS, embedded_ms
from benchmarks.measure import Sample, System, measure
from benchmarks.served import Served, free_port
from graph.ask import instructions

COACH = ("-c", "from app.cli.main import main; main()")
MODEL = "scripted;mode=good;n=40"
REP = "bench@demo.example"
TURNS_A_SESSION = 12  # the scripted upstream has as many questions
LIBRARIES = ("fastapi", "uvicorn", "openai", "langgraph", "sqlalchemy", "pydantic")


class PassThrough:
    """Forwards the upstream's lines. Gets a prompt as long as the coach's."""

    name = "pass-through"

    def __init__(self, server: Served) -> None:
        self.server = server
        context = json.dumps({"stage": "explore", "asks_for": "ask-fact", "turn": "1", "the_rep_says_now": SAYS[0]})
        messages = [{"role": "system", "content": instructions()}, {"role": "user", "content": context}]
        self._body = {"model": MODEL, "messages": messages}

    async def begin(self, connection: Connection) -> None:
        """Needs nothing."""

    async def turn(self, connection: Connection) -> None:
        await connection.request("POST", "/chat", self._body)


class Coaching:
    """Our server: a turn is sent, then its events are read to the end."""

    name = "coach"

    def __init__(self, server: Served, token: str) -> None:
        self.server = server
        self._headers = {"authorization": f"Bearer {token}"}
        self._sessions: dict[int, tuple[str, int]] = {}

    async def begin(self, connection: Connection) -> None:
        session = json.loads(await connection.request("POST", "/api/sessions", {"length": 30}, self._headers))
        self._sessions[id(connection)] = (session["id"], 0)

    async def turn(self, connection: Connection) -> None:
        if self._sessions[id(connection)][1] == TURNS_A_SESSION:
            await self.begin(connection)
        session, number = self._sessions[id(connection)]
        body = {"text": SAYS[number % len(SAYS)]}
        turn = json.loads(await connection.request("POST", f"/api/sessions/{session}/turns", body, self._headers))
        events = await connection.request("GET", turn["events_url"], headers=self._headers)
        if b"event: done" not in events:
            raise RuntimeError(f"a turn did not end well: {events[-300:]!r}")
        self._sessions[id(connection)] = (session, number + 1)


@contextmanager
def _coach(upstream: Served) -> Iterator[Coaching]:
    """Our server with a database and a rep of its own."""
    with tempfile.TemporaryDirectory(prefix="coach-bench-") as folder:
        port = free_port()
        kept = {name: value for name, value in os.environ.items() if not name.startswith("COACH_")}
        env = kept | {
            "COACH_PORT": str(port),
            "COACH_DATA_DIR": folder,
            "COACH_LOG_LEVEL": "warning",
            "COACH_MODEL_BASE_URL": f"http://127.0.0.1:{upstream.port}/v1",
            "COACH_MODEL": MODEL,
        }
        _run(env, "invite", "boss@demo.example", "--name", "Boss", "--role", "manager", "--team", "Bench")
        _run(env, "invite", REP, "--name", "Bench", "--role", "rep", "--team", "Bench")
        token = _run(env, "token", REP)
        with Served(*COACH, "serve", port=port, env=env) as server:
            yield Coaching(server, token)


def _run(env: dict[str, str], *command: str) -> str:
    done = subprocess.run([sys.executable, *COACH, *command], env=env, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"coach {command[0]} ended with {done.returncode}: {done.stderr}")
    return done.stdout.strip()


async def compare(seconds: float, workers: tuple[int, ...], rounds: int) -> list[Sample]:
    """Every system in every round, one after the other: what disturbs one disturbs all."""
    with ExitStack() as stack:
        port = free_port()
        upstream = stack.enter_context(Served("-m", "benchmarks.upstream", "--port", str(port), port=port))
        port = free_port()
        url = f"http://127.0.0.1:{upstream.port}/v1"
        passing = stack.enter_context(
            Served("-m", "benchmarks.passthrough", "--upstream", url, "--port", str(port), port=port)
        )
        systems: tuple[System, ...] = (PassThrough(passing), stack.enter_context(_coach(upstream)))
        for server in (upstream, *(system.server for system in systems)):
            await server.ready()
        return await _rounds(systems, seconds, workers, rounds)


async def _rounds(systems: tuple[System, ...], seconds: float, workers: tuple[int, ...], rounds: int) -> list[Sample]:
    samples: list[Sample] = []
    console = Console(stderr=True)
    with Progress(console=console, disable=not console.is_terminal) as progress:
        bar = progress.add_task("measuring", total=len(systems) * len(workers) * rounds)
        for count in workers:
            for _ in range(rounds):
                for system in systems:
                    samples.append(await measure(system, count, seconds))
                    progress.advance(bar)
    return samples


def table(samples: list[Sample], embedded: float) -> str:
    """Medians over the rounds, and the ratios."""
    rows = [f"{'':<14}{'at once':>8}{'turns':>8}{'turns/s':>10}{'median ms':>11}{'CPU ms/turn':>13}"]
    ratios: list[str] = []
    for count in sorted({sample.workers for sample in samples}):
        medians: dict[str, tuple[float, float]] = {}
        for name in dict.fromkeys(sample.system for sample in samples):
            mine = [s for s in samples if s.system == name and s.workers == count]
            speed = statistics.median(s.turns_per_second for s in mine)
            cpu = statistics.median(s.cpu_ms for s in mine)
            wait = statistics.median(s.median_ms for s in mine)
            medians[name] = (speed, cpu)
            turns = sum(s.turns for s in mine)
            rows.append(f"{name:<14}{count:>8}{turns:>8}{speed:>10.1f}{wait:>11.1f}{cpu:>13.2f}")
        (their_speed, their_cpu), (our_speed, our_cpu) = medians[PassThrough.name], medians[Coaching.name]
        ratios.append(
            f"coach / pass-through, {count} at once: turns/s {our_speed / their_speed:.2f}, "
            f"CPU per turn {our_cpu / their_cpu:.2f} ({our_cpu - their_cpu:+.1f} ms)"
            if their_cpu
            else f"coach / pass-through, {count} at once: turns/s {our_speed / their_speed:.2f}, CPU not known here"
        )
    embedded_line = f"embedded coach in process: {embedded:.2f} ms CPU per turn"
    return "\n".join([*rows, "", *ratios, embedded_line])


def about(seconds: float, rounds: int) -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    prompt = f"prompt {len(instructions())} characters, reply in 40 pieces without delay"
    return (
        f"{rounds} rounds of {seconds:g} s each, {prompt}\n"
        f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, {load}, {versions}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Turns per second and CPU per turn against a raw pass-through.")
    parser.add_argument("--seconds", type=float, default=5, help="length of one window")
    parser.add_argument("--rounds", type=int, default=3, help="windows for each system and number of workers")
    parser.add_argument("--at-once", type=int, nargs="+", default=[1, 8], help="turns at once")
    parser.add_argument("--json", type=Path, help="where to write the samples, too")
    arguments = parser.parse_args()
    print(about(arguments.seconds, arguments.rounds), end="\n\n", flush=True)
    samples = asyncio.run(compare(arguments.seconds, tuple(arguments.at_once), arguments.rounds))
    print(table(samples, embedded_ms()))
    if arguments.json:
        fields = ("system", "workers", "turns", "seconds", "cpu_seconds", "turns_per_second", "cpu_ms", "median_ms")
        arguments.json.write_text(json.dumps([{name: getattr(s, name) for name in fields} for s in samples], indent=1))


if __name__ == "__main__":
    main()
