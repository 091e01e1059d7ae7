"""The `coach` command as people run it: a process of its own, with a folder of its own and no setting of ours."""

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

COACH = Path(sys.executable).with_name("coach")
LINK = re.compile(r"\((rep|manager|evaluator)\)\s+(\S+)")
Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


def environment(folder: Path, **settings: str) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "COACH_DATA_DIR": str(folder), "COACH_PORT": "0", **settings}


def run_coach(
    folder: Path, *arguments: str, given: bytes = b"", **settings: str
) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [COACH, *arguments],
        input=given,
        capture_output=True,
        timeout=120,
        env=environment(folder, **settings),
    )


@pytest.fixture(scope="session")
def coach() -> Run:
    """`coach(folder, "guard", "-", given=b"…", COACH_X="…")`: one command to its end."""
    return run_coach


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """`coach` in a folder of this test's own."""
    return partial(run_coach, tmp_path / "var")


def cpu_seconds_of(pid: int) -> float:
    """What a process has worked so far; unlike the clock on the wall, the same on a busy machine."""
    user, system = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@dataclass
class Served:
    """A running `coach serve`: what it printed so far, and what it printed to get in with."""

    process: "subprocess.Popen[str]"
    folder: Path
    lines: list[str] = field(default_factory=list)
    ready: threading.Event = field(default_factory=threading.Event)
    cpu_seconds: float = 0.0  # of work until it was ready

    def listen(self) -> None:
        """Runs in a thread: reads everything, so that the server never waits for us."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line)
            if "coach invite" in line:
                self.ready.set()
        self.ready.set()

    @property
    def text(self) -> str:
        return "".join(self.lines)

    @property
    def url(self) -> str:
        found = re.search(r"is ready: (\S+)", self.text)
        assert found, self.text
        return found.group(1)

    @property
    def links(self) -> dict[str, str]:
        return dict(LINK.findall(self.text))

    def stop(self, by: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(by)
        return self.process.wait(20)


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Served]]:
    """`serve(folder, COACH_X="…")` starts a server and waits until it is ready."""
    started: list[Served] = []

    def start(folder: Path | None = None, **settings: str) -> Served:
        folder = folder or tmp_path_factory.mktemp("var")
        process = subprocess.Popen(
            [COACH, "serve"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=environment(folder, **settings),
        )
        served = Served(process, folder)
        threading.Thread(target=served.listen, daemon=True).start()
        started.append(served)
        assert served.ready.wait(30), "not ready after 30 seconds"
        served.cpu_seconds = cpu_seconds_of(process.pid)
        return served

    yield start
    for served in started:
        if served.process.poll() is None:
            served.stop()
        if served.process.stdout is not None:
            served.process.stdout.close()
