"""What `coach screen` does with a line: the input screen's class and the words it rests on."""

from app.cli.batch import Answered, answer_lines
from app.cli.json_lines import Row
from guardrails import screen


class ScreenRow(Row):
    text: str


def run(source: str) -> int:
    """Screens every line of `source`; returns the exit code."""
    return answer_lines(source, ScreenRow, answer)


async def answer(row: ScreenRow) -> Answered:
    found = screen(row.text)
    return Answered({"id": row.id, "class": found.cls, "quote": found.quote})
