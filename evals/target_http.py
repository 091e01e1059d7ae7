"""A coach over HTTP: what people get, database, event log and all. Starts a server of its own, or uses a running one.

The server's clock is the real one: a case plays today, and dates that were worked out for another day are not judged.
"""

import asyncio
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx

from evals.conversation import Case, Conversation, Exchange, Prior, Promise, TargetError

DEMO_REP = "tess.okafor@demo.example"
COMMAND = (sys.executable, "-c", "from app.cli.main import main; main()")
READY = re.compile(rb"ready: (http://\S+)")
SECONDS = 60.0
OVER = ("complete", "partial")


class OverHttp:
    """One rep's conversations with a coach, one after another: a rep's commitments show up in her next session."""

    def __init__(self, url: str, token: str) -> None:
        self._url = url
        self._headers = {"Authorization": f"Bearer {token}"}
        self._turn = asyncio.Lock()

    @property
    def name(self) -> str:
        return self._url

    def check(self) -> "OverHttp":
        """Itself, if somebody is there and knows the token. Raises TargetError before anything is played."""
        try:
            answer = httpx.get(f"{self._url}/api/sessions", headers=self._headers, timeout=SECONDS)
        except httpx.HTTPError as error:
            raise TargetError(f"{self._url} does not answer ({type(error).__name__}); is it running?") from None
        if answer.status_code != 200:
            raise TargetError(f"{self._url} answered {answer.status_code}; give a rep's token (coach token EMAIL)")
        return self

    async def converse(self, case: Case) -> Conversation:
        async with self._turn, httpx.AsyncClient(base_url=self._url, headers=self._headers, timeout=SECONDS) as client:
            rep = _Rep(client)
            await rep.forget()
            prior = await rep.promise(case.prior_commitment) if case.prior_commitment else None
            talk = await rep.talk(case, prior)
            await rep.forget()
            return talk


class _Rep:
    """The calls of one rep."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def talk(self, case: Case, prior: str | None) -> Conversation:
        session = (await self._ask("POST", "/api/sessions", {"length": case.length}))["id"]
        exchanges: list[Exchange] = []
        for text in case.turns:
            status = (await self._ask("GET", f"/api/sessions/{session}"))["status"]
            if status in OVER:
                break
            if status == "paused":
                await self._ask("POST", f"/api/sessions/{session}/resume")
            exchanges.append(await self._say(session, text))
        whole = await self._ask("GET", f"/api/sessions/{session}")
        await self._ask("POST", f"/api/sessions/{session}/end")
        outcome = (await self._ask("GET", f"/api/commitments/{prior}"))["status"] if prior else ""
        ended_early = len(exchanges) < len(case.turns)
        return Conversation(tuple(exchanges), _promises(whole), outcome, ended_early, datetime.now(UTC).date())

    async def promise(self, prior: Prior) -> str:
        """Makes a commitment that is due today the only way there is: in a session. Returns its id."""
        session = (await self._ask("POST", "/api/sessions", {"length": 1}))["id"]
        for text in ("A quick word about my week.", f"I will {prior.text} today.", "That is all I want to do."):
            await self._say(session, text)
            made = (await self._ask("GET", f"/api/sessions/{session}"))["commitment"]
            if made is not None:
                await self._ask("POST", f"/api/commitments/{made['id']}/confirm")
                await self._ask("POST", f"/api/sessions/{session}/end")
                return str(made["id"])
        raise TargetError(f"no commitment came of {prior.text!r}, so there is nothing to follow up")

    async def forget(self) -> None:
        for commitment in await self._ask("GET", "/api/commitments"):
            if commitment["status"] != "withdrawn":
                await self._ask("POST", f"/api/commitments/{commitment['id']}/withdraw")

    async def _say(self, session: str, text: str) -> Exchange:
        answer = await self._client.post(f"/api/sessions/{session}/turns", params={"wait": "true"}, json={"text": text})
        body = answer.json() if answer.status_code < 500 else {}
        if answer.status_code == 422:  # a message that cannot be used is refused in so many words
            return Exchange(text, str(body["detail"]), aside="refused")
        if answer.status_code >= 400 or body["status"] != "done":
            raise TargetError(f"a turn ended as {answer.status_code} {body.get('status', '')}: {answer.text[:200]}")
        fallback = "model_down" if body["notice"] else ""
        return Exchange(text, body["reply"], body["stage"], body["move"], body["aside"], body["safety"], fallback)

    async def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        try:
            answer = await self._client.request(method, path, json=body)
        except httpx.HTTPError as error:
            raise TargetError(f"{self._client.base_url} does not answer ({type(error).__name__})") from None
        if answer.status_code >= 400:
            raise TargetError(f"{method} {path} answered {answer.status_code}: {answer.text[:200]}")
        return answer.json()


def _promises(session: dict[str, Any]) -> tuple[Promise, ...]:
    made = session["commitment"]
    if made is None or made["status"] != "confirmed":
        return ()
    return (Promise(text=made["action"], due=made["due"], trigger=made["trigger"], status="confirmed"),)


@contextmanager
def own_server() -> Iterator[OverHttp]:
    """A server of ours on a free port with a database of its own, for as long as the block lasts."""
    with tempfile.TemporaryDirectory(prefix="coach-eval-") as folder:
        ours = {"COACH_PORT": "0", "COACH_HOST": "127.0.0.1", "COACH_DATA_DIR": folder, "PYTHONUNBUFFERED": "1"}
        kept = {k: v for k, v in os.environ.items() if not k.startswith("COACH_") or k.startswith("COACH_MODEL")}
        log = Path(folder) / "server.log"
        with log.open("wb") as output:
            server = subprocess.Popen([*COMMAND, "serve"], env=kept | ours, stdout=output, stderr=output)  # noqa: S603
        try:
            url = _wait_for(server, log)
            yield OverHttp(url, _token(kept | ours))
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _token(env: dict[str, str]) -> str:
    done = subprocess.run([*COMMAND, "token", DEMO_REP], env=env, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        raise TargetError(f"no token for {DEMO_REP}: {done.stderr.decode()[-300:]}")
    return done.stdout.decode().strip()


def _wait_for(server: "subprocess.Popen[bytes]", log: Path) -> str:
    """The address, once the server has said that it is ready. Raises TargetError with its last words."""
    while (found := READY.search(log.read_bytes())) is None:
        try:
            server.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
        raise TargetError(f"our own server ended with {server.returncode}: {log.read_text()[-500:]}")
    return found[1].decode()
