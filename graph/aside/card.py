"""The card's buttons: yes, and not this. No model has a say in either."""

from graph.state import Asked, SessionState, Stage
from graph.work import Bench, Work
from guardrails import ApprovedReply


def card(work: Work, bench: Bench) -> Work:
    """Confirms the draft card or sets it aside. Without a draft there is nothing to confirm: ask for the step."""
    state = work["state"]
    draft = state.card
    if work["turn"].steer == "confirm" and draft is not None:
        text_id = "saved.learning" if draft.kind == "commitment" else "saved.intention"
        confirmed = state.model_copy(update={"card": draft.model_copy(update={"status": "confirmed"})})
        return _moved(confirmed, Stage.CLOSE, "ask-learning", bench.guard.speak(text_id, work["memory"]))
    reply = bench.guard.speak("readback.again", work["memory"], variant=state.turns)
    return _moved(state.model_copy(update={"card": None}), Stage.COMMIT, "ask-what", reply)


def _moved(state: SessionState, stage: Stage, move: str, reply: ApprovedReply) -> Work:
    update = {
        "stage": stage,
        "turns_in_stage": state.turns_in_stage + 1 if state.stage == stage else 1,
        "moves": (*state.moves, f"{stage}/{move}"),
        "pending": Asked(stage=stage, move=move, text=reply.ask),
        "asked": (*state.asked, reply.ask),
    }
    return {"reply": reply, "state": state.model_copy(update=update)}
