"""The Inspect task: a suite's cases, played against a target, judged by our checks.

Also runs by Inspect's own command: `inspect eval evals/tasks.py@smoke --model none`. Imports Inspect, so nothing
but `coach eval run` imports this, and only when it runs.
"""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.model import ChatMessageAssistant, ChatMessageUser
from inspect_ai.scorer import Score, Scorer, mean, scorer
from inspect_ai.scorer import Target as InspectTarget
from inspect_ai.solver import Generate, Solver, TaskState, solver
from inspect_ai.util import store
from pydantic import TypeAdapter

from evals.checks import CHECKS
from evals.conversation import Case, Conversation, read_suite
from evals.target import InProcess, Target
from graph import make_coach
from guardrails import load_guard

SUITES = Path(__file__).parent / "suites"
TALK = TypeAdapter(Conversation)


@task
def smoke() -> Task:
    """The smoke suite against the embedded coach in this process."""
    return conversations("smoke", InProcess(make_coach(load_guard())))


def conversations(suite: str, target: Target, on_done: Callable[[], None] = lambda: None) -> Task:
    """One sample for each case of the suite; `on_done` is called after each. Raises SuiteError."""
    cases = read_suite(SUITES / f"{suite}.jsonl")
    samples = [
        Sample(id=case.id, input="\n".join(case.turns)[:2000], metadata={"case": case.model_dump(mode="json")})
        for case in cases
    ]
    return Task(
        dataset=MemoryDataset(samples, name=suite),
        solver=converse(target, on_done),
        scorer=behaviour(),
        name=suite,
        metadata={"target": target.name},
    )


@solver
def converse(target: Target, on_done: Callable[[], None]) -> Solver:
    """Plays the case and keeps the conversation in the sample's store."""

    async def solve(state: TaskState, generate: Generate) -> TaskState:
        del generate
        talk = await target.converse(case_of(state.metadata))
        state.messages = []
        for exchange in talk.exchanges:
            state.messages.append(ChatMessageUser(content=exchange.rep[:2000]))
            state.messages.append(ChatMessageAssistant(content=exchange.reply))
        store().set("talk", asdict(talk) | {"promises": [p.model_dump(mode="json") for p in talk.promises]})
        state.completed = True
        on_done()
        return state

    return solve


@scorer(metrics={"*": [mean()]})
def behaviour() -> Scorer:
    """Every check on one conversation: 1 kept, 0 broken, not a number where it was not called for."""

    async def score(state: TaskState, target: InspectTarget) -> Score:
        del target
        case, talk = case_of(state.metadata), talk_of(store().get("talk"))
        judged = {check.id: check.judge(case, talk) for check in CHECKS}
        values = {
            id: float(all(mark.passed for mark in marks)) if marks else float("nan") for id, marks in judged.items()
        }
        broken = [f"{id}, {m.turn}: {m.why}" for id, marks in judged.items() for m in marks if not m.passed]
        return Score(value=values, explanation="\n".join(broken))

    return score


def case_of(metadata: dict[str, object]) -> Case:
    return Case.model_validate_json(TypeAdapter(object).dump_json(metadata["case"]))


def talk_of(stored: object) -> Conversation:
    return TALK.validate_json(TypeAdapter(object).dump_json(stored))
