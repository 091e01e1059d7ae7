"""How a request is put, and what is left out after which refusal."""

import json

import pytest

from app.providers.dialect import Dialect, first_dialect
from graph import Message, Prompt

PROMPT = Prompt(
    (Message("system", "You ask."), Message("user", "Hello")),
    {"type": "object", "properties": {"question": {"type": "string"}}},
)


def test_by_default_the_schema_is_strict_and_the_answer_streams_with_its_counts() -> None:
    body = Dialect().body("m", PROMPT)

    assert body["response_format"]["json_schema"] == {"name": "turn", "strict": True, "schema": PROMPT.schema}
    assert (body["stream"], body["stream_options"]) == (True, {"include_usage": True})
    assert (body["model"], body["max_tokens"]) == ("m", 700)
    assert body["messages"][0] == {"role": "system", "content": "You ask."}


@pytest.mark.parametrize("mode", ["json_object", "prompt"])
def test_without_a_schema_in_the_request_it_stands_in_the_first_message(mode: str) -> None:
    body = Dialect(structured=mode).body("m", PROMPT)  # type: ignore[arg-type]

    assert json.dumps(PROMPT.schema, separators=(",", ":")) in body["messages"][0]["content"]
    assert body["messages"][1] == {"role": "user", "content": "Hello"}
    assert ("response_format" in body) == (mode == "json_object")


def test_the_other_name_of_the_token_limit_replaces_the_first() -> None:
    body = Dialect(limit_name="max_completion_tokens").body("m", PROMPT)

    assert body["max_completion_tokens"] == 700
    assert "max_tokens" not in body


@pytest.mark.parametrize(
    ("status", "said", "expected"),
    [
        (400, "response_format.type json_schema is not supported", Dialect(structured="json_object")),
        (422, '[{"loc": ["body", "response_format"], "msg": "extra"}]', Dialect(structured="json_object")),
        (404, "no endpoint supports response_format", Dialect(structured="json_object")),
        (400, "Failed to parse grammar", Dialect(structured="json_object")),
        (400, "Unsupported parameter", Dialect(structured="json_object")),
        (400, "Use 'max_completion_tokens' instead", Dialect(limit_name="max_completion_tokens")),
        (400, "unknown field stream_options", Dialect(counts_tokens=False)),
        (400, "maximum context length is 2048 tokens", None),
        (404, "model 'x' does not exist", None),
        (401, "response_format needs a key", None),
        (403, "unsupported country", None),
        (500, "response_format broke me", None),
        (429, "unsupported rate", None),
    ],
)
def test_a_refusal_about_how_we_asked_leads_to_a_simpler_way(status: int, said: str, expected: Dialect | None) -> None:
    assert Dialect().after_refusal(status, said) == expected


def test_the_simplest_way_is_reached_in_two_steps_and_is_the_last() -> None:
    ways: list[Dialect] = [Dialect()]
    while (simpler := ways[-1].after_refusal(400, "response_format is unsupported")) is not None:
        ways.append(simpler)

    assert [way.structured for way in ways] == ["json_schema", "json_object", "prompt"]


@pytest.mark.parametrize("mode", ["json_schema", "json_object", "prompt"])
def test_a_mode_that_was_ordered_is_not_simplified(mode: str) -> None:
    ordered = first_dialect(mode)  # type: ignore[arg-type]

    assert ordered.structured == mode
    assert ordered.after_refusal(400, "response_format is unsupported") is None
