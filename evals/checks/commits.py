"""E-29 and E-28: the session ends with a commitment, in the rep's words, due when the rep said."""

import re

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
    return tuple(mark for mark in _marks(case, talk.promises[-1], said))


def _marks(case: Case, promise: Promise, said: str) -> list[Mark]:
    expect = case.expect
    own = authorship(promise.text, said)
    missing = [word for word in expect.words if plain(word) not in plain(promise.text)]
    marks = [
        Mark(own >= OWN, 0, f"{own:.0%} of {promise.text!r} are the rep's words"),
        Mark(not missing, 0, f"{promise.text!r} lacks {', '.join(missing)}"),
    ]
    if expect.due is not None:
        marks.append(Mark(promise.due == expect.due, 0, f"due {promise.due}, the rep said {expect.due}"))
    if expect.trigger:
        kept = plain(expect.trigger) in plain(promise.trigger)
        marks.append(Mark(kept, 0, f"trigger {promise.trigger!r}, the rep said {expect.trigger!r}"))
    return marks


CHECK = Check("E-29", "leaves with a commitment in the rep's words", judge)
