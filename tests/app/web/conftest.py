"""Real parts for the pages' tests: the served process, a real slow model endpoint, Debian's Chromium."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import httpx
import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from app.main import create_app
from app.people.links import make_link
from app.settings import Settings
from app.store.demo import found_demo_team
from app.store.people import Account

HERE = "http://127.0.0.1:8000"
ROOT = Path(__file__).parents[3]
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()
STARTING_SECONDS = 60
LINK = re.compile(r"\((rep|manager|evaluator)\)\s+(http://\S+)")
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass
class Served:
    """A running `coach serve`: its address, and a signed-in browser's cookies by role once somebody signed in."""

    url: str
    links: dict[str, str]
    process: "subprocess.Popen[str]"
    cookies: dict[str, Any] = field(default_factory=dict)


@dataclass
class Watched:
    """A page and everything that should not have happened on it."""

    page: Page
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


Serve = Callable[..., Served]
Open = Callable[..., Page]


def missing(reason: str) -> None:
    """A part that cannot be had: a skip at a desk, a failure where everything was promised to be there."""
    if os.environ.get("COACH_REQUIRE_ALL") == "1":
        pytest.fail(f"COACH_REQUIRE_ALL=1, and {reason}")
    pytest.skip(reason)


class Desk:
    """The whole app in this process, over ASGI, with its demo people; one cookie jar per person."""

    def __init__(self, app: FastAPI, accounts: dict[str, Account]) -> None:
        self.app = app
        self.accounts = accounts

    def stranger(self) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(self.app)
        return httpx.AsyncClient(transport=transport, base_url=HERE, headers={"Accept": "text/html"})

    async def link(self, role: str) -> str:
        parts = self.app.state.parts
        return await make_link(parts.db, parts.settings, self.accounts[role].id)

    async def signed_in(self, role: str, notice_read: bool = True) -> httpx.AsyncClient:
        client = self.stranger()
        await client.post("/sign-in/link", data={"token": (await self.link(role)).split("token=")[1]})
        if notice_read:
            await client.post("/privacy/understood")
        return client


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    """A fresh app on a database in memory."""
    app = create_app(Settings(database_url="sqlite://"))
    parts = app.state.parts
    await parts.db.migrate()
    people = await parts.db.run(found_demo_team)
    yield Desk(app, {person.role: person for person in people})
    await parts.turns.close(1)
    await parts.db.close()


@pytest.fixture(scope="session")
def chromium() -> str:
    found = os.environ.get("COACH_TEST_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        missing("there is no Chromium (Debian: apt-get install chromium), and COACH_TEST_CHROMIUM names none")
    return str(found)


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Starts `coach serve` with its demo people, on a free port and a database of its own."""
    running: list[subprocess.Popen[str]] = []

    def start(folder: Path | None = None, port: int = 0, **settings: str) -> Served:
        data = folder or tmp_path_factory.mktemp("data")
        clean = {k: v for k, v in os.environ.items() if not k.startswith("COACH_")}
        env = clean | {"COACH_PORT": str(port), "COACH_DATA_DIR": str(data), "PYTHONUNBUFFERED": "1", **settings}
        command = [sys.executable, "-c", "from app.cli.main import main; main()", "serve"]
        process = subprocess.Popen(
            command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        running.append(process)
        url, links = _announced(process)
        return Served(url, links, process)

    yield start
    for process in running:
        _end(process)


@pytest.fixture(scope="module")
def model_endpoint() -> Iterator[str]:
    """The address of a real OpenAI-compatible server that answers as the model's name says."""
    command = [sys.executable, "-m", "benchmarks.upstream", "--port", "0"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    line = _lines(process).readline()
    yield line.split()[-1]
    _end(process)


@pytest.fixture
def open_as(browser: Browser) -> Iterator[Open]:
    """`open_as(served, "rep")`: a page of that person, signed in through their one-time link, notice read.

    At the end no page may have asked another host for anything or have been reined in by the policy.
    """
    watched: list[Watched] = []
    contexts: list[BrowserContext] = []

    def open_page(served: Served, role: str | None, **options: Any) -> Page:
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | options))
        contexts.append(context)
        page = context.new_page()
        watched.append(_watch(page, served.url))
        if role is not None:
            _enter(context, page, served, role)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [url for one in watched for url in one.foreign] == []
    assert [text for one in watched for text in one.complaints] == []


@pytest.fixture(scope="session")
def violations() -> Callable[[Page], list[str]]:
    """What axe-core finds on a page. Injected past the policy, in the test only."""
    source = AXE.read_text("utf-8")

    def run(page: Page) -> list[str]:
        page.evaluate(source)
        options = json.dumps({"runOnly": {"type": "tag", "values": AXE_TAGS}})
        found = page.evaluate(f"axe.run(document, {options})")
        return [f"{v['id']}: {node['html'][:160]}" for v in found["violations"] for node in v["nodes"]]

    return run


def _announced(process: "subprocess.Popen[str]") -> tuple[str, dict[str, str]]:
    url, links = "", {}
    for line in _lines(process):
        if "is ready:" in line:
            url = line.split()[-1]
        if match := LINK.search(line):
            links[match[1]] = match[2]
        if url and ("coach invite" in line):
            return url, links
    raise AssertionError("coach serve ended before it was ready; run `coach serve` by hand to see why")


def _lines(process: "subprocess.Popen[str]") -> IO[str]:
    assert process.stdout is not None
    return process.stdout


def _end(process: "subprocess.Popen[str]") -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    _lines(process).close()


def _watch(page: Page, ours: str) -> Watched:
    watched = Watched(page)
    page.on("request", lambda r: None if r.url.startswith((ours, "data:")) else watched.foreign.append(r.url))
    page.on("console", lambda m: watched.complaints.append(m.text) if "Content Security Policy" in m.text else None)
    page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    return watched


def _enter(context: BrowserContext, page: Page, served: Served, role: str) -> None:
    """By link the first time; afterwards with the cookie that the link gave."""
    if role in served.cookies:
        context.add_cookies(served.cookies[role])
        return
    page.goto(served.links[role])
    page.get_by_role("button", name="Yes, sign me in").click()
    page.get_by_role("button", name="Understood").click()
    served.cookies[role] = context.cookies()
