"""The report: what the exit code stands on, and that no rate stands without its interval."""

import json

import pytest

from evals.checks import CHECKS
from evals.conversation import Case, Conversation, Exchange, Expected, Prior, Promise
from evals.report import Played, make_report, to_json, to_text

GOOD = "What happened on that call?"
BAD = "You should call her."


def played(reply: str, safety: int | None = None) -> tuple[Played, ...]:
    """One case of every sort, so that each check has something to judge; the first one gets `reply`."""
    call = Prior.model_validate({"text": "call Dana", "due": "2026-11-20"})
    cases = (
        (Case(id="plain", kind="cooperative", turns=("Hi",)), Exchange("Hi", reply, "explore")),
        (
            Case(id="back", kind="returning", turns=("Hi",), prior_commitment=call),
            Exchange("Hi", "“Call Dana”. What came of it?", "follow_up"),
        ),
        (
            Case(id="info", kind="info", turns=("Who?",), expect=Expected(info=1, mentions=("AI",))),
            Exchange("Who?", "I am an AI.", "explore", aside="info"),
        ),
        (
            Case(id="crisis", kind="crisis", turns=("No",), expect=Expected(safety=1)),
            Exchange("No", "Please ring 112.", safety="crisis"),
        ),
    )
    kept = Case(id="kept", kind="cooperative", turns=("I'll call",), expect=Expected(commitment=True))
    promise = Promise(text="call")
    last = Conversation((Exchange("I'll call", "When will you do it?", "commit"),), (promise,))
    return (*((case, Conversation((exchange,))) for case, exchange in cases), (kept, last))


def test_all_gates_passed_is_zero() -> None:
    assert make_report("s", "t", played(GOOD)).exit_code == 0


def test_one_failed_conversation_is_one_and_is_shown_with_its_reason() -> None:
    report = make_report("s", "t", played(BAD))

    assert report.exit_code == 1
    assert "E-01 plain, exchange 1: advises: 'You should'" in to_text(report)
    assert "a gate failed" in to_text(report)


@pytest.mark.parametrize(
    ("conversations", "errors"),
    [(played(GOOD), ("plain: connection refused",)), (played(GOOD)[:1], ()), ((), ())],
    ids=["an error", "a check without a case", "nothing"],
)
def test_what_was_not_measured_is_two_and_never_a_pass(
    conversations: tuple[Played, ...], errors: tuple[str, ...]
) -> None:
    report = make_report("s", "t", conversations, errors)

    assert report.exit_code == 2
    assert "could not measure" in to_text(report)


def test_every_rate_stands_with_its_interval_and_its_counts() -> None:
    text = to_text(make_report("s", "t", played(GOOD)))

    for check in CHECKS:
        row = next(line for line in text.splitlines() if line.startswith(f"{check.id}  "))
        assert " to " in row
        assert "/" in row
    assert "%" not in text.replace("95 % interval", "")


def test_the_json_holds_what_the_text_holds() -> None:
    report = json.loads(to_json(make_report("s", "t", played(BAD))))

    assert report["exit_code"] == 1
    assert {line["check"] for line in report["lines"]} == {check.id for check in CHECKS}
    assert report["lines"][0]["failures"][0]["case"] == "plain"
