"""The client of `coach chat`, against a server that breaks off: nothing is missed, nothing comes twice."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from app.cli import api_client
from app.cli.api_client import ApiError, CoachApi

EVENTS = (
    b'event: status\ndata: {"status": "writing"}\n\n',
    b'id: 100\nevent: delta\ndata: {"part": "said", "text": "Two weeks."}\n\n',
    b'id: 101\nevent: delta\ndata: {"part": "ask", "text": "And now?"}\n\n',
    b'id: 102\nevent: done\ndata: {"status": "done"}\n\n',
)


class Breaking(HTTPServer):
    """Sends so many events per connection, then hangs up. `asked` is the Last-Event-ID of each connection."""

    def __init__(self, per_connection: int, answer: tuple[int, bytes] | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.per_connection = per_connection
        self.answer = answer
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Breaking

    def do_GET(self) -> None:
        if self.server.answer is not None:
            status, body = self.server.answer
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)
            return
        last = self.headers["Last-Event-ID"]
        self.server.asked.append(last)
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Content-Length", "100000")  # so that hanging up early is an error, as it is in life
        self.end_headers()
        begin = {"0": 0, "100": 2, "101": 3}[last]
        for event in EVENTS[begin : begin + self.server.per_connection]:
            self.wfile.write(event)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch) -> None:
    monkeypatch.setattr(api_client, "PAUSE_SECONDS", 0.01)


@pytest.fixture
def client_of() -> Iterator[Callable[[Breaking], CoachApi]]:
    """Starts a server and gives its client; both are closed afterwards."""
    with ExitStack() as closing:

        def start(server: Breaking) -> CoachApi:
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
            closing.callback(server.server_close)
            closing.callback(server.shutdown)
            api = CoachApi(server.url)
            closing.callback(api.close)
            return api

        yield start


@pytest.mark.parametrize(("per_connection", "asked"), [(4, ["0"]), (2, ["0", "100"]), (3, ["0", "101"])])
def test_a_broken_stream_is_taken_up_where_it_broke(client_of, per_connection, asked) -> None:
    server = Breaking(per_connection)
    api = client_of(server)

    heard = list(api.watch("t"))

    assert [event.kind for event in heard] == ["status", "delta", "delta", "done"]
    assert [event.data["text"] for event in heard if event.kind == "delta"] == ["Two weeks.", "And now?"]
    assert server.asked == asked


def test_a_connection_that_does_not_come_back_is_said(client_of) -> None:
    server = Breaking(0)
    api = client_of(server)

    with pytest.raises(ApiError, match="did not come back"):
        list(api.watch("t"))

    assert len(server.asked) == api_client.RECONNECTS + 1


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (404, b'{"title": "Nothing here", "detail": "There is no turn t."}', "There is no turn t."),
        (503, b'{"title": "Not just now"}', "Not just now"),
        (502, b"<html>Bad gateway</html>", "answered 502, and not as a coach would"),
        (500, b"[1]", "answered 500"),
    ],
)
def test_a_refusal_is_said_in_the_servers_own_words_when_it_has_any(client_of, status, body, said) -> None:
    api = client_of(Breaking(0, (status, body)))

    with pytest.raises(ApiError) as refused:
        list(api.watch("t"))

    assert said in str(refused.value)
    assert refused.value.status == status
