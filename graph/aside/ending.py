"""The rep ends it, by saying so. Always granted; a commitment is not needed."""

from graph.progression import is_complete
from graph.remember import finish
from graph.work import Bench, Work


def ending(work: Work, bench: Bench) -> Work:
    text_id = "closed" if is_complete(work["state"]) else "closed.partial"
    return {"reply": bench.guard.speak(text_id, work["memory"]), "state": finish(work["state"])}
