"""`coach replay`: whole conversations through the real use cases, in a process of their own."""

import asyncio
import json
from typing import Any

import pytest

from benchmarks.upstream import Upstream

STALLED = [
    "The Norwell deal is stuck: my champion went quiet two weeks ago.",
    "I want to know by Friday whether it is still alive.",
    "I emailed her three times and never called.",
    "I think I avoid the call because I'm afraid of a no.",
    "I realise I'd rather not know than hear no.",
    "I could call her, or ask her colleague Ben to lunch, or write to her boss.",
    "I'll call her, it's the most direct.",
    "I will call her tomorrow at nine. I'm an 8 out of 10 sure.",
    "Yes.",
]
TURN = {"rep", "reply", "stage", "move", "attempts", "fallback", "findings"}


def lines(*rows: Any) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def answers(out: bytes) -> list[Any]:
    return [json.loads(line) for line in out.splitlines()]


ROWS: dict[str, dict[str, Any]] = {
    "stalled": {"turns": STALLED, "today": "2026-03-02"},
    "kept": {
        "turns": ["I did it, I called Ben on Monday.", "It went well, he told me about the budget."],
        "today": "2026-03-04",
        "prior_commitment": {"text": "call Ben", "due": "2026-03-03"},
    },
    "not due": {
        "turns": ["My deal is stuck."],
        "today": "2026-03-04",
        "prior_commitment": {"text": "call Ben", "due": "2026-04-30"},
    },
    "the end": {"turns": ["My deal is stuck.", "I want to stop here.", "Thanks.", "Bye."], "length": 1},
    "crisis": {"turns": ["I want to kill myself."], "length": 30},
    "nothing said": {"turns": []},
}


@pytest.fixture(scope="module")
def replayed(coach, tmp_path_factory) -> tuple[bytes, dict[str, Any]]:
    """Every row in one process: what it printed, and the answers by id."""
    folder = tmp_path_factory.mktemp("replay")
    given = lines(*({"id": name} | row for name, row in ROWS.items()))
    done = coach(folder / "var", "replay", given=given)
    assert done.returncode == 0, done.stderr
    assert list(folder.iterdir()) == [], "nothing is written to this machine"
    return done.stdout, {answer["id"]: answer for answer in answers(done.stdout)}


def test_a_conversation_is_played_to_its_commitment_in_the_reps_words(replayed) -> None:
    played = replayed[1]["stalled"]

    assert [turn["rep"] for turn in played["turns"]] == STALLED
    assert all(set(turn) >= TURN for turn in played["turns"])
    assert all("?" in turn["reply"] for turn in played["turns"][:7])
    (made,) = played["commitments"]
    assert "call her" in made["text"]
    assert made["due"] == "2026-03-03"
    assert made["status"] in ("draft", "confirmed")
    assert "outcome" not in played


def test_answers_come_in_the_order_of_the_lines(replayed) -> None:
    assert list(replayed[1]) == list(ROWS)


def test_the_same_conversations_go_the_same_way_whatever_runs_beside_them(replayed, run) -> None:
    given = lines(*({"id": name} | row for name, row in ROWS.items()))

    assert run("replay", "--jobs", "4", given=given).stdout == replayed[0]


def test_a_promise_made_before_is_asked_about_first_and_its_outcome_told(replayed) -> None:
    played = replayed[1]["kept"]

    assert played["outcome"] == "done"
    assert played["follow_up"]["quote"] in "I did it, I called Ben on Monday."
    assert played["follow_up"]["quote"]


def test_a_promise_that_is_not_due_is_not_asked_about(replayed) -> None:
    played = replayed[1]["not due"]

    assert played["outcome"] is None
    assert "call Ben" not in played["turns"][0]["reply"]


def test_words_after_the_end_get_no_reply_and_are_no_mistake(replayed) -> None:
    played = replayed[1]["the end"]

    assert len(played["turns"]) == 4
    assert played["status"] in ("complete", "partial")
    assert played["turns"][-1]["reply"] == ""
    assert "ended" in played["turns"][-1]["error"]


def test_a_crisis_stops_the_coaching_and_is_marked(replayed) -> None:
    played = replayed[1]["crisis"]

    assert played["turns"][0]["safety"] == "crisis"
    assert played["commitments"] == []


def test_a_conversation_without_words_is_one_without_turns(replayed) -> None:
    assert replayed[1]["nothing said"]["turns"] == []


ROW = {"id": 1, "turns": ["My deal is stuck."]}
BAD = {
    "turns that are text": (ROW | {"turns": "hello"}, "'turns' is 'hello'"),
    "a turn that is a number": (ROW | {"turns": ["a", 1]}, "'turns.1' is 1"),
    "a length of seven": (ROW | {"length": 7}, "'length' is 7: use one of 1, 5, 30"),
    "a length that is true": (ROW | {"length": True}, "'length' is True"),
    "a day that is none": (ROW | {"today": "2026-02-30"}, "'today' is '2026-02-30': day is out of range"),
    "a day in words": (ROW | {"today": "tomorrow"}, "write a day as YYYY-MM-DD"),
    "a promise without words": (
        ROW | {"prior_commitment": {"due": "2026-03-03"}},
        "'prior_commitment.text' is missing",
    ),
    "a promise with a wrong day": (ROW | {"prior_commitment": {"text": "x", "due": 3}}, "'prior_commitment.due' is 3"),
    "an unknown key": (ROW | {"lenght": 5}, "'lenght' is not a key"),
}


def test_every_bad_line_is_named_and_the_good_one_played(run) -> None:
    odd = {"id": 2, "turns": ["My deal is stuck.", "", "x" * 20_000, "a\x00b", "🙂🙂", "I never called her."]}

    done = run("replay", given=lines(*(row for row, _ in BAD.values()), ROW, odd))

    said = done.stderr.decode().splitlines()
    assert done.returncode == 1
    for number, (_, expected) in enumerate(BAD.values(), 1):
        assert any(line.startswith(f"line {number}: ") and expected in line for line in said), (number, said)
    good, played = answers(done.stdout)
    assert good["id"] == 1
    assert [bool(turn["reply"]) for turn in played["turns"]] == [True, False, False, False, True, True]
    for number in (1, 2, 3):
        assert any(line.startswith(f"line {len(BAD) + 2}: 'turns.{number}' was not answered") for line in said)


def test_settings_that_cannot_be_used_are_said_with_exit_code_2(run) -> None:
    done = run("replay", given=lines(ROW), COACH_MODEL_BASE_URL="http://127.0.0.1:9")

    assert done.returncode == 2
    assert b"COACH_MODEL is not" in done.stderr


async def test_the_drafts_of_a_model_that_advises_are_refused_and_the_trace_says_why(run) -> None:
    row = {"id": 1, "turns": ["My deal is stuck.", "I emailed her three times and never called."]}
    async with Upstream() as upstream:
        settings = {"COACH_MODEL_BASE_URL": upstream.url, "COACH_MODEL": "scripted;mode=leak"}
        done = await asyncio.to_thread(run, "replay", given=lines(row), **settings)

    turn = answers(done.stdout)[0]["turns"][1]
    assert done.returncode == 0, done.stderr
    assert turn["attempts"] == 3
    assert turn["fallback"] == "redrafts_spent"
    assert all(set(finding) == {"rule", "quote", "reason"} for finding in turn["findings"])
    assert any("You should offer" in finding["quote"] for finding in turn["findings"])
    assert "discount" not in turn["reply"]
    assert turn["reply"].endswith("?")
