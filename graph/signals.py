"""What kind of message is this, before anybody reads it for content? Pure yes-or-no questions about the words.

Knows nothing of evidence and of stages. English only; `looks_foreign` says when that does not hold. A message may be
two things at once: "Acme went dark after my demo, what should I do?" asks for an answer and tells a situation, so
`asks_for_answer` is true and the reader still hears the topic in it.
"""

import re
import unicodedata
from typing import Literal

from graph.phrases import (
    AI,
    ANSWER,
    CLOSED_MOVES,
    COMMIT,
    COMMITMENT,
    END,
    ENGLISH,
    FOREIGN,
    HOLLOW,
    MASH_ROWS,
    NEGATIVE,
    NO_IS_AN_ANSWER,
    NUMBER_MOVES,
    POLITE,
    PRIVACY,
    REPORTED,
    STORE,
    STUCK,
    TIME,
    VAGUE,
    YES_OR_NO,
)
from graph.wording import fold, words

Info = Literal["privacy", "ai", "store", "time", "commitment"]
LONGEST = 4000  # characters looked at


def is_unreadable(text: str) -> bool:
    """Nothing to read: no letter and no digit of any script, or mostly control characters.

    Bare punctuation ("…", "?") is not unreadable: it is a rep who says nothing, which `is_hollow` covers.
    """
    head = text[:LONGEST]
    if not any(c.isalnum() for c in head):
        return bool(head) and not set(head) <= set(" \t\r\n.,;:!?…-–—*'\"")
    odd = sum(
        (unicodedata.category(c) in ("Cc", "Co", "Cn", "Cs") and c not in "\r\n\t") or c == "\ufffd" for c in head
    )
    return odd * 10 > len(head) * 3


def is_hollow(text: str, pending_move: str | None) -> bool:
    """Nothing said: "ok", "idk", a thumb, keyboard mash. A yes, a no or a number that was asked for is an answer."""
    low = fold(text[:LONGEST]).strip()
    said = words(low)
    if not said:
        return True
    if any(c.isdigit() for c in low) and (pending_move in NUMBER_MOVES or len(said) > 1):
        return False
    if pending_move in CLOSED_MOVES and YES_OR_NO.match(low):
        return False
    if pending_move in NO_IS_AN_ANSWER and NEGATIVE.fullmatch(low):
        return False
    return all(word in HOLLOW or word.isdigit() for word in said) or _is_mash(said)


def is_stuck(text: str) -> bool:
    """ "idk", "no clue how to start" and nothing else of substance."""
    low = fold(text[:LONGEST])
    if not STUCK.search(low):
        return False
    rest = [w for w in words(STUCK.sub(" ", low)) if w not in HOLLOW and w not in POLITE]
    return not rest


def asks_for_answer(text: str) -> bool:
    """Wants the coach to say what to do, by request, by trick or by order; what others said does not count."""
    low = fold(text[:LONGEST])
    return any(not REPORTED.search(low[: found.start()]) for found in ANSWER.finditer(low))


def asks_info(text: str) -> Info | None:
    """A question about the coach itself, and about what: it is answered straight, not coached."""
    low = fold(text[:LONGEST])
    kinds: tuple[tuple[Info, re.Pattern[str]], ...] = (
        ("commitment", COMMITMENT),
        ("store", STORE),
        ("privacy", PRIVACY),
        ("ai", AI),
        ("time", TIME),
    )
    for kind, pattern in kinds:
        found = pattern.search(low)
        if found and not REPORTED.search(low[: found.start()]):
            return kind
    return None


def is_vague(action: str) -> bool:
    """An intention without an act: "try to be better", "stay on top of it"."""
    return VAGUE.fullmatch(" ".join(words(action[:LONGEST]))) is not None


def wants_commit(text: str) -> bool:
    """Wants to go straight to the step."""
    return COMMIT.search(fold(text[:LONGEST])) is not None


def wants_end(text: str) -> bool:
    """Wants to stop now. "yes. ok bye" is first of all a yes, so it is no."""
    low = fold(text[:LONGEST]).strip()
    if len(words(low)) > 12:
        return False
    return END.match(low) is not None


def looks_foreign(text: str) -> bool:
    """Another script, or another language's small words clearly outnumbering English ones. Short messages never."""
    head = text[:LONGEST]
    letters = [c for c in head if c.isalpha()]
    if len(letters) < 8:
        return False
    strange = sum(not _is_latin(c) for c in letters)
    if strange * 2 > len(letters):
        return True
    said = words(head)
    foreign = sum(word in FOREIGN for word in said)
    english = sum(word in ENGLISH for word in said)
    return len(said) >= 4 and foreign >= 2 and foreign > english and foreign * 6 >= len(said)


def _is_latin(char: str) -> bool:
    return char < "\u0250" or unicodedata.name(char, "").startswith("LATIN")


def _is_mash(said: list[str]) -> bool:
    return len(said) <= 4 and all(_is_mashed(word) for word in said)


def _is_mashed(word: str) -> bool:
    if len(word) < 3:
        return False
    if len(set(word)) == 1:
        return True
    if len(word) >= 4 and any(word in row or word[::-1] in row for row in MASH_ROWS):
        return True
    return (len(word) >= 5 and word.isalpha() and not set(word) & set("aeiouy")) or bool(_CONSONANTS.search(word))


_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{6}")
