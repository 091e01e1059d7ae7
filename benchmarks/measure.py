"""Runs turns against one system for some seconds and counts: turns, latencies, CPU time of the server's process."""

import asyncio
import statistics
import time
from dataclasses import dataclass
from typing import Protocol

from benchmarks.connection import Connection, connect
from benchmarks.served import Served


class System(Protocol):
    """A server that can take turns. `begin` opens what one worker needs; `turn` is one turn from end to end."""

    @property
    def name(self) -> str: ...

    @property
    def server(self) -> Served: ...

    async def begin(self, connection: Connection) -> None: ...

    async def turn(self, connection: Connection) -> None: ...


@dataclass(frozen=True, slots=True)
class Sample:
    """One window of measuring."""

    system: str
    workers: int
    turns: int
    seconds: float
    cpu_seconds: float
    latencies: tuple[float, ...]

    @property
    def turns_per_second(self) -> float:
        return self.turns / self.seconds

    @property
    def cpu_ms(self) -> float:
        return 1000 * self.cpu_seconds / self.turns

    @property
    def median_ms(self) -> float:
        return 1000 * statistics.median(self.latencies)


async def measure(system: System, workers: int, seconds: float) -> Sample:
    """Closed loop: every worker takes one turn after another until the time is up; the last turns are finished."""
    connections = [await connect(system.server.port) for _ in range(workers)]
    latencies: list[float] = []
    try:
        for connection in connections:
            await system.begin(connection)
            await system.turn(connection)  # warm: the first one opens pools and pages
        cpu, began = system.server.cpu_seconds(), time.perf_counter()
        await asyncio.gather(*(_work(system, c, began + seconds, latencies) for c in connections))
        spent, used = time.perf_counter() - began, system.server.cpu_seconds() - cpu
    finally:
        for connection in connections:
            await connection.close()
    return Sample(system.name, workers, len(latencies), spent, used, tuple(latencies))


async def _work(system: System, connection: Connection, until: float, latencies: list[float]) -> None:
    while time.perf_counter() < until:
        began = time.perf_counter()
        await system.turn(connection)
        latencies.append(time.perf_counter() - began)
