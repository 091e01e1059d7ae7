"""Without JavaScript: the whole way from a topic to a promise that the manager sees, by plain forms alone."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

SAYS = (
    "I want a date in the diary with Ruben, their CFO.",
    "Dana wrote that she would socialise it internally.",
    "I gave her a demo and not a case, that part is mine.",
    "I see now that I left Dana alone with it.",
    "I could ask Dana what Ruben needs to see.",
    "Or I could send her the numbers.",
    "Ask Dana, because I learn something.",
    "On Thursday I will ask Dana what Ruben needs to see.",
    "Eight.",
    "I will ask Dana on Thursday.",
    "Eight out of ten.",
)


def say(page: Page, text: str) -> None:
    page.locator("#text").fill(text)
    page.get_by_role("button", name="Answer").click()


def test_everything_works_without_javascript(serve, open_as) -> None:  # type: ignore[no-untyped-def]
    served = serve()
    page = open_as(served, "rep", java_script_enabled=False)

    page.locator("#topic").fill("Harborline went quiet two weeks after a good demo.")
    page.get_by_role("button", name="5 minutes").click()
    expect(page.locator(".log > .coach .ask")).to_have_count(1)
    for text in SAYS:
        if page.locator("#commitment").count():
            break
        say(page, text)
        expect(page.locator('[aria-busy="true"]')).to_have_count(0)

    page.get_by_label("I will", exact=True).fill("ask Dana what Ruben needs to see")
    page.get_by_role("switch").check()
    page.get_by_label(re.compile("A line for")).fill("Ask me how it went")
    page.get_by_role("button", name="Yes, I’ll do this").click()
    expect(page.get_by_role("alert")).to_contain_text("look once more")
    expect(page.locator("#preview")).to_contain_text("Ask me how it went")
    page.get_by_role("button", name="Yes, I’ll do this").click()
    expect(page.locator("#kept")).to_contain_text("ask Dana what Ruben needs to see")
    page.get_by_role("button", name="Finish").click()
    expect(page.get_by_text("The next time you come back after that")).to_be_visible()

    manager = open_as(served, "manager", java_script_enabled=False)
    manager.goto(served.url)
    expect(manager.locator(".item")).to_contain_text("ask Dana what Ruben needs to see")
    expect(manager.locator(".item")).to_contain_text("Ask me how it went")


def test_pause_pick_up_and_end_work_without_javascript(serve, open_as) -> None:  # type: ignore[no-untyped-def]
    served = serve()
    page = open_as(served, "rep", java_script_enabled=False)
    page.locator("#topic").fill("Kestrel wants a second site.")
    page.get_by_role("button", name="30 minutes").click()

    page.get_by_text("Steer:").click()
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name=re.compile("Pick up “Kestrel")).click()
    expect(page.locator("#answer")).to_be_visible()
    page.get_by_text("Steer:").click()
    page.get_by_role("button", name="End here").click()

    expect(page.get_by_role("heading", name="That’s enough for now.")).to_be_visible()
    page.goto(f"{served.url}/think")
    expect(page.get_by_text("Kestrel")).to_have_count(0)
