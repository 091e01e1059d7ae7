"""The promise as a form: the rep's words in every field, what was typed kept, and the manager's view beside it."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from starlette.datastructures import FormData

from app.message import MAX_FIELD, MAX_NOTE
from app.web import words
from app.web.dates_in_words import long
from app.web.shared import SharedView, shared_view

REQUIRED = frozenset({"action"})
SCALE = frozenset(str(n) for n in range(11))


class Draft(Protocol):
    """What the store, or the machine, knows of a promise that waits for a yes."""

    @property
    def action(self) -> str: ...
    @property
    def when_text(self) -> str: ...
    @property
    def trigger(self) -> str: ...
    @property
    def due(self) -> date | None: ...
    @property
    def done_evidence(self) -> str: ...
    @property
    def obstacle(self) -> str: ...
    @property
    def plan(self) -> str: ...
    @property
    def confidence(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class CardInput:
    """What the rep has on the sheet: typed, not yet believed."""

    action: str = ""
    trigger: str = ""
    due: str = ""
    done_evidence: str = ""
    obstacle: str = ""
    plan: str = ""
    confidence: int | None = None
    share: bool = False
    note: str = ""
    seen: str = ""

    @property
    def due_date(self) -> date | None:
        """The date typed; None when empty or when it is no date."""
        try:
            return date.fromisoformat(self.due)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sheet."""

    name: str
    label: str
    value: str
    problem: str = ""
    required: bool = False
    limit: int = MAX_FIELD

    @property
    def id(self) -> str:
        return f"promise-{self.name.replace('_', '-')}"


@dataclass(frozen=True, slots=True)
class SharingWords:
    """Who sees it, in the policy's sentences: while off, while on, and what is never part of it."""

    off: str = ""
    on: str = ""
    never: str = ""


@dataclass(frozen=True, slots=True)
class CardView:
    """The sheet as the template reads it."""

    today: str
    lines: tuple[Line, ...]
    due: str
    due_problem: str
    confidence: int | None
    manager: str
    share: bool
    sharing: SharingWords
    preview: SharedView
    seen: str
    note: str
    note_limit: int = MAX_NOTE
    problem: str = ""


def from_draft(card: Draft) -> CardInput:
    """The sheet as the conversation left it."""
    return CardInput(
        action=card.action,
        trigger=card.trigger or ("" if card.due else card.when_text),
        due=card.due.isoformat() if card.due else "",
        done_evidence=card.done_evidence,
        obstacle=card.obstacle,
        plan=card.plan,
        confidence=card.confidence,
    )


def from_form(form: FormData) -> CardInput:
    """The sheet as it was sent: spaces trimmed, nothing else changed; an odd confidence counts as none."""
    text = {name: str(form.get(name, "")).strip() for name in (*words.LINES, "due", "note", "seen", "confidence")}
    sure = text.pop("confidence")
    return CardInput(**text, confidence=int(sure) if sure in SCALE else None, share=form.get("share") == "1")


def words_of(sheet: CardInput) -> dict[str, Any]:
    """The fields to store, as the commitment's own."""
    return {name: getattr(sheet, name) for name in (*words.LINES, "confidence")} | {"due": sheet.due_date}


def problems(sheet: CardInput, needs_when: bool) -> dict[str, str]:
    """What keeps this sheet from being a promise, by field; empty when nothing does."""
    found = {name: words.LINE_LONG.format(MAX_FIELD) for name in words.LINES if len(getattr(sheet, name)) > MAX_FIELD}
    if not sheet.action:
        found["action"] = words.NO_ACTION
    if len(sheet.note) > MAX_NOTE:
        found["note"] = words.LINE_LONG.format(MAX_NOTE)
    if sheet.due and sheet.due_date is None:
        found["due"] = words.BAD_DATE
    if needs_when and not sheet.due and not sheet.trigger:
        found["trigger"] = words.NO_WHEN
    return found


def preview(sheet: CardInput, today: date) -> SharedView:
    """What the manager would see of this sheet, were it shared now."""
    return shared_view(sheet.action, sheet.due_date, "confirmed", sheet.note, today)


def digest(sheet: CardInput) -> str:
    """Names what the preview shows, so that nothing else can be shared than what was seen."""
    shown = "\0".join((sheet.action, sheet.due, sheet.note))
    return hashlib.sha256(shown.encode()).hexdigest()[:16]


def was_seen(sheet: CardInput) -> bool:
    return sheet.seen == digest(sheet)


def card_view(
    sheet: CardInput,
    today: date,
    manager: str,
    sharing: SharingWords,
    found: dict[str, str] | None = None,
    problem: str = "",
) -> CardView:
    """The sheet for the template, with `found` problems beside their fields."""
    found = found or {}
    lines = tuple(
        Line(name, label, getattr(sheet, name), found.get(name, ""), name in REQUIRED)
        for name, label in words.LINES.items()
    )
    return CardView(
        today=long(today),
        lines=lines,
        due=sheet.due,
        due_problem=found.get("due", ""),
        confidence=sheet.confidence,
        manager=manager,
        share=sheet.share and bool(manager),
        sharing=sharing,
        preview=preview(sheet, today),
        seen=digest(sheet),
        note=sheet.note,
        problem=problem or found.get("note", ""),
    )


def as_intention(sheet: CardInput) -> CardInput:
    """The same sheet without a when: nothing falls due. Nor is it shared: the preview showed something else."""
    return replace(sheet, due="", trigger="", share=False)
