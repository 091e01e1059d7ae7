"""E-18: no question comes twice in a session, and none that is nearly one of the last eight."""

import re

from evals.checks.check import Check, Mark
from evals.checks.coaching_turns import coaching
from evals.conversation import Case, Conversation

NEAR = 0.8  # Jaccard of the words; eval catalogue, E-18
WINDOW = 8


def question(reply: str) -> str:
    """The last sentence, when it asks."""
    last = re.split(r"(?<=[.!?”])\s+", reply.strip())[-1]
    return last.casefold() if last.endswith("?") else ""


def likeness(one: str, other: str) -> float:
    a, b = set(re.findall(r"\w+", one)), set(re.findall(r"\w+", other))
    return len(a & b) / len(a | b) if a | b else 0.0


def judge(case: Case, talk: Conversation) -> tuple[Mark, ...]:
    del case
    asked: list[str] = []
    marks: list[Mark] = []
    for n, exchange in coaching(talk):
        now = question(exchange.reply)
        if not now or exchange.aside:  # a ladder may say its sentence again, and a pending question waits
            continue
        near = [old for old in asked[-WINDOW:] if likeness(now, old) >= NEAR]
        again = near or [old for old in asked if old == now]
        marks.append(Mark(not again, n, f"{now!r} after {again[0]!r}" if again else ""))
        asked.append(now)
    return tuple(marks)


CHECK = Check("E-18", "asks nothing twice", judge)
