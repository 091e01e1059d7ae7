"""When will it be? Finds the moment a rep names, as a span of their words, and the date it means if it has one.

The readings chosen for days are listed in graph/calendar_words.py, what counts as a moment in graph/triggers.py.
"""

import re
from dataclasses import dataclass
from datetime import date

from graph.calendar_words import days_in
from graph.tense import is_past
from graph.triggers import moments_in
from graph.wording import fold

LONGEST = 4000  # characters read; a moment named later than that is not looked for

_GAP = re.compile(r"[\s,–—-]*(?:(?:at|on|in|by|around|about|the|or|just|early|late)\s+)?(?:\w+(?: \w+)?,\s*)?")
_BREAK = re.compile(r"[.!?;\n]+(?=\s|$)")
_NEXT_CLAUSE = re.compile(r"[.,!?;\n]|\b(?:and|but|so|because|bc)\b")
_AHEAD = re.compile(r"\b(?:tom\w*|tm\w*|2mor\w*|next|by|before|in|within|every|each|latest)\b")
_GONE = re.compile(r"\b(?:last|past|since|previous|ago|yesterday|from)\s*$")


@dataclass(frozen=True, slots=True)
class When:
    """`phrase` is verbatim and stands at `text[start:end]`; `due` is None for a trigger without a date."""

    phrase: str
    due: date | None
    is_trigger: bool
    start: int = 0
    end: int = 0


def find_when(text: str, today: date) -> When | None:
    """The one moment still to come that `text` names, or None. Never raises.

    A moment at the beginning of a clause ("when he calls, …") wins over a day, a day over a moment further back.
    What is named side by side becomes one phrase: "tomorrow 8:30, when the kids are at school".
    """
    found = whens(text, today)
    leading = [w for w in found if w.is_trigger and w.start in _leading(text)]
    dated = [w for w in found if w.due is not None]
    return next(iter(leading or dated or found), None)


def whens(text: str, today: date) -> tuple[When, ...]:
    """Every moment still to come, leftmost first, neighbours already joined."""
    head = text[:LONGEST]
    low = fold(head)
    days = [When("", d.due, d.recurs, d.start, d.end) for d in days_in(low, today) if not _is_gone(low, d.start, d.end)]
    moments = [When("", None, True, m.start, m.end) for m in moments_in(low) if not _is_day(m.start, m.end, days)]
    return tuple(_with_phrase(head, w) for w in _join(low, sorted([*moments, *days], key=lambda w: (w.start, -w.end))))


def _is_day(start: int, end: int, days: list[When]) -> bool:
    """ "before the 5th" looks like a moment and is a day."""
    return any(day.start == start and day.end >= end for day in days)


def _join(low: str, found: list[When]) -> list[When]:
    joined: list[When] = []
    for when in found:
        last = joined[-1] if joined else None
        if last is not None and (when.start < last.end or _GAP.fullmatch(low, last.end, when.start)):
            joined[-1] = When(
                "",
                last.due or when.due,
                last.is_trigger or when.is_trigger,
                last.start,
                max(last.end, when.end),
            )
        else:
            joined.append(when)
    return joined


def _with_phrase(text: str, when: When) -> When:
    phrase = text[when.start : when.end]
    start = when.start + len(phrase) - len(phrase.lstrip(" ,"))
    phrase = phrase.strip(" ,")
    return When(phrase, when.due, when.is_trigger, start, start + len(phrase))


def _leading(text: str) -> set[int]:
    return {m.start for m in moments_in(fold(text[:LONGEST])) if m.leads}


def _is_gone(low: str, start: int, end: int) -> bool:
    """A day inside a telling of what happened ("called her on monday", "since friday") is not one to come."""
    if _GONE.search(low[max(0, start - 12) : start]):
        return True
    if _AHEAD.search(low[start:end]):
        return False
    breaks = [m.end() for m in _BREAK.finditer(low, 0, start)]
    stop = _NEXT_CLAUSE.search(low, end)
    told = low[breaks[-1] if breaks else 0 : start] + low[end : stop.start() if stop else len(low)]
    return is_past(told)
