"""`coach chat` on a terminal: Ctrl-C stops a reply, then the conversation goes on; at the prompt it leaves."""

import asyncio
import contextlib
import fcntl
import os
import pty
import select
import socket
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from app.main import create_app
from app.people.demo import open_demo
from app.people.tokens import make_token
from app.settings import Settings
from app.store.database import Database
from graph import make_coach
from guardrails import load_guard

COACH = Path(sys.executable).with_name("coach")


class SlowToBegin:
    """The embedded coach, which takes a minute over any message that says `slowly`."""

    def __init__(self) -> None:
        self._coach = make_coach(load_guard())

    def __getattr__(self, name):
        return getattr(self._coach, name)

    async def take_turn(self, state, turn, on_status):
        if "slowly" in turn.text:
            on_status("writing")
            await asyncio.sleep(60)
        return await self._coach.take_turn(state, turn, on_status)


@pytest.fixture
def slow_server(tmp_path) -> Iterator[tuple[str, str]]:
    """Its address and a token."""
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'coach.sqlite3'}", model_total_seconds=90)
    token = asyncio.run(prepare(settings))
    listening = socket.create_server(("127.0.0.1", 0))
    app = create_app(settings, coach=SlowToBegin())
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}", token
    server.should_exit = True
    thread.join()
    listening.close()


async def prepare(settings: Settings) -> str:
    db = Database(settings.resolved_database_url)
    await db.migrate()
    tess = (await open_demo(db, settings))[0].person
    _, token = await make_token(db, tess.id, "test")
    await db.close()
    return token


class Terminal:
    """A person at a terminal of their own."""

    def __init__(self, *arguments: str, token: str) -> None:
        self._ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [COACH, "chat", *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=take_terminal,  # so that Ctrl-C is a signal, not a character
            env={"PATH": os.environ["PATH"], "COACH_TOKEN": token, "TERM": "dumb"},
        )
        os.close(theirs)
        self.seen = ""

    def type(self, text: str) -> None:
        os.write(self._ours, text.encode())

    def wait_for(self, text: str, seconds: float = 30) -> None:
        """Reads on until `text` stands in what came since the last wait."""
        until = time.monotonic() + seconds
        while text not in self.seen:
            assert time.monotonic() < until, f"waited for {text!r}, saw {self.seen!r}"
            if select.select([self._ours], [], [], 0.2)[0]:
                self.seen += os.read(self._ours, 4096).decode("utf-8", "replace")
        self.seen = self.seen.partition(text)[2]

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._ours)


def take_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@pytest.fixture
def terminal(slow_server) -> Iterator[Terminal]:
    url, token = slow_server
    terminal = Terminal("--url", url, token=token)
    yield terminal
    terminal.close()


def test_ctrl_c_stops_a_reply_and_the_conversation_goes_on(terminal) -> None:
    terminal.wait_for("> ")
    terminal.type("Tell me slowly, my deal is stuck.\n")
    terminal.wait_for("Writing")

    terminal.type("\x03")

    terminal.wait_for("Stopped. What you wrote is kept")
    terminal.wait_for("> ")
    terminal.type("My champion went quiet two weeks ago.\n")
    terminal.wait_for("?")
    terminal.type("/end\n")
    terminal.wait_for("Ended.")
    assert terminal.process.wait(10) == 0


def test_ctrl_c_at_the_prompt_leaves_with_its_own_exit_code(terminal) -> None:
    terminal.wait_for("> ")

    for _ in range(5):  # the line editor may not be listening yet when its prompt shows; a person presses again
        terminal.type("\x03")
        with contextlib.suppress(subprocess.TimeoutExpired):
            terminal.process.wait(3)
            break

    assert terminal.process.wait(1) == 130


def test_ctrl_d_at_the_prompt_leaves_and_keeps_everything(terminal) -> None:
    terminal.wait_for("> ")

    terminal.type("\x04")

    terminal.wait_for("Everything is where you left it.")
    assert terminal.process.wait(10) == 0
