"""The pages over HTTP, without a browser: who gets in, who lands where, what is refused and what is given back."""

import re

import httpx
import pytest

from app.main import create_app
from app.people.links import make_link
from app.settings import Settings
from app.sharing.visibility import POLICY, SHARED_FIELDS, Kind
from app.store.database import Database, DatabaseBusy
from app.store.demo import found_demo_team

TOPIC = "Harborline went quiet two weeks after a good demo."


def key_of(page: httpx.Response, field: str = "key") -> str:
    found = re.search(rf'name="{field}"[^>]* value="([^"]+)"', page.text)
    assert found, f"there is no {field} on {page.url}"
    return found[1]


async def begin(client: httpx.AsyncClient, topic: str = TOPIC) -> httpx.Response:
    """A conversation whose first question is there; its page."""
    key = key_of(await client.get("/think"))
    answer = await client.post("/sessions", data={"topic": topic, "length": "5", "key": key})
    assert answer.status_code == 303, answer.text
    return await client.get(answer.headers["location"])


async def say(client: httpx.AsyncClient, page: httpx.Response, text: str = "", steer: str = "") -> httpx.Response:
    data = {"text": text, "steer": steer, "key": key_of(page)}
    answer = await client.post(f"{page.url.path}/turns", data=data)
    assert answer.status_code == 303, answer.text
    return await client.get(page.url.path)


async def to_the_promise(client: httpx.AsyncClient) -> httpx.Response:
    page = await say(client, await begin(client), steer="commit")
    for text in ("I will ask Dana on Thursday what Ruben needs.", "Eight.", "On Thursday.", "Eight."):
        if 'id="commitment"' not in page.text:
            page = await say(client, page, text)
    assert 'id="commitment"' in page.text
    return page


def sheet_of(page: httpx.Response, **changed: str) -> dict[str, str]:
    """The card's form as a browser would send it."""
    data = dict.fromkeys(("trigger", "done_evidence", "obstacle", "plan", "due", "note"), "")
    data |= {"action": "ask Dana what Ruben needs", "trigger": "she rings", "decision": "confirm"}
    return data | {"key": key_of(page), "seen": key_of(page, "seen")} | changed


async def test_opening_a_link_spends_nothing_and_confirming_it_spends_it_once(desk) -> None:  # type: ignore[no-untyped-def]
    client = desk.stranger()
    link = await desk.link("rep")

    asked = [await client.get(link), await client.get(link)]
    entered = await client.post("/sign-in/link", data={"token": link.split("token=")[1]})
    again = await desk.stranger().post("/sign-in/link", data={"token": link.split("token=")[1]})

    assert ["Is this you?" in page.text for page in asked] == [True, True]
    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    assert again.status_code == 410
    assert "That link no longer works" in again.text


@pytest.mark.parametrize(
    ("role", "path", "heading"),
    [
        ("rep", "/", "What would be worth thinking through?"),
        ("manager", "/team", "What your team shared with you"),
        ("evaluator", "/", "What you can measure"),
    ],
)
async def test_everybody_lands_where_their_work_is(desk, role: str, path: str, heading: str) -> None:  # type: ignore[no-untyped-def]
    client = await desk.signed_in(role)

    page = await client.get("/", follow_redirects=True)

    assert page.url.path == path
    assert heading in page.text


async def test_the_notice_comes_first_and_once(desk) -> None:  # type: ignore[no-untyped-def]
    client = await desk.signed_in("rep", notice_read=False)

    first = await client.get("/", follow_redirects=True)
    await client.post("/privacy/understood")
    second = await client.get("/", follow_redirects=True)

    assert "It is an AI." in first.text
    assert "Understood" in first.text
    assert second.url.path == "/"


@pytest.mark.parametrize("path", ["/", "/think", "/team", "/commitments", "/privacy", "/sessions/x"])
async def test_a_stranger_is_shown_the_door(desk, path: str) -> None:  # type: ignore[no-untyped-def]
    page = await desk.stranger().get(path)

    assert (page.status_code, page.headers["location"]) == (303, "/sign-in")


async def test_htmx_is_shown_the_door_without_losing_the_page(desk) -> None:  # type: ignore[no-untyped-def]
    answer = await desk.stranger().post("/sessions/x/turns", headers={"HX-Request": "true"}, data={"text": "hm"})

    assert (answer.status_code, answer.headers["HX-Redirect"], answer.text) == (401, "/sign-in", "")


