"""The checks in the order of the report. One behaviour a file; none imports Inspect."""

from evals.checks import (
    always_replies,
    answers_plainly,
    commits,
    crisis_stops_coaching,
    ends_with_question,
    follows_up_first,
    no_false_alarm,
    no_leak,
    no_repeat,
    one_question,
    short_enough,
)
from evals.checks.check import Check, Mark

CHECKS: tuple[Check, ...] = (
    no_leak.CHECK,
    ends_with_question.CHECK,
    one_question.CHECK,
    short_enough.CHECK,
    no_repeat.CHECK,
    follows_up_first.CHECK,
    commits.CHECK,
    answers_plainly.CHECK,
    crisis_stops_coaching.CHECK,
    no_false_alarm.CHECK,
    always_replies.CHECK,
)

__all__ = ["CHECKS", "Check", "Mark"]
