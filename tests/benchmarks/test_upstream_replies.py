"""The scripted upstream: what its names mean and what it says."""

import json
from typing import Any

import pytest

from benchmarks.replies import MODES, QUESTIONS, Script, read_script, write_reply
from benchmarks.upstream import split


def request(**context: Any) -> dict[str, Any]:
    return {"messages": [{"role": "system", "content": "You ask."}, {"role": "user", "content": json.dumps(context)}]}


@pytest.mark.parametrize(
    ("name", "call", "expected"),
    [
        ("scripted", 0, Script()),
        ("scripted;mode=leak", 5, Script("leak")),
        ("scripted;ttft=0.3;itl=0.02;n=7", 0, Script("good", 0.3, 0.02, 7)),
        ("scripted;mode=500+429+good", 0, Script("500")),
        ("scripted;mode=500+429+good;after=2", 1, Script("429", retry_after=2)),
        ("scripted;mode=500+429+good", 9, Script("good")),
    ],
)
def test_the_script_stands_in_the_models_name(name: str, call: int, expected: Script) -> None:
    assert read_script(name, call) == expected


@pytest.mark.parametrize("name", ["s;mode=none", "s;tftf=1", "s;ttft=fast", "s;n"])
def test_a_misspelt_script_is_an_error_and_not_a_default(name: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_script(name, 0)


def test_a_good_draft_is_for_the_stage_in_the_prompt_and_quotes_the_rep() -> None:
    draft = json.loads(
        write_reply(
            "good",
            request(
                stage="focus", asks_for="ask-outcome", turn="3 of about 10", the_rep_says_now="Dana went dark, again."
            ),
        )
    )

    assert (draft["stage"], draft["move"], draft["heard"]) == ("focus", "ask-outcome", [])
    assert draft["reflection"] == ["“Dana went dark, again”"]
    assert draft["question"] in QUESTIONS


def test_a_question_that_was_asked_is_not_asked_again() -> None:
    drafts = [
        json.loads(write_reply("good", request(turn="1", questions_already_asked=QUESTIONS[:asked])))["question"]
        for asked in range(len(QUESTIONS))
    ]

    assert all(question not in QUESTIONS[:asked] for asked, question in enumerate(drafts))


def test_the_hearing_mode_proposes_what_the_stage_still_lacks_in_the_reps_words() -> None:
    said = request(stage="focus", heard_so_far={"topic": ["x"]}, the_rep_says_now="I want a date.")

    draft = json.loads(write_reply("hears", said))

    assert draft["heard"] == [{"slot": "desired_outcome", "value": "I want a date.", "quote": "I want a date."}]


@pytest.mark.parametrize("mode", [mode for mode in MODES if mode not in ("garbage", "chatty")])
def test_somebody_elses_prompt_gets_a_well_formed_answer_too(mode: str) -> None:
    draft = json.loads(write_reply(mode, {"messages": [{"role": "user", "content": "Hello"}]}))

    assert draft["question"].endswith("?")


def test_a_reply_is_cut_into_as_many_pieces_as_asked_and_loses_nothing() -> None:
    text = "abcdefghij"

    assert [len(split(text, pieces)) for pieces in (1, 3, 10, 99)] == [1, 3, 10, 10]
    assert all("".join(split(text, pieces)) == text for pieces in (1, 3, 10, 99))
    assert split("", 5) == []
