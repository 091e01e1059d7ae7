"""The coaching state machine as a LangGraph: one node per stage, so that the drawing shows the method.

One turn is one run from START to END; nothing is kept between runs (no checkpointer, docs/decisions/0001).
The only file that imports langgraph.
"""

from collections.abc import Callable
from typing import Protocol

from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.runtime import Runtime

from graph.aside import ASIDES
from graph.aside.answer_request import after_answer_request
from graph.listen import listen
from graph.remember import remember
from graph.review import after_review, bank, review
from graph.screen import after_screen, screen
from graph.speak import choose_stage, speak, which_stage
from graph.stages import STAGES
from graph.work import Bench, Work

Machine = CompiledStateGraph[Work, Bench, Work, Work]


class Node(Protocol):
    """What the graph runs: the state, and the bench through the runtime."""

    async def __call__(self, state: Work, *, runtime: Runtime[Bench]) -> Work: ...


def build_machine() -> Machine:
    """The compiled machine; any number of turns may run in it at once."""
    graph: StateGraph[Work, Bench, Work, Work] = StateGraph(Work, context_schema=Bench)
    graph.add_node("screen", _plain(screen))
    graph.add_node("listen", _plain(listen))
    graph.add_node("choose_stage", _plain(choose_stage))
    for stage in STAGES:
        graph.add_node(stage.value, _speaking)
    graph.add_node("review", _plain(review))
    graph.add_node("bank", _plain(bank))
    for name, aside in ASIDES.items():
        graph.add_node(name, _plain(aside))
    graph.add_node("remember", _plain(remember))
    _connect(graph)
    return graph.compile()


def drawing() -> str:
    """The machine as a Mermaid drawing: a golden file, and the picture in the README."""
    return build_machine().get_graph().draw_mermaid()


def _plain(step: Callable[[Work, Bench], Work]) -> Node:
    async def node(state: Work, *, runtime: Runtime[Bench]) -> Work:
        return step(state, runtime.context)

    return node


async def _speaking(state: Work, *, runtime: Runtime[Bench]) -> Work:
    return await speak(state, runtime.context)


def _connect(graph: StateGraph[Work, Bench, Work, Work]) -> None:
    stages = [stage.value for stage in STAGES]
    graph.add_edge(START, "screen")
    graph.add_conditional_edges("screen", after_screen, ["listen", *ASIDES])
    graph.add_edge("listen", "choose_stage")
    graph.add_conditional_edges("choose_stage", which_stage, stages)
    for stage in stages:
        graph.add_edge(stage, "review")
    graph.add_conditional_edges("review", after_review, ["choose_stage", "listen", "bank", "remember"])
    graph.add_edge("bank", "remember")
    for name in set(ASIDES) - {"answer_request"}:
        graph.add_edge(name, "remember")
    graph.add_conditional_edges("answer_request", after_answer_request, ["listen", "remember"])
    graph.add_edge("remember", END)
