"""E-16: at most 90 words in any coaching reply, at most 45 in the middle one of a conversation."""

from statistics import median

from evals.checks.check import Check, Mark
from evals.checks.coaching_turns import coaching
from evals.conversation import Case, Conversation

MOST, MIDDLE = 90, 45  # eval catalogue, E-16


def judge(case: Case, talk: Conversation) -> tuple[Mark, ...]:
    del case
    counts = [(n, len(exchange.reply.split())) for n, exchange in coaching(talk)]
    if not counts:
        return ()
    middle = median(words for _, words in counts)
    marks = [Mark(words <= MOST, n, f"{words} words, at most {MOST}") for n, words in counts]
    return (*marks, Mark(middle <= MIDDLE, 0, f"{middle:g} words in the middle, at most {MIDDLE}"))


CHECK = Check("E-16", "short enough", judge)
