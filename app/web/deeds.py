"""Commitments as their pages show them: the owner's view with its acts, and the manager's, which is less."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from app.web import words
from app.web.dates_in_words import due_words, past_day, short
from app.web.shared import STATUS_WORDS, SharedView, shared_view


class OwnRow(Protocol):
    """What its owner sees of a commitment."""

    @property
    def id(self) -> str: ...
    @property
    def action(self) -> str: ...
    @property
    def due(self) -> date | None: ...
    @property
    def status(self) -> str: ...
    @property
    def note(self) -> str: ...

    @property
    def trigger(self) -> str: ...
    @property
    def when_text(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def shared_at(self) -> datetime | None: ...
    @property
    def created_at(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class OwnView:
    """One commitment on its owner's page."""

    id: str
    opening: str
    action: str
    meta: str
    happened: str
    is_open: bool
    is_shared: bool
    can_share: bool
    preview: SharedView


@dataclass(frozen=True, slots=True)
class DueView:
    """The promise that the start page asks about first."""

    id: str
    opening: str
    action: str
    reminder: str


@dataclass(frozen=True, slots=True)
class PromiseView:
    """The promise at the end of its conversation."""

    opening: str
    action: str
    when: str
    seen_by: str


def is_open(row: OwnRow) -> bool:
    return row.status == "confirmed"


def is_due(row: OwnRow, today: date) -> bool:
    """A promise whose day has come; an intention never falls due."""
    return is_open(row) and row.kind == "commitment" and row.due is not None and row.due <= today


def own_view(row: OwnRow, today: date, manager: str, happened: str = "") -> OwnView:
    is_promise = row.kind == "commitment"
    return OwnView(
        id=row.id,
        opening=_opening(row),
        action=row.action,
        meta=" · ".join(part for part in (_standing(row, today), _when(row), _seen_by(row, today, manager)) if part),
        happened=happened,
        is_open=is_open(row),
        is_shared=row.shared_at is not None,
        can_share=is_open(row) and is_promise and row.shared_at is None,
        preview=shared_view(row.action, row.due, row.status, row.note, today),
    )


def due_view(row: OwnRow, today: date) -> DueView:
    """What was promised, when, and for when, in one sentence."""
    promised = past_day(row.created_at.date(), today)
    due = row.due
    for_when = "" if due is None else ", for today" if due == today else f", for {short(due)}"
    return DueView(
        row.id, _opening(row), row.action, f"{promised[0].upper()}{promised[1:]} you wrote this to yourself{for_when}."
    )


def promise_view(row: OwnRow, today: date, manager: str) -> PromiseView:
    when = _when(row) or due_words(row.due, today)
    return PromiseView(_opening(row), row.action, when, _seen_by(row, today, manager))


def _opening(row: OwnRow) -> str:
    return words.WILL if row.kind == "commitment" else words.MEAN_TO


def _standing(row: OwnRow, today: date) -> str:
    if not is_open(row):
        said = STATUS_WORDS[row.status]
        return said[0].upper() + said[1:] + (f" · {short(row.due)}" if row.due else "")
    if row.kind == "intention":
        return words.INTENTION
    return due_words(row.due, today) if row.due else ""


def _when(row: OwnRow) -> str:
    """The moment in the rep's words, where a date does not say it all."""
    said = row.trigger or ("" if row.due else row.when_text)
    return said[:1].upper() + said[1:] if said and is_open(row) else ""


def _seen_by(row: OwnRow, today: date, manager: str) -> str:
    if row.shared_at is None:
        return words.PRIVATE
    since = past_day(row.shared_at.date(), today).removeprefix("on ")
    return words.SHARED_SINCE.format(manager or words.YOUR_MANAGER, since)
