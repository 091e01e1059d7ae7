"""Server-sent events out of lines of text, by the rules of the HTML standard. Knows nothing of what they mean."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """One event. `id` is the last id seen, which is what a reconnect sends back."""

    kind: str
    data: str
    id: str


def events(lines: Iterable[str]) -> Iterator[Event]:
    """Events as their closing blank line arrives; comments (keep-alives) and an unfinished last event are dropped."""
    kind, data, last_id = "", list[str](), ""
    for line in lines:
        if not line:
            if data:
                yield Event(kind or "message", "\n".join(data), last_id)
            kind, data = "", []
            continue
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if field == "event":
            kind = value
        elif field == "data":
            data.append(value)
        elif field == "id":
            last_id = value
