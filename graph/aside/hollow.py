"""HOLLOW: "ok", "k", an emoji. A lighter question, then a shorter way or a break, then parked. Nothing is inferred."""

from graph.embedded.reflect import quote
from graph.signals import is_hollow, is_stuck
from graph.work import Bench, Work


def hollow(work: Work, bench: Bench) -> Work:
    state = work["state"]
    rung = state.hollow + 1
    words = _last_words(work)
    update: dict[str, object] = {"hollow": rung, "turns_in_stage": state.turns_in_stage + 1}
    if rung == 1 and words and work["memory"].owns(words):
        reply = bench.guard.speak("hollow.1", work["memory"], variant=state.turns, quote=words)
    elif rung <= 2:
        reply = bench.guard.speak("hollow.2", work["memory"], variant=state.turns)
    else:
        reply = bench.guard.speak("hollow.3", work["memory"], variant=state.turns)
        update["status"] = "paused"
    return {"reply": reply, "state": state.model_copy(update=update)}


def _last_words(work: Work) -> str | None:
    """The rep's last words that said something."""
    for said in reversed(work["messages"][:-1]):
        if said.text and not is_hollow(said.text, None) and not is_stuck(said.text):
            return quote(said.text)
    return None
