"""The coach's HTTP API as `coach chat` needs it: the same routes as everybody's. Knows nothing of terminals."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from json import loads
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import httpx

from app.cli.sse import events

TIMEOUT: Final = httpx.Timeout(10.0, read=60.0)  # keep-alives come every 15 seconds, so a minute of silence is an end
RECONNECTS: Final = 5
PAUSE_SECONDS: Final = 1.0


class ApiError(Exception):
    """The server refused or could not be reached. `str(error)` is what it said, `status` 0 when it said nothing."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class TurnEvent:
    """One event of a turn: status, delta, stage, commitment, safety, done or error."""

    kind: str
    data: dict[str, Any]

    @property
    def is_last(self) -> bool:
        return self.kind in ("done", "error")


class CoachApi:
    """A server and whoever is signed in there. Every method raises ApiError."""

    def __init__(self, url: str, token: str = "") -> None:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._client = httpx.Client(base_url=url, headers=headers, timeout=TIMEOUT)
        self._url = url

    def close(self) -> None:
        self._client.close()

    def sign_in(self, link: str) -> None:
        """Spends a one-time link; from then on the client holds its cookie."""
        secret = parse_qs(urlsplit(link).query).get("token", [""])[0]
        self._ask("POST", "/api/sign-in", {"token": secret})

    def sign_out(self) -> None:
        self._ask("POST", "/api/sign-out")

    def me(self) -> dict[str, Any]:
        return self._ask("GET", "/api/me")

    def start(self, length: int) -> str:
        """A new session; returns its id."""
        return str(self._ask("POST", "/api/sessions", {"length": length})["id"])

    def say(self, session_id: str, key: str, text: str, steer: str | None) -> str:
        """Sends a message; returns the turn's id. The same key again is the same turn."""
        body = {"text": text, "key": key, "steer": steer}
        return str(self._ask("POST", f"/api/sessions/{session_id}/turns", body)["id"])

    def watch(self, turn_id: str) -> Iterator[TurnEvent]:
        """The turn's events as they come, `done` or `error` last. A lost connection is taken up where it broke."""
        last_id, silent = "0", 0
        while silent <= RECONNECTS:
            try:
                with self._client.stream(
                    "GET", f"/api/turns/{turn_id}/events", headers={"Last-Event-ID": last_id}
                ) as response:
                    _check(response)
                    for event in events(response.iter_lines()):
                        last_id, silent = event.id or last_id, 0
                        heard = TurnEvent(event.kind, loads(event.data))
                        yield heard
                        if heard.is_last:
                            return
            except httpx.TransportError:
                pass  # the server goes on with the turn whether we listen or not
            silent += 1
            time.sleep(PAUSE_SECONDS)
        raise ApiError(f"The connection to {self._url} broke and did not come back. What you wrote is kept there.")

    def stop(self, turn_id: str) -> None:
        self._ask("POST", f"/api/turns/{turn_id}/stop")

    def pause(self, session_id: str) -> None:
        self._ask("POST", f"/api/sessions/{session_id}/pause")

    def end(self, session_id: str) -> None:
        self._ask("POST", f"/api/sessions/{session_id}/end")

    def commitment(self, commitment_id: str) -> dict[str, Any]:
        return self._ask("GET", f"/api/commitments/{commitment_id}")

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        try:
            response = self._client.request(method, path, json=body)
        except httpx.TransportError as error:
            reason = str(error) or type(error).__name__
            raise ApiError(f"{self._url} cannot be reached: {reason}. Does `coach serve` run there?") from None
        except httpx.InvalidURL as error:
            raise ApiError(f"{self._url!r} is no address: {error}.") from None
        _check(response)
        answer: dict[str, Any] = response.json() if response.content else {}
        return answer


def _check(response: httpx.Response) -> None:
    """Raises ApiError with the problem document's own words, when there is one."""
    if response.is_success:
        return
    response.read()
    try:
        problem = response.json()
        said = str(problem.get("detail") or problem.get("title"))
    except (ValueError, AttributeError):
        said = f"{response.url} answered {response.status_code}, and not as a coach would. Is the address right?"
    raise ApiError(said, response.status_code)
