"""Side states: what comes before coaching. Each is a file with one function `(work, bench) -> work`.

Each answers the turn by itself, but for `answer_request`, which may say one sentence and let the main path ask.
"""

from collections.abc import Callable, Mapping

from graph.aside.answer_request import answer_request
from graph.aside.card import card
from graph.aside.ending import ending
from graph.aside.hollow import hollow
from graph.aside.info import info
from graph.aside.safety import safety
from graph.aside.stuck import stuck
from graph.aside.unreadable import unreadable
from graph.work import Bench, Work

ASIDES: Mapping[str, Callable[[Work, Bench], Work]] = {
    "safety": safety,
    "info": info,
    "hollow": hollow,
    "stuck": stuck,
    "answer_request": answer_request,
    "card": card,
    "unreadable": unreadable,
    "ending": ending,
}
