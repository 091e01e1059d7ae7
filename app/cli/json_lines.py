"""JSON lines in, JSON lines out: bad lines are named and skipped, good ones are answered, in order.

Knows nothing of what is in a line beyond its pydantic shape.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

LINE_BYTES: Final = 4 * 2**20  # a five-hundred-turn conversation is a tenth of this; a binary blob is not one line
SHOWN_CHARS: Final = 60


class Row(BaseModel):
    """One input line. `id` is anything, and comes back as it was given; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    id: JsonValue


RowT = TypeVar("RowT", bound=Row)


@dataclass(frozen=True, slots=True)
class Good(Generic[RowT]):
    number: int
    row: RowT


@dataclass(frozen=True, slots=True)
class Bad:
    """A line that cannot be used. Each problem names the field, its value and what was expected."""

    number: int
    problems: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join(f"line {self.number}: {problem}" for problem in self.problems)


def read_rows(stream: IO[bytes], shape: type[RowT]) -> Iterator[Good[RowT] | Bad]:
    """Every line of the stream as a row or as what is wrong with it. Blank lines are nothing at all."""
    number = 0
    while line := stream.readline(LINE_BYTES + 1):
        number += 1
        if len(line) > LINE_BYTES:
            _skip_the_rest(stream, line)
            yield Bad(number, (f"is longer than {LINE_BYTES:,} bytes; split it, or is this not a JSON lines file?",))
        elif line.strip():
            yield _row(number, line, shape)


def write_row(row: dict[str, Any]) -> None:
    """One answer to stdout, at once, so that a pipe sees it."""
    sys.stdout.buffer.write(json.dumps(row, ensure_ascii=False, default=str).encode("utf-8") + b"\n")
    sys.stdout.buffer.flush()


@contextmanager
def opened(source: str) -> Iterator[IO[bytes]]:
    """The file, or stdin for `-`. Raises OSError for a file that cannot be read."""
    if source == "-":
        yield sys.stdin.buffer
        return
    with Path(source).open("rb") as stream:
        yield stream


def _skip_the_rest(stream: IO[bytes], line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(LINE_BYTES)


def _row(number: int, line: bytes, shape: type[RowT]) -> Good[RowT] | Bad:
    try:
        value = _parsed(line)
        return Good(number, shape.model_validate(value))
    except ValidationError as error:
        return Bad(
            number, tuple(_say(each["loc"], each["type"], each["msg"], each["input"]) for each in error.errors())
        )
    except (UnicodeDecodeError, UnicodeEncodeError) as error:
        return Bad(number, (f"is not UTF-8 text ({error.reason})",))
    except (ValueError, RecursionError) as error:
        return Bad(number, (f"is not JSON: {error}; it begins {_short(line.decode('utf-8', 'replace'))}",))


def _parsed(line: bytes) -> Any:
    text = line.decode("utf-8-sig")
    value = json.loads(text, parse_constant=_no_constant)
    json.dumps(value, ensure_ascii=False).encode("utf-8")  # half of a surrogate pair is no text: UnicodeError here
    if not isinstance(value, dict):
        raise ValueError('a line must be one object, like {"id": 1, …}')
    return value


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not a JSON value")


def _say(loc: tuple[int | str, ...], kind: str, message: str, given: Any) -> str:
    field = ".".join(str(part) for part in loc)
    if kind == "missing":
        return f"{field!r} is missing"
    if kind == "extra_forbidden":
        return f"{field!r} is not a key of this command (its value is {_short(given)})"
    return f"{field!r} is {_short(given)}: {message.removeprefix('Value error, ')}"


def _short(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= SHOWN_CHARS else shown[: SHOWN_CHARS - 1] + "…"
