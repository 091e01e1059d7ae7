"""From judged conversations to a report: a rate with its interval for every check, and where it went wrong.

Knows nothing of Inspect. Its unit is the conversation: one that breaks a rule three times counts once.
"""

import json
from dataclasses import asdict, dataclass

from evals.checks import CHECKS, Check
from evals.conversation import Case, Conversation
from evals.stats import Rate, rate


@dataclass(frozen=True, slots=True)
class Failure:
    """One broken expectation: in which case, in which exchange (0: the whole), and why."""

    case: str
    check: str
    turn: int
    why: str


@dataclass(frozen=True, slots=True)
class Line:
    """One check over all conversations that called for it. `rate` is None when none did."""

    check: str
    name: str
    rate: Rate | None
    marks: int
    failures: tuple[Failure, ...]

    @property
    def passed(self) -> bool:
        """The gate of this suite: no conversation may fail, and something must have been judged."""
        return self.rate is not None and self.rate.passed == self.rate.total


@dataclass(frozen=True, slots=True)
class Report:
    suite: str
    target: str
    lines: tuple[Line, ...]
    errors: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 every gate passed, 1 a gate failed, 2 something could not be measured."""
        if self.errors or any(line.rate is None for line in self.lines):
            return 2
        return 0 if all(line.passed for line in self.lines) else 1


Played = tuple[Case, Conversation]


def make_report(suite: str, target: str, played: tuple[Played, ...], errors: tuple[str, ...] = ()) -> Report:
    return Report(suite, target, tuple(_line(check, played) for check in CHECKS), errors)


def _line(check: Check, played: tuple[Played, ...]) -> Line:
    judged = [(case, check.judge(case, talk)) for case, talk in played]
    judged = [(case, marks) for case, marks in judged if marks]
    failures = tuple(
        Failure(case.id, check.id, mark.turn, mark.why) for case, marks in judged for mark in marks if not mark.passed
    )
    failed = {failure.case for failure in failures}
    return Line(
        check.id,
        check.name,
        rate(len(judged) - len(failed), len(judged)) if judged else None,
        sum(len(marks) for _, marks in judged),
        failures,
    )


def to_json(report: Report) -> str:
    """Everything in the report, for machines."""
    return json.dumps(asdict(report) | {"exit_code": report.exit_code}, ensure_ascii=False, indent=1)


def to_text(report: Report) -> str:
    """The table for people. A rate never stands without its interval."""
    rows = [f"suite {report.suite}, target {report.target}", ""]
    rows.append(f"{'check':<48}{'conversations':>14}{'rate':>8}  95 % interval")
    rows += [_row(line) for line in report.lines]
    failures = [failure for line in report.lines for failure in line.failures]
    if failures:
        rows += ["", "failed:"]
        rows += [f"  {f.check} {f.case}, {f'exchange {f.turn}' if f.turn else 'whole'}: {f.why}" for f in failures]
    if report.errors:
        rows += ["", "could not be measured:", *(f"  {error}" for error in report.errors)]
    verdict = {0: "every gate passed", 1: "a gate failed", 2: "could not measure"}[report.exit_code]
    return "\n".join([*rows, "", f"{verdict} (gate: no conversation fails a check)"])


def _row(line: Line) -> str:
    name = f"{line.check}  {line.name}"
    if line.rate is None:
        return f"{name:<48}{'none':>14}"
    r = line.rate
    counts = f"{r.passed}/{r.total}"
    mark = "" if line.passed else "  failed"
    return f"{name:<48}{counts:>14}{r.value:>8.3f}  {r.low:.3f} to {r.high:.3f}{mark}"