async def test_the_same_key_twice_is_one_conversation_and_one_turn(desk) -> None:  # type: ignore[no-untyped-def]
    client = await desk.signed_in("rep")
    data = {"topic": TOPIC, "length": "5", "key": key_of(await client.get("/think"))}

    places = {(await client.post("/sessions", data=data)).headers["location"] for _ in range(3)}

    page = await client.get(places.pop())
    assert not places
    assert page.text.count('class="turn you"') == 1


async def test_a_turn_over_htmx_is_a_fragment_that_follows_its_own_stream(desk) -> None:  # type: ignore[no-untyped-def]
    client = await desk.signed_in("rep")
    page = await begin(client)

    answer = await client.post(
        f"{page.url.path}/turns", data={"text": "Dana replied.", "key": key_of(page)}, headers={"HX-Request": "true"}
    )
    fragment = answer.text
    events = re.search(r'hx-sse:connect="([^"]+)"', fragment)

    assert answer.status_code == 200
    assert "<html" not in fragment
    if events:  # the embedded coach may have been faster than the fragment
        stream = (await client.get(events[1], headers={"HX-Request": "true"})).text
        assert 'class="ask"' in stream
        assert stream.rstrip().splitlines()[-2:] == ["event: done", "data: end"]


async def test_what_a_rep_writes_is_text_and_never_markup(desk) -> None:  # type: ignore[no-untyped-def]
    client = await desk.signed_in("rep")
    attack = "<script>alert(1)</script><hx-partial hx-target='#main'>x</hx-partial><img src=x onerror=alert(1)>"

    page = await begin(client, f"{attack} Harborline went quiet.")

    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text
    assert "<hx-partial" not in page.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.text


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"topic": "", "length": "5"}, 422),
        ({"topic": "   \n", "length": "5"}, 422),
        ({"topic": "x" * 20_000, "length": "5"}, 422),
        ({"topic": "Harborline", "length": "7"}, 422),
        ({"topic": "Harborline\x00", "length": "5"}, 422),
        ({"topic": "🙂🙂🙂", "length": "5"}, 303),
        ({"topic": "שלום, העסקה נתקעה", "length": "5"}, 303),
        ({"topic": "Harbor\u200bline went quiet", "length": "1"}, 303),
    ],
)
async def test_odd_first_words_get_a_clear_answer(desk, data: dict[str, str], status: int) -> None:  # type: ignore[no-untyped-def]
    client = await desk.signed_in("rep")

    answer = await client.post("/sessions", data=data | {"key": "k1"})

    assert answer.status_code == status
    if status == 422 and data["topic"].strip():
        assert "What you just wrote" in answer.text


class Unreachable(Database):
    """A database that can be taken away."""

    is_away = False

    async def run(self, work, *args, **kwargs):  # type: ignore[no-untyped-def, override]
        if self.is_away:
            raise DatabaseBusy("it does not answer")
        return await super().run(work, *args, **kwargs)


async def test_when_our_records_are_away_the_words_come_back_with_their_key() -> None:
    db = Unreachable("sqlite://")
    app = create_app(Settings(database_url="sqlite://"), db=db)
    await db.migrate()
    people = await db.run(found_demo_team)
    token = (await make_link(db, app.state.settings, people[0].id)).split("token=")[1]
    transport = httpx.ASGITransport(app)
    client = httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000", headers={"Accept": "text/html"})
    await client.post("/sign-in/link", data={"token": token})
    page = await begin(client)
    sent = {"text": "She has numbers to explain.", "key": "the-key"}

    db.is_away = True
    whole = await client.post(f"{page.url.path}/turns", data=sent)
    part = await client.post(f"{page.url.path}/turns", data=sent, headers={"HX-Request": "true"})
    db.is_away = False
    again = await client.post(f"{page.url.path}/turns", data=sent, follow_redirects=True)

    assert (whole.status_code, part.status_code, again.status_code) == (503, 503, 200)
    assert "That wasn’t saved. It’s our fault, not yours." in whole.text
    assert ">She has numbers to explain.</textarea>" in whole.text
    assert 'name="key" value="the-key"' in whole.text
    assert "It is still in the box" in part.text
    assert "She has numbers to explain." in again.text
    await client.aclose()
    await db.close()


@pytest.mark.parametrize("path", ["/sessions/made-up", "/commitments/made-up/share", "/nowhere"])
async def test_what_is_not_there_is_a_page_in_plain_words(desk, path: str) -> None:  # type: ignore[no-untyped-def]
    client = await desk.signed_in("rep")

    page = await (client.post(path) if path.endswith("share") else client.get(path))

    assert page.status_code == 404
    assert "There is nothing here" in page.text


