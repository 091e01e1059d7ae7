"""What `coach chat` does: a line in, a question out, until the conversation ends. Knows nothing of how to coach."""

import contextlib
import sys
import uuid
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

import typer

from app.cli.api_client import ApiError, CoachApi
from app.cli.card_text import card_text
from app.cli.configured import BAD_SETTINGS, give_up

HOME: Final = "http://127.0.0.1:8000"
STEERS: Final = {
    "/stuck": "stuck",
    "/commit": "commit",
    "/confirm": "confirm",
    "/notyet": "not_yet",
    "/resume": "resume",
}
COMMANDS: Final = (
    ("/stuck", "another way to ask"),
    ("/commit", "skip ahead: say what you’ll do"),
    ("/confirm", "yes, I’ll do this"),
    ("/notyet", "not this, go back"),
    ("/again", "send the last message once more, when no question came"),
    ("/pause", "leave, and pick it up later"),
    ("/end", "end here"),
)
STATUS: Final = {"reading": "Reading …", "writing": "Writing …", "checking": "Checking …"}
OVER: Final = ("complete", "partial")


def run(url: str, token: str, link: str, length: int) -> None:
    """One conversation. Exits with 1, 2 or 130 when it did not go as it should."""
    if not (token or link):
        give_up("Say who you are: --link with a one-time link, or --token (or COACH_TOKEN).", BAD_SETTINGS)
    parts = urlsplit(link)
    if link and not (parts.scheme in ("http", "https") and parts.netloc and "token=" in parts.query):
        give_up(f"{link!r} is not a sign-in link; it looks like {HOME}/sign-in/link?token=…", BAD_SETTINGS)
    api = CoachApi(url or (f"{parts.scheme}://{parts.netloc}" if link else HOME), "" if link else token)
    try:
        if link:
            api.sign_in(link)
        Chat(api, length).hold()
    except ApiError as error:
        give_up(str(error))
    finally:
        if link:  # this process held the only copy of the cookie
            with contextlib.suppress(ApiError):
                api.sign_out()
        api.close()


class Chat:
    """One conversation at a terminal or in a pipe."""

    def __init__(self, api: CoachApi, length: int) -> None:
        self._api = api
        self._length = length
        self._is_live = sys.stdin.isatty() and sys.stdout.isatty()
        self._session = ""
        self._last = ("", "", "")  # key, text, steer
        self._shown = ""
        self._failed = False
        self._is_over = False

    def hold(self) -> None:
        """Until the rep leaves or the coach says goodbye. Raises ApiError for what cannot be gone on with."""
        name = self._api.me()["name"]
        self._session = self._api.start(self._length)
        _tell(f"Hello {name}. An AI asks the questions here; it knows only what you tell it. Only you can read this.")
        _tell("\n".join(f"  {command:<9} {meaning}" for command, meaning in COMMANDS))
        _tell("What is on your mind? One sentence is enough.")
        for line in self._lines():
            self._take(line)
            if self._is_over:
                break
        else:
            _tell("Left. Everything is where you left it.")
        if self._failed and not self._is_live:
            raise typer.Exit(1)

    def _lines(self) -> Iterator[str]:
        """What the rep writes, line by line, until the end of the input."""
        if not self._is_live:
            yield from (line.rstrip("\r\n") for line in sys.stdin)
            return
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401 - gives the prompt its arrow keys and history, where there is one
        with contextlib.suppress(EOFError):
            while True:
                yield input("\n> ")

    def _take(self, line: str) -> None:
        command = line.strip()
        try:
            if not command:
                return
            if command in STEERS:
                self._say(uuid.uuid4().hex, "", STEERS[command])
            elif command == "/again":
                self._say(*self._last) if self._last[0] else _tell("Nothing was sent yet.")
            elif command in ("/pause", "/end"):
                self._leave(command)
            elif line.startswith("/"):
                _tell(f"There is no command {command!r}. To send it as a message, begin with a space.")
            else:
                self._say(uuid.uuid4().hex, line, "")
        except ApiError as error:
            if error.status not in (404, 409, 422, 429, 503):
                raise
            self._failed = True
            _tell(str(error))

    def _say(self, key: str, text: str, steer: str) -> None:
        self._last = (key, text, steer)
        turn_id = self._api.say(self._session, key, text, steer or None)
        try:
            self._show(turn_id)
        except KeyboardInterrupt:
            self._api.stop(turn_id)
            if not self._is_live:
                raise
            _tell("\nStopped. What you wrote is kept; /again asks again, or write on.")

    def _show(self, turn_id: str) -> None:
        card_id = ""
        for event in self._api.watch(turn_id):
            if event.kind == "status" and self._is_live:
                _tell(STATUS.get(event.data["status"], "…"))
            elif event.kind == "delta":
                typer.echo(event.data["text"])
            elif event.kind == "commitment":
                card_id = event.data["id"]
            elif event.kind == "stage":
                self._is_over = event.data["status"] in OVER
            elif event.kind == "error":
                self._failed = True
                _tell(f"{event.data['detail']} Here, /again does that.")
            elif event.kind == "done" and event.data.get("notice"):
                _tell(event.data["notice"])
        if card_id:
            self._show_card(card_id)
        typer.echo("")

    def _show_card(self, card_id: str) -> None:
        card = self._api.commitment(card_id)
        text = card_text(card)
        if text == self._shown:
            return
        self._shown = text
        typer.echo(f"\n{text}")
        if card["status"] == "draft":
            _tell("/confirm says yes to it, /notyet goes back.")

    def _leave(self, command: str) -> None:
        if command == "/pause":
            self._api.pause(self._session)
            _tell("Paused. Everything is where you left it.")
        else:
            self._api.end(self._session)
            _tell("Ended. A commitment isn’t needed.")
        self._is_over = True


def _tell(text: str) -> None:
    """Everything that is not a reply goes to stderr, so that a pipe holds the replies alone."""
    typer.echo(text, err=True)
