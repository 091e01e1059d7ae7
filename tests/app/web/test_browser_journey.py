"""The main job, with nothing but real parts: a rep leaves with a promise of her own, her manager sees exactly that."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

CANARY = "Zanzibarolith"  # a word that only the rep ever writes
SAYS = (
    f"Harborline, the {CANARY} deal, went quiet two weeks after a good demo.",
    f"I want a date in the diary with Ruben, their CFO, before {CANARY} closes.",
    f"Dana wrote that she would socialise it internally. I sent two follow-ups. {CANARY}.",
    f"I gave her a demo and not a case, that is my part of {CANARY}.",
    f"I see now that I left Dana alone with it. {CANARY}",
    "I could ask Dana what Ruben needs to see.",
    "Or I could send her the numbers myself.",
    f"Ask Dana, because I learn something about {CANARY}.",
    "I will ask Dana what Ruben needs to see.",
    "On Thursday.",
    "Eight.",
    "It is the part I can move.",
    "On Thursday I will ask Dana what Ruben needs to see.",
    "Eight out of ten.",
)


def say(page: Page, text: str) -> None:
    """Answers, and waits until the next question, or the promise, stands there."""
    page.locator("#text").fill(text)
    turns = page.locator(".log > .coach").count()
    page.locator("#text").press("Enter")
    expect(page.locator(".log > .coach")).to_have_count(turns + 1)
    expect(page.locator('[aria-busy="true"]')).to_have_count(0, timeout=20_000)


def coach_until_the_promise(page: Page) -> list[str]:
    """Five minutes of answers; returns what the rep wrote."""
    said = [SAYS[0]]
    page.locator("#topic").fill(SAYS[0])
    page.get_by_role("button", name="5 minutes").click()
    expect(page.locator(".ask").last).to_be_visible(timeout=20_000)
    for text in SAYS[1:]:
        if page.locator("#commitment").count():
            break
        say(page, text)
        said.append(text)
    expect(page.locator("#commitment")).to_be_visible()
    return said


def test_a_rep_leaves_with_a_promise_and_her_manager_sees_it_and_not_one_word_more(serve, open_as) -> None:  # type: ignore[no-untyped-def]
    served = serve()
    rep = open_as(served, "rep")
    expect(rep.get_by_role("heading", name="What would be worth thinking through?")).to_be_visible()
    said = coach_until_the_promise(rep)

    rep.get_by_label("I will", exact=True).fill("ask Dana what Ruben needs to see")
    rep.get_by_label("I’ll know, because").fill(f"private {CANARY}")
    expect(rep.get_by_role("switch")).not_to_be_checked()
    expect(rep.locator("#preview")).not_to_be_visible()
    rep.get_by_role("switch").check()
    rep.get_by_label(re.compile("A line for")).fill("Ask me")
    rep.get_by_label(re.compile("A line for")).press_sequentially(" how it went", delay=60)
    expect(rep.locator("#preview")).to_contain_text("Ask me how it went")
    expect(rep.locator("#preview")).to_contain_text("ask Dana what Ruben needs to see")
    promised = rep.locator("#preview").inner_text()
    rep.get_by_role("button", name="Yes, I’ll do this").click()

    expect(rep.locator("#kept")).to_contain_text("ask Dana what Ruben needs to see")
    rep.locator("#text").fill(f"That it was mine to move, {CANARY}.")
    rep.get_by_role("button", name="Finish").click()
    expect(rep.get_by_text("The next time you come back after that")).to_be_visible(timeout=20_000)

    manager = open_as(served, "manager")
    manager.goto(served.url)
    item = manager.locator(".item")
    expect(item).to_have_count(1)
    assert item.inner_text().split() == promised.split()
    seen = manager.locator("html").inner_text() + manager.content()
    assert CANARY not in seen
    for text in said:
        assert text not in seen


def test_what_is_taken_back_is_gone_from_the_managers_page_at_once(serve, open_as) -> None:  # type: ignore[no-untyped-def]
    served = serve()
    rep = open_as(served, "rep")
    coach_until_the_promise(rep)
    rep.get_by_label("I will", exact=True).fill("ring Dana")
    rep.get_by_role("button", name="Yes, I’ll do this").click()
    expect(rep.locator("#kept")).to_contain_text("ring Dana")
    manager = open_as(served, "manager")
    manager.goto(f"{served.url}/team")
    expect(manager.get_by_text("Nothing is shared with you at the moment")).to_be_visible()

    rep.goto(f"{served.url}/commitments")
    rep.get_by_text("Share…").click()
    rep.get_by_role("button", name=re.compile("Share it with")).click()
    manager.reload()
    expect(manager.locator(".item")).to_contain_text("ring Dana")

    rep.get_by_role("button", name="Stop sharing").click()
    expect(rep.locator(".item")).to_contain_text("Private")
    manager.reload()
    expect(manager.locator(".item")).to_have_count(0)
