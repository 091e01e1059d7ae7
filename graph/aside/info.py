"""INFO: a plain question about the place gets a plain answer, then the pending question again."""

from graph.progression import TURNS
from graph.signals import asks_info
from graph.state import SessionState, Slot
from graph.work import Bench, Work
from guardrails import Approved, ApprovedReply, TypedDraft


def info(work: Work, bench: Bench) -> Work:
    state = work["state"]
    kind: str = asks_info(work["turn"].text) or "privacy"
    slots: dict[str, str] = {}
    if kind == "time":
        slots["turns"] = str(max(TURNS[state.length] - state.turns, 1))
    if kind == "commitment":
        promised = _promised(work)
        has_words = bool(promised) and work["memory"].owns(promised)
        kind, slots = ("commitment", {"quote": promised}) if has_words else ("no_commitment", {})
    reply = bench.guard.speak(f"info.{kind}", work["memory"], variant=state.turns, **slots)
    pending = _pending_again(state, work, bench)
    return {"reply": ApprovedReply(reply.said, pending) if pending else reply}


def _promised(work: Work) -> str:
    state, turn = work["state"], work["turn"]
    if state.prior is not None:
        return state.prior.text
    return turn.open_commitments[0] if turn.open_commitments else state.latest(Slot.ACTION) or ""


def _pending_again(state: SessionState, work: Work, bench: Bench) -> Approved | None:
    """The question that was waiting, approved anew; None when there is none or it was one of our own texts."""
    if state.pending is None:
        return None
    draft = TypedDraft((), state.pending.text, state.pending.stage, state.pending.move)
    reply = bench.guard.review(draft, work["memory"]).reply
    return reply.ask if reply is not None else None
