"""STUCK: the "I don't know" ladder. A smaller question, past success, another's eyes, no constraint, a way out."""

from graph.work import Bench, Work

RUNGS = 5  # spec 2, 6.5


def stuck(work: Work, bench: Bench) -> Work:
    """Each rung once a session; the question that was waiting keeps waiting, so the answer still counts for it."""
    state = work["state"]
    rung = min(state.stuck + 1, RUNGS)
    reply = bench.guard.speak(f"stuck.{rung}", work["memory"], variant=state.turns)
    update = {"stuck": state.stuck + 1, "turns_in_stage": state.turns_in_stage + 1}
    return {"reply": reply, "state": state.model_copy(update=update)}
