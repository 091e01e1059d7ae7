"""E-11: one ask a turn. Question marks inside the rep's own quoted words are not asks."""

import re

from evals.checks.check import Check, Mark
from evals.checks.coaching_turns import coaching
from evals.conversation import Case, Conversation

QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def asks(reply: str) -> int:
    return len(re.findall(r"\?+", QUOTED.sub(" ", reply)))


def judge(case: Case, talk: Conversation) -> tuple[Mark, ...]:
    del case
    return tuple(
        Mark(asks(exchange.reply) == 1, n, f"{asks(exchange.reply)} asks in {exchange.reply!r}")
        for n, exchange in coaching(talk)
        if exchange.aside in ("", "answer_request")
    )


CHECK = Check("E-11", "one question a turn", judge)
