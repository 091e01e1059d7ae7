"""E-10: a coaching reply ends with its question. The ladders may offer a way out instead, so they are left out."""

from evals.checks.check import Check, Mark
from evals.checks.coaching_turns import coaching
from evals.conversation import Case, Conversation


def judge(case: Case, talk: Conversation) -> tuple[Mark, ...]:
    del case
    return tuple(
        Mark(exchange.reply.rstrip().endswith("?"), n, f"ends with {exchange.reply[-40:]!r}")
        for n, exchange in coaching(talk)
        if exchange.aside in ("", "answer_request")
    )


CHECK = Check("E-10", "ends with a question", judge)
