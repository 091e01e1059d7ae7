"""The embedded coach's memory of questions: typed on load, searched by what the rep just said.

Knows nothing of the guard: it offers questions best first, and whoever asks reviews each before it is spoken.
"""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from zlib import crc32

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from graph.embedded.tfidf import TfIdf
from graph.state import Stage

ABSTAIN_BELOW = 0.37
"""Below this likeness no situation is recognised. Chosen on development messages, checked on fresh ones by a test."""

BANK_STAGES = tuple(stage for stage in Stage if stage is not Stage.ARRIVE)


class _Row(BaseModel):
    """One line of graph/bank/<stage>.toml."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    move: str
    question: str
    situation: str | None = None
    triggers: tuple[str, ...] = ()


class _Page(BaseModel):
    """One file of graph/bank/."""

    model_config = ConfigDict(extra="forbid")

    questions: tuple[_Row, ...]


_SITUATIONS = TypeAdapter(dict[str, tuple[str, ...]])


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question of the bank. `situation` is None for one that fits whatever the rep said."""

    id: str
    stage: Stage
    move: str
    question: str
    situation: str | None = None
    triggers: tuple[str, ...] = ()


class Bank:
    """All questions, indexed once by what reps say when they fit."""

    def __init__(self, questions: Sequence[BankQuestion], situations: Mapping[str, Sequence[str]]) -> None:
        self.questions = tuple(questions)
        self.situations = {name: tuple(lines) for name, lines in situations.items()}
        self._here = {stage: tuple(q for q in self.questions if q.stage == stage) for stage in Stage}
        self._normal = {q.id: normalise(q.question) for q in self.questions}
        own = [(question.id, line) for question in self.questions for line in question.triggers]
        self._index = TfIdf([(name, line) for name, lines in self.situations.items() for line in lines] + own)

    @property
    def size(self) -> int:
        return len(self.questions)

    def moves(self, stage: Stage) -> tuple[str, ...]:
        """The moves the bank has questions for, in the order of its file."""
        return tuple(dict.fromkeys(q.move for q in self._here[stage]))

    def triggers_of(self, question: BankQuestion) -> tuple[str, ...]:
        """What reps say when this question fits; nothing for a generic one."""
        return question.triggers or self.situations.get(question.situation or "", ())

    def situation(self, text: str) -> str | None:
        """The situation that `text` sounds like most, or None when it sounds like none."""
        scores = {name: score for name, score in self._index.scores(text).items() if name in self.situations}
        name = max(scores, key=scores.__getitem__, default="")
        return name if scores.get(name, 0.0) >= ABSTAIN_BELOW else None

    def candidates(self, stage: Stage, move: str, text: str, asked: Collection[str]) -> Iterator[BankQuestion]:
        """Questions for this move, best first, none that was `asked` in this session.

        First those for the situation in `text` (the last message and the topic), then generic ones of the move, then
        generic ones of the stage's other moves. The generic ones rotate with the number of questions asked and start
        where a hash of `text` puts them: sessions differ, a replay does not.
        """
        used = {normalise(question) for question in asked}
        here = [q for q in self._here[stage] if self._normal[q.id] not in used]
        mine = [q for q in here if q.move == move]
        turn = crc32(text.encode()) + len(asked)
        yield from self._fitting(_rotated([q for q in mine if q.situation], turn), text)
        yield from _rotated([q for q in mine if not q.situation], turn)
        yield from _rotated([q for q in here if q.move != move and not q.situation], turn)

    def _fitting(self, questions: Sequence[BankQuestion], text: str) -> Iterator[BankQuestion]:
        if not questions:
            return
        scores = self._index.scores(text)
        rated = [(scores.get(q.id if q.triggers else q.situation or "", 0.0), q) for q in questions]
        rated.sort(key=lambda pair: -pair[0])  # stable: equals keep their rotated order
        yield from (question for score, question in rated if score >= ABSTAIN_BELOW)


def normalise(question: str) -> str:
    """The same for two questions that differ in case and punctuation only."""
    return " ".join(re.findall(r"\w+", question.casefold()))


def load_bank() -> Bank:
    """The bank that ships. Raises pydantic.ValidationError or ValueError, naming the file, when a file is wrong."""
    situations = _SITUATIONS.validate_python(_read("situations.toml"))
    questions: list[BankQuestion] = []
    for stage in BANK_STAGES:
        page = _Page.model_validate(_read(f"{stage.value}.toml"))
        questions += [BankQuestion(stage=stage, **row.model_dump()) for row in page.questions]
    unknown = sorted({q.situation for q in questions if q.situation} - set(situations))
    if unknown:
        raise ValueError(f"graph/bank: situations {unknown} are not in situations.toml: add what reps say, or rename")
    return Bank(questions, situations)


def _read(name: str) -> dict[str, object]:
    text = files("graph").joinpath("bank", name).read_text("utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"graph/bank/{name}: {error}") from None


def _rotated(questions: Sequence[BankQuestion], turn: int) -> list[BankQuestion]:
    if not questions:
        return []
    start = turn % len(questions)
    return [*questions[start:], *questions[:start]]
