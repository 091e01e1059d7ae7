"""The commitment card, put together from the rep's own words and nothing else."""

import re
from datetime import date

from graph.dates import find_when
from graph.state import Card, SessionState, Slot

NUMBER_WORDS = {word: n for n, word in enumerate("zero one two three four five six seven eight nine ten".split())}


def action_of(state: SessionState) -> str | None:
    """The step in the rep's words: stated outright, else the option they chose, else the only option there is."""
    stated = state.latest(Slot.ACTION) or state.latest(Slot.CHOSEN)
    if stated:
        return stated
    options = state.values(Slot.OPTION)
    return options[0] if len(options) == 1 else None


def confidence_of(state: SessionState) -> int | None:
    """0 to 10 out of "8ish", "about an eight", "7/10"; None when no number was said."""
    said = state.latest(Slot.CONFIDENCE) or ""
    digits = re.search(r"\d+", said)
    if digits:
        return min(int(digits.group()), 10)
    return next((NUMBER_WORDS[w] for w in re.findall(r"[a-z]+", said.lower()) if w in NUMBER_WORDS), None)


def make_card(state: SessionState, today: date) -> Card | None:
    """The card as it stands, or None when no step was named. Without a when it is an intention, and says so.

    A date is resolved once, on the day it was said: a card that already holds the same words keeps its date.
    """
    action = action_of(state)
    if not action:
        return None
    when_text = state.latest(Slot.WHEN) or ""
    old = state.card
    found = find_when(when_text, today) if when_text else None
    same = old is not None and old.when_text == when_text
    due = old.due if same and old is not None else (found.due if found else None)
    return Card(
        action=action,
        when_text=when_text,
        trigger=when_text if found is not None and found.is_trigger else "",
        due=due,
        done_evidence=state.latest(Slot.DONE_EVIDENCE) or "",
        obstacle=state.latest(Slot.OBSTACLE) or "",
        plan=state.latest(Slot.OBSTACLE_PLAN) or "",
        confidence=confidence_of(state),
        kind="commitment" if when_text else "intention",
    )
