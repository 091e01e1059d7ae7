"""The rule-made reader: what did the rep's message say? English, deterministic, pure; the embedded coach's ear.

It proposes and knows nothing of what is believed: every proposal is checked again in graph/evidence.py. Every quote is
a verbatim stretch of the message, with one exception: "that one" is heard as the words of the option it points to,
which the rep wrote in an earlier message.
"""

from collections.abc import Iterable
from datetime import date

from graph.embedded.answers import answer
from graph.embedded.clauses import LONGEST, Hearing
from graph.embedded.volunteered import volunteered
from graph.signals import is_hollow, is_stuck, is_unreadable
from graph.state import Heard, SessionState

MOST = 10  # proposals from one message


def read(text: str, state: SessionState, today: date) -> tuple[Heard, ...]:
    """What `text` says, given the pending question and the stage. A hollow message says nothing. Never raises."""
    head = text[:LONGEST]
    move = state.pending.move if state.pending else None
    if is_unreadable(head) or is_stuck(head) or is_hollow(head, move):
        return ()
    hearing = Hearing(head, state, today)
    answered = list(answer(hearing))
    extra = volunteered(hearing, frozenset(heard.slot for heard in answered))
    return _tidy([*answered, *extra])


def _tidy(proposals: Iterable[Heard]) -> tuple[Heard, ...]:
    kept: dict[tuple[str, str], Heard] = {}
    for heard in proposals:
        if heard.value.strip() and heard.quote.strip():
            kept.setdefault((heard.slot.value, heard.value.casefold()), heard)
    return tuple(kept.values())[:MOST]
