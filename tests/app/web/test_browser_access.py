"""Everybody can use every page: axe-core in light, dark and on a phone, no sideways scroll, the keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {"color_scheme": "light", "viewport": {"width": 390, "height": 844}},
    "narrow-dark": {"color_scheme": "dark", "viewport": {"width": 320, "height": 640}},
}
TOPIC = "Harborline went quiet two weeks after a good demo."
STRAIGHT_TO_A_PROMISE = ("I will ask Dana on Thursday what Ruben needs to see.", "Eight.", "On Thursday.", "Eight.")


@pytest.fixture(scope="module")
def served(serve):  # type: ignore[no-untyped-def]
    return serve()


def start(page: Page, url: str, topic: str = TOPIC) -> None:
    page.goto(f"{url}/think")
    page.locator("#topic").fill(topic)
    page.get_by_role("button", name="5 minutes").click()
    settled(page, 1)


def settled(page: Page, turns: int) -> None:
    expect(page.locator(".log > .coach")).to_have_count(turns)
    expect(page.locator('[aria-busy="true"]')).to_have_count(0, timeout=20_000)


def to_the_promise(page: Page) -> None:
    """Skips to Commit and says what is asked there."""
    page.get_by_text("Steer:").click()
    page.get_by_role("button", name="Skip to Commit").click()
    settled(page, 2)
    for n, text in enumerate(STRAIGHT_TO_A_PROMISE):
        if page.locator("#commitment").count():
            break
        page.locator("#text").fill(text)
        page.get_by_role("button", name="Answer").click()
        settled(page, n + 3)
    expect(page.locator("#commitment")).to_be_visible()


def check(page: Page, violations, where: str) -> None:  # type: ignore[no-untyped-def]
    assert violations(page) == [], where
    wide, seen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= seen, f"{where}: {wide} px of content in {seen} px"


@pytest.mark.parametrize("look", LOOKS)
def test_every_page_is_accessible(served, open_as, violations, look: str) -> None:  # type: ignore[no-untyped-def]
    stranger = open_as(served, None, **LOOKS[look])
    for path in ("/sign-in", "/sign-in/link?token=made-up"):
        stranger.goto(served.url + path)
        check(stranger, violations, path)
    page = open_as(served, "rep", **LOOKS[look])
    for path in ("/think", "/privacy", "/commitments", "/sessions/not-there", "/team"):
        page.goto(served.url + path)
        check(page, violations, path)

    start(page, served.url)
    page.get_by_text("Why").first.click()
    page.get_by_text("Steer:").click()
    check(page, violations, "conversation, details open")
    page.get_by_text("Steer:").click()
    to_the_promise(page)
    page.get_by_role("switch").check()
    check(page, violations, "the promise, shared")
    page.get_by_label("I will", exact=True).fill("")
    page.get_by_role("button", name="Keep it as an intention").click()
    page.evaluate("document.querySelector('#commitment').noValidate = true")
    page.get_by_role("button", name="Keep it as an intention").click()
    expect(page.locator("[aria-invalid]")).to_have_count(1)
    check(page, violations, "the promise, with a problem")
    page.get_by_label("I will", exact=True).fill("ring Dana")
    page.get_by_role("button", name="Yes, I’ll do this").click()
    if page.get_by_text("look once more").count():
        page.get_by_role("button", name="Yes, I’ll do this").click()
    check(page, violations, "the close")
    page.get_by_role("button", name="Finish").click()
    check(page, violations, "over")
    page.goto(f"{served.url}/commitments")
    check(page, violations, "commitments, one shared")

    start(page, served.url)
    page.locator("#text").fill("I want to kill myself.")
    page.get_by_role("button", name="Answer").click()
    expect(page.get_by_role("heading", name="I’ve stopped the coaching.")).to_be_visible(timeout=20_000)
    check(page, violations, "safety")

    for role in ("manager", "evaluator"):
        other = open_as(served, role, **LOOKS[look])
        other.goto(served.url)
        check(other, violations, role)


def test_a_whole_conversation_by_keyboard_alone(served, open_as) -> None:  # type: ignore[no-untyped-def]
    page = open_as(served, "rep")
    page.goto(f"{served.url}/think")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    tab_to(page, "#topic")
    page.keyboard.type(TOPIC)
    tab_to(page, "[name=length][value='5']")
    page.keyboard.press("Enter")
    settled(page, 1)

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the question")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, "#text")
    page.keyboard.type("I gave her a demo")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("and not a case.")
    page.keyboard.press("Enter")
    settled(page, 2)
    expect(page.locator("#text")).to_be_focused()
    expect(page.locator(".you .words").last).to_have_text("I gave her a demo\nand not a case.")

    tab_to(page, ".steer summary")
    page.keyboard.press("Enter")
    expect(page.locator(".steer")).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(page.locator(".steer")).not_to_have_attribute("open", "")
    expect(page.locator(".steer summary")).to_be_focused()


def tab_to(page: Page, selector: str) -> None:
    """Tab until it has the focus; every stop on the way can be seen."""
    for _ in range(40):
        page.keyboard.press("Tab")
        box = page.evaluate(
            "(() => { const r = document.activeElement.getBoundingClientRect(); return [r.width, r.height] })()"
        )
        assert min(box) > 0
        if page.evaluate(f"document.activeElement.matches({selector!r})"):
            return
    raise AssertionError(f"{selector} cannot be reached by Tab")


@pytest.mark.parametrize("path", ["/think", "/commitments", "/privacy"])
def test_everything_to_press_is_large_enough_for_a_thumb(served, open_as, path: str) -> None:  # type: ignore[no-untyped-def]
    page = open_as(served, "rep", viewport={"width": 390, "height": 844})
    page.goto(served.url + path)

    small = page.evaluate(
        "[...document.querySelectorAll('main button, main .btn, main .chip, main .plain, main summary')]"
        ".filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 44).map((e) => e.outerHTML)"
    )

    assert small == []
