"""Choosing the stage, and one stage's attempt at a draft."""

import asyncio

from graph.ask import build_prompt, read_answer
from graph.card import make_card
from graph.catalogue_moves import Text, text_for
from graph.listen import leaves_the_promise_for_later
from graph.model import BadModelOutput, ChatModel, ModelError, ModelTooSlow, Prompt
from graph.progression import Decision, after_follow_up, decide, jump_to_commit
from graph.signals import wants_commit
from graph.turn import Attempt
from graph.work import Bench, Work
from guardrails import ApprovedReply, NotTheirWords


def choose_stage(work: Work, bench: Bench) -> Work:
    """Code decides where the session stands; whatever a draft says of it later is only compared with this."""
    del bench
    return {"decision": decide_now(work)}


def which_stage(work: Work) -> str:
    return work["decision"].stage.value


def decide_now(work: Work) -> Decision:
    state, turn = work["state"], work["turn"]
    if turn.steer == "commit" or wants_commit(turn.text):
        return jump_to_commit(state)
    if leaves_the_promise_for_later(state, turn.text):
        return after_follow_up(state)
    return decide(state, work["new"])


async def speak(work: Work, bench: Bench) -> Work:
    """One stage speaks: our own text where the move has one, else a draft of the model, else the bank will."""
    if work["listened"]:
        return {"reply": own_reply(work, bench)}
    if work["voice"] == "embedded" or bench.model is None:
        return {}
    bench.on_status("writing")
    prompt = build_prompt(bench.instructions, work["state"], work["turn"], work["decision"], work["attempts"])
    try:
        return await _draft(work, bench, bench.model, prompt)
    except BadModelOutput as error:
        return {"answer": None, "problem": f"unreadable: {error}"}
    except ModelError as error:
        failed = Attempt("model", problem=f"{type(error).__name__}: {error}")
        return {"voice": "embedded", "fallback": "model_down", "attempts": (*work["attempts"], failed)}


def own_reply(work: Work, bench: Bench) -> ApprovedReply | None:
    """Our catalogue's words for this decision, if it has any.

    Words that cannot be shown as the rep's (odd characters that do not survive cleaning) are not shown: the bank asks.
    """
    text = _own_text(work)
    if text is None:
        return None
    try:
        reply = bench.guard.speak(text.id, work["memory"], variant=work["state"].turns, **text.slots)
    except NotTheirWords:
        return None
    preface = work["preface"]
    says_it_itself = text.id == "greet_first"
    return reply if preface is None or says_it_itself else reply.after(preface)


def _own_text(work: Work) -> Text | None:
    state, turn = work["state"], work["turn"]
    return text_for(work["decision"], state, make_card(state, turn.today), turn.introduce)


async def _draft(work: Work, bench: Bench, model: ChatModel, prompt: Prompt) -> Work:
    """The model's answer, read. Raises a ModelError."""
    remaining = bench.deadline - bench.clock()
    if remaining <= 0:
        raise ModelTooSlow("the time for this turn is used up")
    pieces: list[str] = []
    sent, made = 0, 0
    try:
        async with asyncio.timeout(remaining):
            async for chunk in model.stream(prompt):
                pieces.append(chunk.text)
                sent, made = chunk.prompt_tokens or sent, chunk.completion_tokens or made
    except TimeoutError:
        raise ModelTooSlow("no whole answer within the time for this turn") from None
    return {
        "answer": read_answer("".join(pieces)),
        "problem": "",
        "prompt_tokens": work["prompt_tokens"] + sent,
        "completion_tokens": work["completion_tokens"] + made,
    }
