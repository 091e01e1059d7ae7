"""E-26: a commitment that is due is asked about first, and what came of it is kept."""

from evals.checks.check import Check, Mark
from evals.conversation import Case, Conversation, Exchange


def judge(case: Case, talk: Conversation) -> tuple[Mark, ...]:
    prior = case.prior_commitment
    if prior is None:
        return ()
    first = talk.exchanges[0] if talk.exchanges else Exchange("", "")
    marks = [Mark(first.stage == "follow_up", 1, f"not about {prior.text!r}: {first.reply!r}")]
    if case.expect.outcome:
        kept = talk.outcome == case.expect.outcome
        marks.append(Mark(kept, 0, f"outcome {talk.outcome!r}, the rep said {case.expect.outcome!r}"))
    return tuple(marks)


CHECK = Check("E-26", "follows up first", judge)
