"""What `coach guard` does with a line. Knows the guard's public face and nothing of files or terminals."""

import time
from typing import Annotated, Any

from pydantic import BeforeValidator

from app.cli.batch import Answered, answer_lines
from app.cli.json_lines import Row
from graph import Stage
from guardrails import FreeText, Guard, Memory, load_guard


def _stage(value: Any) -> Any:
    if value is None:
        return value
    if isinstance(value, str) and value.lower() in tuple(Stage):
        return value.lower()
    raise ValueError(f"use one of {', '.join(Stage)}, or leave it out")


class GuardRow(Row):
    """`context`: what the rep said before, oldest first. `stage`: where in the conversation the reply would stand."""

    context: list[str]
    reply: str
    stage: Annotated[str | None, BeforeValidator(_stage)] = None


def run(source: str) -> int:
    """Reviews every line of `source`; returns the exit code."""
    judge = load_guard()

    async def answer(row: GuardRow) -> Answered:
        return review(judge, row)

    return answer_lines(source, GuardRow, answer)


def review(judge: Guard, row: GuardRow) -> Answered:
    """One line's answer. A review without a decision is a refusal, and says so as a finding."""
    began = time.perf_counter()
    verdict = judge.review(FreeText(row.reply, row.stage), Memory.of(row.context)).verdict
    ms = round((time.perf_counter() - began) * 1000, 3)
    findings = [{"rule": each.rule, "quote": each.quote, "reason": each.reason} for each in verdict.findings]
    if verdict.undecided:
        findings.append({"rule": "undecided", "quote": "", "reason": verdict.undecided})
    return Answered({"id": row.id, "passed": verdict.passed, "findings": findings, "ms": ms})
