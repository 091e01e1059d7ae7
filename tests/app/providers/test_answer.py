"""The bytes of an answer, whole and broken, however they are cut into pieces."""

import json

import pytest

from app.providers.answer import MAX_BYTES, Answer
from graph import BadModelOutput, ModelError, ModelRefused, ModelUnavailable


def piece(text: str, **more: object) -> bytes:
    return json.dumps({"choices": [{"delta": {"content": text}, **more}]}, ensure_ascii=False).encode()


USAGE = b'{"choices": [], "usage": {"prompt_tokens": 11, "completion_tokens": 3}}'
WHOLE = b'{"choices": [{"message": {"content": "Hi there"}, "finish_reason": "stop"}]}'


def read(data: bytes, size: int) -> tuple[str, int | None, int | None]:
    answer = Answer()
    chunks = [c for at in range(0, len(data), size) for c in answer.feed(data[at : at + size])]
    chunks += answer.finish()
    return "".join(c.text for c in chunks), chunks[-1].prompt_tokens, chunks[-1].completion_tokens


@pytest.mark.parametrize("size", [1, 7, 100_000])
@pytest.mark.parametrize(
    "data",
    [
        b"data: " + piece("Hi ") + b"\n\ndata: " + piece("there") + b"\n\ndata: [DONE]\n\n",
        b"data:" + piece("Hi ") + b"\n\ndata:" + piece("there") + b"\n\ndata:[DONE]\n\n",
        b"data: " + piece("Hi ") + b"\r\n\r\ndata: " + piece("there") + b"\r\n\r\ndata: [DONE]\r\n\r\n",
        b": keep-alive\n\nevent: message\nid: 4\ndata: " + piece("Hi there") + b"\n\ndata: [DONE]\n\n",
        b'data: {"choices":\ndata: [{"delta": {"content": "Hi there"}}]}\n\ndata: [DONE]\n\n',
        b"data: " + piece("Hi there") + b"\ndata: [DONE]",
        b"data: " + piece("") + b"\n\ndata: " + piece("Hi there") + b"\n\ndata: [DONE]\n\ndata: trailing\n\n",
        b'data: {"choices": []}\n\ndata: ' + piece("Hi there") + b"\n\ndata: [DONE]\n\n",
        b'data: {"choices": [{"delta": null}]}\n\ndata: ' + piece("Hi there") + b"\n\ndata: [DONE]\n\n",
        WHOLE,
        b"\n" + WHOLE.replace(b", ", b",\n") + b"\n",
    ],
    ids=["space", "no space", "crlf", "comments", "two data lines", "no blanks", "after done", "none", "null",
         "one body", "one pretty body"],
)  # fmt: skip
def test_a_whole_answer_is_read_whatever_its_dress(data: bytes, size: int) -> None:
    assert read(data, size)[0] == "Hi there"


def test_letters_and_line_separators_survive_being_cut_anywhere() -> None:
    text = "Grüße “Renée” \u2028 ok \u0085 🙂"
    data = b"data: " + piece(text) + b"\n\ndata: [DONE]\n\n"

    assert {read(data, size)[0] for size in range(1, 20)} == {text}


def test_the_last_chunk_carries_the_token_counts() -> None:
    data = b"data: " + piece("Hi") + b"\n\ndata: " + USAGE + b"\n\ndata: [DONE]\n\n"

    assert read(data, 9) == ("Hi", 11, 3)


def test_without_counts_the_last_chunk_says_none() -> None:
    assert read(b"data: " + piece("Hi") + b"\n\ndata: [DONE]\n\n", 9) == ("Hi", None, None)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"data: " + piece("Hi") + b"\n\n", BadModelOutput),
        (b"data: " + piece("Hi", finish_reason="length") + b"\n\ndata: [DONE]\n\n", BadModelOutput),
        (b"data: [DONE]\n\n", BadModelOutput),
        (b"", BadModelOutput),
        (b"data: {oops}\n\ndata: [DONE]\n\n", BadModelOutput),
        (b"data: [1]\n\n", BadModelOutput),
        (b"data: \xff\xfe\n\n", BadModelOutput),
        (b'data: {"choices": [{"delta": {"content": [1]}}]}\n\n', BadModelOutput),
        (b"<html>Please sign in</html>", BadModelOutput),
        (b"x" * (MAX_BYTES + 1), BadModelOutput),
        (b'data: {"error": {"message": "out of memory", "code": 500}}\n\n', ModelUnavailable),
        (b'data: {"error": "busy"}\n\n', ModelUnavailable),
        (b'data: {"error": {"code": 429}}\n\n', ModelUnavailable),
        (b'{"error": {"code": "server_error"}}', ModelUnavailable),
        (b'data: {"error": {"code": 400, "type": "exceed_context_size_error"}}\n\n', ModelRefused),
        (b'data: {"error": {"code": "context_length_exceeded"}}\n\n', ModelRefused),
        (b'data: {"error": {"code": 403}}\n\n', ModelRefused),
        (b'data: {"choices": [{"delta": {"refusal": "no"}}]}\n\n', ModelRefused),
        (b"data: " + piece("Hi", finish_reason="content_filter") + b"\n\n", ModelRefused),
    ],
)
def test_a_broken_answer_is_one_of_our_errors(data: bytes, kind: type[ModelError]) -> None:
    with pytest.raises(ModelError) as caught:
        read(data, 50_000)

    assert type(caught.value) is kind


def test_an_error_in_the_stream_is_told_without_its_words() -> None:
    data = b'data: {"error": {"message": "bad key sk-secret", "code": 401}}\n\n'

    with pytest.raises(ModelRefused) as caught:
        read(data, 50)

    assert "sk-secret" not in str(caught.value)
