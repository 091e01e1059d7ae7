"""SAFETY: fixed, reviewed texts. No coaching, no evidence, nothing kept for a later prompt, nobody told."""

from graph.state import SessionState
from graph.work import Bench, Work

CLOSES = frozenset({"crisis"})  # classes after which only an explicit choice goes on (spec 4, P-19)


def safety(work: Work, bench: Bench) -> Work:
    state, turn = work["state"], work["turn"]
    if work["safety"]:
        reply = bench.guard.speak(f"safety.{work['safety']}", work["memory"], variant=state.turns)
        return {"reply": reply, "state": _closed(state) if work["safety"] in CLOSES else state}
    if turn.steer == "resume":
        reply = bench.guard.speak("safety.resumed", work["memory"])
        return {"reply": reply, "state": state.model_copy(update={"status": "active"})}
    return {"reply": bench.guard.speak("safety.again", work["memory"]), "safety": "crisis"}


def _closed(state: SessionState) -> SessionState:
    return state.model_copy(update={"status": "closed_for_safety"})
