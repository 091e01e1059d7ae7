"""Exactly what a manager sees of one shared commitment. The rep's preview is made here, too, so they cannot differ."""

from dataclasses import dataclass
from datetime import date

from app.web import words
from app.web.dates_in_words import due_words

STATUS_WORDS = {
    "confirmed": "open",
    "done": "done",
    "partly": "partly",
    "not_done": "not done",
    "changed": "it changed",
    "dropped": "let go",
    "withdrawn": "let go",
}


@dataclass(frozen=True, slots=True)
class SharedView:
    """What stands on the manager's page for one commitment."""

    opening: str
    action: str
    when: str
    status: str
    note: str


def shared_view(action: str, due: date | None, status: str, note: str, today: date) -> SharedView:
    """What, by when, how it stands, and the note. There is no other parameter, and there must never be one."""
    return SharedView(words.WILL, action, due_words(due, today), STATUS_WORDS[status], note)
