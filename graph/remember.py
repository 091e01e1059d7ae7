"""The end of a run: what the session remembers of this turn."""

from graph.card import make_card
from graph.evidence import supersede
from graph.progression import Decision, is_complete
from graph.state import Asked, SessionState, Stage
from graph.work import Bench, Work


def remember(work: Work, bench: Bench) -> Work:
    """The new state. An aside keeps stage and pending question; a coaching turn moves both."""
    del bench
    state = work["state"].model_copy(update={"turns": work["state"].turns + 1})
    if work["aside"] == "answer_request":
        state = state.model_copy(update={"answer_requests": state.answer_requests + 1})
    if work["aside"] and "decision" not in work:
        return {"state": state}
    return {"state": _after_question(work, state, work["decision"])}


def _after_question(work: Work, state: SessionState, decision: Decision) -> SessionState:
    reply = work["reply"]
    move = work["move"] or decision.move
    stayed = state.stage == decision.stage
    state = supersede(state, decision.superseded)
    update: dict[str, object] = {
        "stage": decision.stage,
        "turns_in_stage": state.turns_in_stage + 1 if stayed else 1,
        "moves": (*state.moves, f"{decision.stage}/{move}"),
        "skipped": (*state.skipped, *(s for s in decision.skipped if s not in state.skipped)),
        "hollow": 0,
    }
    if reply is not None and reply.ask:
        update["pending"] = Asked(stage=decision.stage, move=move, text=reply.ask, bank_id=work["bank_id"])
        update["asked"] = (*state.asked, reply.ask)
    if decision.stage == Stage.COMMIT:
        update["card"] = make_card(state, work["turn"].today) if move == "read-back" else None
    state = state.model_copy(update=update)
    if decision.move == "goodbye":
        state = finish(state)
    return state


def finish(state: SessionState) -> SessionState:
    """Ends the session: complete by the fixed minimum of its length, otherwise honestly partial."""
    return state.model_copy(update={"status": "complete" if is_complete(state) else "partial", "pending": None})
