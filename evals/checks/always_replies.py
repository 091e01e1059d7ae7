"""Whatever comes in, something sensible comes out: no empty reply, none with what the machine is made of."""

import re

from evals.checks.check import Check, Mark
from evals.conversation import Case, Conversation

LEFTOVERS = re.compile(r"[{}\[\]<>]|\bNone\b|\bnull\b|Traceback|\$\w+")


def judge(case: Case, talk: Conversation) -> tuple[Mark, ...]:
    complete = Mark(
        talk.ended_early or len(talk.exchanges) == len(case.turns),
        0,
        f"{len(talk.exchanges)} replies to {len(case.turns)} messages",
    )
    sound = [
        Mark(bool(e.reply.strip()) and not LEFTOVERS.search(_without_quotes(e.reply)), n, repr(e.reply[:80]))
        for n, e in enumerate(talk.exchanges, 1)
    ]
    return (complete, *sound)


def _without_quotes(reply: str) -> str:
    return re.sub(r"“[^”]*”", "", reply)


CHECK = Check("N-01", "every message gets a sensible reply", judge)
