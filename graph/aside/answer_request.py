"""ANSWER_REQUEST: the wish acknowledged, a plain no, a question that helps; from the third time the ways out."""

from graph.work import Bench, Work

WAYS_OUT_FROM = 3  # spec 2, 6.3


def answer_request(work: Work, bench: Bench) -> Work:
    """Twice a sentence before the next question, which may use what the message tells; then the menu of ways out."""
    rung = work["state"].answer_requests + 1
    text_id = f"answer_request.{min(rung, WAYS_OUT_FROM)}"
    reply = bench.guard.speak(text_id, work["memory"], variant=rung - 1)
    if rung >= WAYS_OUT_FROM:
        return {"reply": reply}
    first = work["preface"]  # the one-time notice, on the very first message
    return {"preface": reply.said if first is None else reply.after(first).said, "voice": "embedded"}


def after_answer_request(work: Work) -> str:
    """One sentence of ours and the main path asks; or the ways out, and that is the whole reply."""
    return "remember" if work["reply"] is not None else "listen"
