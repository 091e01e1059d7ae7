"""What becomes of a draft: its evidence checked, the stage computed again, the guard asked; and the bank behind it."""

from graph.ask import Answer
from graph.embedded.speak import speak as speak_from_bank
from graph.listen import hear, take_in
from graph.signals import is_stuck
from graph.speak import decide_now, own_reply
from graph.state import Slot, Stage
from graph.turn import Attempt
from graph.work import Bench, Work

NOTHING_TO_SAY_BACK = {Slot.NO_MORE_OPTIONS, Slot.NO_INSIGHT}
REDRAFTS = 2  # spec 3: a draft that fails is written again at most twice, then the bank asks


def review(work: Work, bench: Bench) -> Work:
    """Believes the quotes that hold, computes the stage anew, and lets the reply pass or names what is wrong."""
    if work["reply"] is not None or work["voice"] == "embedded":
        return {}  # our own text, or nothing yet: there is no draft to look at
    bench.on_status("checking")
    answer = work["answer"]
    if answer is None:
        return _refused(work, Attempt("model", problem=work["problem"]))
    state, new, refused = take_in(work["state"], answer.heard, work["messages"])
    if not new and _must_not_be_missed(work):
        state, new, _ = take_in(state, hear(state, work["turn"]), work["messages"])
    heard: Work = {"state": state, "new": (*work["new"], *new), "refused": work["refused"] + refused}
    now: Work = {**work, **heard}
    heard["decision"] = now["decision"] = decide_now(now)
    own = own_reply(now, bench)
    if own is not None:
        return {**heard, "reply": own}
    problem = _misplaced(now, answer)
    if problem:
        return {**heard, **_refused(work, Attempt("model", problem=problem))}
    verdict = bench.guard.review(answer.draft, work["memory"])
    if verdict.reply is None:
        return {
            **heard,
            **_refused(work, Attempt("model", verdict.verdict.findings, verdict.verdict.undecided)),
        }
    passed = Attempt("model")
    return {
        **heard,
        "reply": verdict.reply,
        "move": answer.draft.move,
        "attempts": (*work["attempts"], passed),
    }


def after_review(work: Work) -> str:
    """On with it, or written again (at most twice), or the rules read and the bank asks."""
    if work["reply"] is not None:
        return "remember"
    if work["voice"] == "embedded":
        return "bank" if work["listened"] else "listen"
    return "bank" if len(work["attempts"]) > REDRAFTS else "choose_stage"


def bank(work: Work, bench: Bench) -> Work:
    """The embedded coach asks: without a model, when the model is down, or when its drafts were all refused."""
    bench.on_status("checking")
    now: Work = {**work}
    if not work["listened"] and not work["new"]:
        state, new, refused = take_in(work["state"], hear(work["state"], work["turn"]), work["messages"])
        now.update({"state": state, "new": new, "refused": work["refused"] + refused, "listened": True})
        now["decision"] = decide_now(now)
    fallback = "redrafts_spent" if work["voice"] == "model" else work["fallback"]
    now["fallback"] = fallback
    own = own_reply(now, bench)
    if own is not None:
        return {**now, "reply": own}
    return {**now, **_ask(now, bench)}


def _ask(work: Work, bench: Bench) -> Work:
    decision, preface = work["decision"], work["preface"]
    # After our own answer, and after "don't know", there is nothing to say back.
    nothing = {e.slot for e in work["new"]} <= NOTHING_TO_SAY_BACK and bool(work["new"])
    bare = nothing or work["aside"] == "answer_request" or is_stuck(work["turn"].text)
    spoken = speak_from_bank(
        bench.guard, bench.bank, work["memory"], work["state"], work["turn"], decision, work["new"], bare
    )
    if spoken is None:
        # Every question of this stage has been asked: offer the rep the choice of going on or stopping.
        reply = bench.guard.speak("hollow.2", work["memory"], variant=work["state"].turns)
        return {"reply": reply if preface is None else reply.after(preface), "move": decision.move}
    reply = spoken.reply if preface is None else spoken.reply.after(preface)
    return {"reply": reply, "move": spoken.move, "bank_id": spoken.bank_id}


def _must_not_be_missed(work: Work) -> bool:
    """A first topic, a yes to the card, what came of a promise: a model that heard nothing does not unsay them."""
    state = work["before"]
    asked = state.pending.move if state.pending is not None else ""
    return state.stage == Stage.ARRIVE or asked in ("read-back", "ask-did")


def _refused(work: Work, attempt: Attempt) -> Work:
    return {"attempts": (*work["attempts"], attempt), "answer": None}


def _misplaced(work: Work, answer: Answer) -> str:
    """Why the draft does not fit where the evidence puts the session, or an empty string."""
    decision, draft = work["decision"], answer.draft
    if draft.stage != decision.stage:
        return f"the evidence so far belongs to stage {decision.stage.value}: write the reply for that stage"
    if draft.move not in decision.moves:
        return f"this stage does not have that move: choose one of {', '.join(decision.moves)}"
    if draft.question.casefold() in (q.casefold() for q in work["state"].asked):
        return "that question has been asked before: ask something else"
    return ""
