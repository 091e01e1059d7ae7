"""What a rep sends: checked once, for every way it can come in. Knows nothing of what the words mean."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from app.errors import BadInput, TooLong, shortened
from graph import Steer

MAX_CHARACTERS: Final = 10_000  # a long story told at once; beyond it, it is a paste that belongs elsewhere
MAX_FIELD: Final = 500  # one line of a commitment
MAX_NOTE: Final = 300
MAX_KEY: Final = 100
KEY: Final = re.compile(r"[\x21-\x7e]{1,100}")
WORDLESS: Final[tuple[Steer, ...]] = ("stuck", "commit", "confirm", "not_yet", "resume")
UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")  # PostgreSQL refuses the first, UTF-8 the others


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the rep. `key` names it, so that sending it twice is sending it once."""

    text: str
    key: str
    steer: Steer | None = None


def checked_message(text: str, key: str, steer: Steer | None = None) -> Message:
    """The message, or BadInput saying what about it cannot be used."""
    if steer is None and not text.strip():
        raise BadInput("text", "The message is empty. One sentence is enough.")
    return Message(checked_text("text", text, MAX_CHARACTERS), checked_key(key), steer)


def checked_text(field: str, text: str, limit: int) -> str:
    """The text unchanged, if it is short enough and every database can keep it."""
    if len(text) > limit:
        raise TooLong(field, f"{field!r} has {len(text)} characters; {limit} is the most. Nothing was stored.")
    found = UNSTORABLE.search(text)
    if found is not None:
        name = f"U+{ord(found.group()):04X} ({unicodedata.name(found.group(), 'not a character')})"
        raise BadInput(field, f"{field!r} holds {name} at position {found.start()}; remove it. Is this a binary file?")
    return text


def checked_key(key: str) -> str:
    if not KEY.fullmatch(key):
        raise BadInput(
            "key",
            f"The idempotency key {shortened(key)!r} cannot be used: give 1 to {MAX_KEY} ASCII characters, no space.",
        )
    return key
