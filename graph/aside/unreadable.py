"""A message without words, or in a language this coach does not speak: said plainly, the question stays open."""

from graph.signals import is_unreadable
from graph.work import Bench, Work


def unreadable(work: Work, bench: Bench) -> Work:
    text_id = "unreadable" if is_unreadable(work["turn"].text) else "other_language"
    return {"reply": bench.guard.speak(text_id, work["memory"], variant=work["state"].turns)}
