"""A reply on its way, with a slow model endpoint: reload, stop, double submit, offline, a server that goes away."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

TOPIC = "Harborline went quiet two weeks after a good demo."


@pytest.fixture(scope="module")
def slow(serve, model_endpoint):  # type: ignore[no-untyped-def]
    """A server whose model takes a few seconds for each reply."""
    return serve(COACH_MODEL_BASE_URL=model_endpoint, COACH_MODEL="scripted;mode=good;ttft=3", COACH_MODEL_API_KEY="x")


@pytest.fixture(scope="module")
def down(serve, model_endpoint):  # type: ignore[no-untyped-def]
    """A server whose model answers with an error, always."""
    return serve(COACH_MODEL_BASE_URL=model_endpoint, COACH_MODEL="scripted;mode=500", COACH_MODEL_RETRIES="0")


def begin(page: Page, url: str, topic: str = TOPIC) -> None:
    page.goto(f"{url}/think")
    page.locator("#topic").fill(topic)
    page.get_by_role("button", name="5 minutes").click()
    expect(page.locator("#log")).to_be_visible()


def answered(page: Page, turns: int) -> None:
    expect(page.locator(".log > .coach .ask")).to_have_count(turns, timeout=20_000)
    expect(page.locator('[aria-busy="true"]')).to_have_count(0)
    expect(page.locator("#send")).to_be_enabled()


def test_a_reload_in_mid_stream_loses_nothing_and_doubles_nothing(slow, open_as) -> None:  # type: ignore[no-untyped-def]
    page = open_as(slow, "rep")
    begin(page, slow.url)
    expect(page.locator(".status")).to_have_text(re.compile("Reading|Writing|Checking"))
    expect(page.locator("#send")).to_be_disabled()
    page.locator("#text").fill("a thought while waiting")

    page.reload()

    expect(page.locator('[aria-busy="true"]')).to_have_count(1)
    answered(page, 1)
    expect(page.locator(".log > .you")).to_have_count(1)
    expect(page.locator("#text")).to_have_value("a thought while waiting")
    expect(page.locator("#say")).to_contain_text("The coach asked:")


def test_stop_keeps_what_was_written_and_asks_again_when_asked_to(slow, open_as) -> None:  # type: ignore[no-untyped-def]
    page = open_as(slow, "rep")
    begin(page, slow.url)

    page.get_by_role("button", name="Stop").click()

    expect(page.locator(".coach .body")).to_have_text("Stopped before the question was there.")
    expect(page.locator("#send")).to_be_enabled()
    expect(page.locator("#text")).to_be_focused()
    expect(page.locator(".log > .you .words")).to_have_text(TOPIC)
    page.get_by_role("button", name="Ask again").click()
    answered(page, 1)
    expect(page.locator(".log > .you")).to_have_count(1)


def test_an_impatient_double_press_is_one_answer(slow, open_as) -> None:  # type: ignore[no-untyped-def]
    page = open_as(slow, "rep")
    begin(page, slow.url)
    answered(page, 1)
    page.locator("#text").fill("Dana replied once, very friendly.")

    page.locator("#text").press("Enter")
    page.locator("#text").press("Enter")
    page.evaluate("document.querySelector('#answer').requestSubmit()")

    expect(page.locator(".log > .you")).to_have_count(2)
    expect(page.locator("#text")).to_have_value("")
    answered(page, 2)
    page.reload()
    expect(page.locator(".log > .you")).to_have_count(2)


def test_an_answer_from_a_second_tab_is_refused_and_stays_in_its_box(slow, open_as) -> None:  # type: ignore[no-untyped-def]
    page = open_as(slow, "rep")
    begin(page, slow.url)
    answered(page, 1)
    other = page.context.new_page()
    other.goto(page.url)
    page.locator("#text").fill("From the first tab.")
    page.locator("#text").press("Enter")
    expect(page.locator(".log > .you")).to_have_count(2)

    other.locator("#text").fill("From the second tab.")
    other.locator("#text").press("Enter")

    expect(other.locator("#hint")).to_contain_text("An answer is still on its way")
    expect(other.locator("#text")).to_have_value("From the second tab.")
    expect(other.locator(".log > .you")).to_have_count(1)
    answered(page, 2)


def test_offline_the_draft_waits_and_is_sent_later(slow, open_as) -> None:  # type: ignore[no-untyped-def]
    page = open_as(slow, "rep")
    begin(page, slow.url)
    answered(page, 1)

    page.context.set_offline(True)
    page.locator("#text").fill("She has numbers to explain.")
    expect(page.locator("#offline")).to_be_visible()
    expect(page.locator("#send")).to_be_disabled()
    page.locator("#text").press("Enter")
    expect(page.locator(".log > .you")).to_have_count(1)

    page.context.set_offline(False)
    expect(page.locator("#offline")).to_be_hidden()
    expect(page.locator("#text")).to_have_value("She has numbers to explain.")
    page.get_by_role("button", name="Answer").click()
    answered(page, 2)


def test_a_server_that_is_killed_in_mid_reply_loses_no_word(serve, model_endpoint, open_as, tmp_path) -> None:  # type: ignore[no-untyped-def]
    model = {"COACH_MODEL_BASE_URL": model_endpoint, "COACH_MODEL": "scripted;mode=good;ttft=3"}
    first = serve(folder=tmp_path, **model)
    page = open_as(first, "rep")
    with page.expect_response(re.compile("/events$")):
        begin(page, first.url)

    first.process.kill()
    first.process.wait()
    expect(page.locator("#offline")).to_be_visible(timeout=15_000)
    serve(folder=tmp_path, port=int(first.url.rsplit(":", 1)[1]), **model)

    ended = page.locator(".coach .body")
    expect(ended).to_contain_text("The server was restarted before the question came.", timeout=30_000)
    expect(page.locator("#offline")).to_be_hidden()
    page.get_by_role("button", name="Ask again").click()
    answered(page, 1)
    expect(page.locator(".log > .you .words")).to_have_text(TOPIC)


def test_when_the_model_is_down_the_page_says_so_and_still_asks(down, open_as) -> None:  # type: ignore[no-untyped-def]
    page = open_as(down, "rep")
    begin(page, down.url)

    answered(page, 1)

    expect(page.locator("#notice")).to_be_visible()
    expect(page.locator("#notice")).to_contain_text("questions come from our own list")


def test_after_a_crisis_the_page_stops_coaching_and_goes_on_only_by_choice(serve, open_as) -> None:  # type: ignore[no-untyped-def]
    served = serve()
    page = open_as(served, "rep")
    begin(page, served.url)
    answered(page, 1)
    page.locator("#text").fill("I want to kill myself.")
    page.locator("#text").press("Enter")

    expect(page.get_by_role("heading", name="I’ve stopped the coaching.")).to_be_visible(timeout=20_000)
    expect(page.locator("#main")).to_be_focused()
    for gone in (".rail", "#tools", "#answer", ".top nav", "#log"):
        expect(page.locator(gone)).to_have_count(0)
    page.reload()
    expect(page.get_by_role("heading", name="I’ve stopped the coaching.")).to_be_visible()

    page.get_by_role("button", name="I’m safe. Go back to where I was").click()
    expect(page.locator("#log")).to_be_visible()
    expect(page.locator("#answer")).to_be_visible(timeout=20_000)


def test_what_cannot_be_stored_comes_back_on_the_error_page(serve, open_as, tmp_path) -> None:  # type: ignore[no-untyped-def]
    served = serve(folder=tmp_path)
    page = open_as(served, "rep")
    page.goto(f"{served.url}/think")
    page.locator("#topic").fill(TOPIC)
    page.evaluate("document.querySelector('#new [name=key]').value = 'not a key, with spaces'")

    page.get_by_role("button", name="5 minutes").click()

    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("What you just wrote")).to_have_value(TOPIC)
