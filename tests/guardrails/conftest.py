"""What the tests of the guard share: the guard itself, and the exemplars of the spec where they are at hand."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from guardrails import Finding, Guard, Memory, load_guard
from guardrails.candidate import read
from guardrails.policy import Policy, load_policy
from guardrails.rules import Rule
from guardrails.verdict import Part

SHARED = Path(__file__).parents[3] / "shared"
STAGES = ("ARRIVE", "FOLLOW_UP", "FOCUS", "EXPLORE", "INSIGHT", "OPTIONS", "CHOOSE", "COMMIT", "CLOSE")
MOVES = {"offer length": "offer-length", "state AI and privacy": "introduce", ".ics": "calendar"}

_HEADING = re.compile(r"^#### (.+?)(?: \([A-Z_]+\))?:")
_ROW = re.compile(r"^- R: (?P<rep>.*?) → C: (?P<coach>.*)$")
_NEAR_MISS = re.compile(r'✗ (?:\[[^\]]*\] )?"([^"]*)"')
_EXCHANGE = re.compile(r"^\d+\. R: (?P<rep>.*?) → C: (?P<coach>.*?) · \*(?P<label>[^*]*)\*")


@dataclass(frozen=True, slots=True)
class Exemplar:
    """One line of the spec's exemplars: what the rep said, the coach's line or near-miss, and where it stands."""

    rep: tuple[str, ...]
    line: str
    stage: str
    move: str
    good: bool


@pytest.fixture(scope="session")
def guard() -> Guard:
    return load_guard()


@pytest.fixture(scope="session")
def exemplars() -> tuple[Exemplar, ...]:
    """The main path of spec 12: coach lines and near-misses with stage and move. Skipped without the spec."""
    path = SHARED / "spec/12-exemplars.md"
    if not path.is_file():
        pytest.skip(f"the exemplars are read in place and {path.name} is not beside the project")
    text = path.read_text("utf-8")
    return (*_moves(text), *_conversations(text))


def _moves(text: str) -> list[Exemplar]:
    rows: list[Exemplar] = []
    stage = move = ""
    said: list[str] = []
    for line in text.partition("## 2 ")[2].partition("## 3 ")[0].splitlines():
        if line.startswith("### "):
            stage = line[4:].partition(":")[0].strip()
        elif heading := _HEADING.match(line):
            name = heading.group(1).partition(",")[0].strip()
            move, said = MOVES.get(name, name), []
        elif stage not in STAGES:
            continue
        elif row := _ROW.match(line):
            said.append(row["rep"])
            rows.append(Exemplar((row["rep"],), row["coach"], stage.lower(), move, True))
        elif line.startswith("- ✗"):
            misses = _NEAR_MISS.findall(line)
            rows += [Exemplar(tuple(said), miss, stage.lower(), move, False) for miss in misses]
    return rows


def _conversations(text: str) -> list[Exemplar]:
    rows: list[Exemplar] = []
    said: list[str] = []
    for line in text.partition("## 3 ")[2].partition("#### 3.14")[0].splitlines():
        if line.startswith("#### ") or line.startswith("[due:"):
            said = [] if line.startswith("####") else [line]
        elif row := _EXCHANGE.match(line):
            said.append(row["rep"])
            stage, move = _label(row["label"])
            if stage in STAGES:
                rows.append(Exemplar(tuple(said), row["coach"], stage.lower(), move, True))
    return rows


def _label(label: str) -> tuple[str, str]:
    words = re.findall(r"[A-Za-z_-]+", label.rpartition("→")[2])
    stage = next((w for w in words if w in STAGES), "")
    move = next((w for w in words if "-" in w or w in ("hold", "narrow", "summarise")), "")
    return stage if move else "", move


class Judge:
    """Runs one rule on one part, as the guard would."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy

    def __call__(
        self, rule: Rule, text: str, *said: str, part: Part = "text", stage: str | None = None, move: str | None = None
    ) -> tuple[Finding, ...]:
        return rule(read(part, text, Memory.of(said), self._policy, stage, move), self._policy)


@pytest.fixture(scope="session")
def judge() -> Judge:
    return Judge(load_policy())