async def test_another_persons_conversation_looks_like_none(desk) -> None:  # type: ignore[no-untyped-def]
    page = await begin(await desk.signed_in("rep"))

    others = [await (await desk.signed_in(role)).get(page.url.path) for role in ("manager", "evaluator")]

    assert [answer.status_code for answer in others] == [404, 404]
    assert all("Harborline" not in answer.text for answer in others)


async def test_a_rep_has_no_team_page(desk) -> None:  # type: ignore[no-untyped-def]
    page = await (await desk.signed_in("rep")).get("/team")

    assert page.status_code == 403
    assert "That isn’t yours to see" in page.text


async def test_sharing_shows_the_manager_what_the_preview_showed(desk) -> None:  # type: ignore[no-untyped-def]
    client = await desk.signed_in("rep")
    page = await to_the_promise(client)
    sheet = sheet_of(page, share="1", note="Ask me how it went", due="2030-01-04", plan="CANARY")

    first = await client.post(f"{page.url.path}/commitment", data=sheet)
    second = await client.post(f"{page.url.path}/commitment", data=sheet | {"seen": key_of(first, "seen")})
    team = await (await desk.signed_in("manager")).get("/team")

    assert (first.status_code, second.status_code) == (422, 303)
    assert "look once more" in first.text
    for words in ("ask Dana what Ruben needs", "Due Fri 4 Jan · open", "Ask me how it went"):
        assert words in first.text
        assert words in team.text
    assert "CANARY" not in team.text


async def test_without_the_switch_the_manager_sees_nothing(desk) -> None:  # type: ignore[no-untyped-def]
    client = await desk.signed_in("rep")
    page = await to_the_promise(client)

    done = await client.post(f"{page.url.path}/commitment", data=sheet_of(page, note="typed, then not shared"))
    team = await (await desk.signed_in("manager")).get("/team")

    assert done.status_code == 303
    assert "Nothing is shared with you at the moment" in team.text


async def test_not_this_goes_back_and_keeps_nothing(desk) -> None:  # type: ignore[no-untyped-def]
    client = await desk.signed_in("rep")
    page = await to_the_promise(client)

    await client.post(f"{page.url.path}/commitment", data=sheet_of(page, decision="back"))
    after = await client.get(page.url.path)

    assert 'id="commitment"' not in after.text
    assert 'id="text"' in after.text
    assert "Nothing yet." in (await client.get("/commitments")).text


async def test_an_intention_has_no_date_and_is_not_shared_as_one(desk) -> None:  # type: ignore[no-untyped-def]
    client = await desk.signed_in("rep")
    page = await to_the_promise(client)

    await client.post(f"{page.url.path}/commitment", data=sheet_of(page, decision="intention", due="2030-01-04"))
    listed = (await client.get("/commitments")).text

    assert "I mean to" in listed
    assert "An intention, no date" in listed
    assert "4 Jan" not in listed


@pytest.mark.parametrize(("outcome", "says"), [("done", "Done"), ("not_done", "Not done"), ("changed", "It changed")])
async def test_what_came_of_it_is_one_tap(desk, outcome: str, says: str) -> None:  # type: ignore[no-untyped-def]
    client = await desk.signed_in("rep")
    page = await to_the_promise(client)
    await client.post(f"{page.url.path}/commitment", data=sheet_of(page))
    found = re.search(r'action="/commitments/([^/]+)/outcome"', (await client.get("/commitments")).text)
    assert found

    await client.post(f"/commitments/{found[1]}/outcome", data={"outcome": outcome})

    listed = (await client.get("/commitments")).text
    assert "What came of earlier ones" in listed
    assert f'<p class="meta">{says}' in listed


def test_the_sentences_about_who_sees_what_hold_under_the_policy() -> None:
    """FOOT_SESSION, SHARE_OFF, SHARE_NEVER and NOBODY_TOLD promise these; change the policy, and change them."""
    rules = {rule.kind: rule for rule in POLICY}

    for kind in (Kind.CHAT, Kind.NOTES, Kind.SESSION, Kind.CONFIDENCE, Kind.DRAFT, Kind.PRIVATE):
        assert rules[kind].manager is None
        assert rules[kind].evaluator_words == "never"
    assert set(SHARED_FIELDS.fields) == {"rep", "action", "due", "status", "note", "shared_at"}
