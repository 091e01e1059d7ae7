"""E-29 and E-28: the session ends with a commitment, in the rep's words, due when the rep said."""

import re
from collections.abc import Iterator
from datetime import date

from evals.checks.check import Check, Mark
from evals.checks.no_leak import plain
from evals.conversation import Case, Conversation, Promise

OWN = 0.9  # share of the commitment's words that the rep wrote; eval catalogue, E-29


def authorship(text: str, said: str) -> float:
    words = re.findall(r"\w+", plain(text))
    known = set(re.findall(r"\w+", plain(said)))
    return sum(word in known for word in words) / len(words) if words else 0.0


def judge(case: Case, talk: Conversation) -> tuple[Mark, ...]:
    if case.expect.commitment is None:
        return ()
    if not case.expect.commitment:
        return (Mark(not talk.promises, 0, f"nothing was promised, and {talk.promises[:1]!r} is stored"),)
    if not talk.promises:
        return (Mark(False, 0, "no commitment was confirmed"),)
    said = talk.said_before(len(talk.exchanges))
    return (*_words(case, talk.promises[-1], said), *_when(case, talk.promises[-1], talk.played_on or case.today))


def _words(case: Case, promise: Promise, said: str) -> tuple[Mark, ...]:
    own = authorship(promise.text, said)
    missing = [word for word in case.expect.words if plain(word) not in plain(promise.text)]
    return (
        Mark(own >= OWN, 0, f"{own:.0%} of {promise.text!r} are the rep's words"),
        Mark(not missing, 0, f"{promise.text!r} lacks {', '.join(missing)}"),
    )


def _when(case: Case, promise: Promise, played_on: date) -> Iterator[Mark]:
    due, trigger = case.expect.due, case.expect.trigger
    if due is not None and played_on == case.today:
        yield Mark(promise.due == due, 0, f"due {promise.due}, the rep said {due}")
    elif due is not None:  # played on another day: the date is another one, and it must lie ahead
        yield Mark(promise.due is not None and promise.due >= played_on, 0, f"due {promise.due} on {played_on}")
    if trigger:
        kept = plain(trigger) in plain(promise.trigger)
        yield Mark(kept, 0, f"trigger {promise.trigger!r}, the rep said {trigger!r}")


CHECK = Check("E-29", "leaves with a commitment in the rep's words", judge)
