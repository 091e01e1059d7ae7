"""Server-sent events: what counts as one, and what doesn't."""

import pytest

from app.cli.sse import Event, events

STREAMS = {
    "one event": (["id: 1", "event: delta", "data: hello", ""], [Event("delta", "hello", "1")]),
    "no name": (["data: hello", ""], [Event("message", "hello", "")]),
    "two lines of data": (["data: a", "data: b", ""], [Event("message", "a\nb", "")]),
    "no space after the colon": (["data:a", "event:done", ""], [Event("done", "a", "")]),
    "only one space is taken": (["data:  a", ""], [Event("message", " a", "")]),
    "a colon in the data": (["data: a: b", ""], [Event("message", "a: b", "")]),
    "the id stays": (["id: 7", "data: a", "", "data: b", ""], [Event("message", "a", "7"), Event("message", "b", "7")]),
    "empty data": (["event: done", "data:", ""], [Event("done", "", "")]),
    "a comment": ([": keep-alive", "", ": again", "data: a", ""], [Event("message", "a", "")]),
    "an event without data": (["event: done", "", "data: a", ""], [Event("message", "a", "")]),
    "an unknown field": (["colour: red", "data: a", ""], [Event("message", "a", "")]),
    "an unfinished event": (["data: a", "", "data: b"], [Event("message", "a", "")]),
    "nothing": ([], []),
}


@pytest.mark.parametrize(("lines", "expected"), STREAMS.values(), ids=STREAMS.keys())
def test_events_are_read_by_the_rules(lines, expected) -> None:
    assert list(events(lines)) == expected
