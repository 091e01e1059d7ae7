"""The coach: one turn in, one turn out. Knows nothing of HTTP, SQL or who the rep is."""

import asyncio
from typing import cast

from graph.ask import digest, instructions
from graph.embedded.bank import Bank, load_bank
from graph.machine import build_machine
from graph.model import ChatModel
from graph.remember import finish
from graph.state import Length, SessionState, Slot, Stage
from graph.turn import OnStatus, Outcome, Status, Trace, TurnInput, TurnResult
from graph.work import Bench, Work, begin
from guardrails import Guard

TURN_SECONDS = 20.0  # spec 5, X-03: never stuck longer than this; then a question from the bank


def _unheard(status: Status) -> None:
    """Nobody watches this turn."""


class Coach:
    """Coaches by the machine. `model` None: the embedded coach alone."""

    def __init__(self, guard: Guard, bank: Bank, model: ChatModel | None, turn_seconds: float) -> None:
        self._guard = guard
        self._bank = bank
        self._model = model
        self._turn_seconds = turn_seconds
        self._instructions = instructions()
        self._digest = digest(self._instructions)
        self._machine = build_machine()

    @property
    def name(self) -> str:
        """The model's name, or "embedded"."""
        return self._model.name if self._model is not None else "embedded"

    def new_session(self, length: Length) -> SessionState:
        return SessionState(length=length)

    async def take_turn(self, state: SessionState, turn: TurnInput, on_status: OnStatus = _unheard) -> TurnResult:
        """The reply to one message of the rep, the state after it, and how it came about.

        Never raises for what a rep writes or a model answers. Cancelling the task cancels the model's call.
        """
        if turn.due and state.turns == 0 and state.prior is None:
            state = state.model_copy(update={"prior": turn.due[0]})
        clock = asyncio.get_running_loop().time
        bench = Bench(
            self._guard,
            self._bank,
            self._model,
            self._instructions,
            clock() + self._turn_seconds,
            clock,
            on_status,
        )
        work = begin(state, turn, "embedded" if self._model is None else "model")
        done = cast(Work, await self._machine.ainvoke(work, context=bench))
        return self._result(done)

    def pause(self, state: SessionState) -> SessionState:
        return state.model_copy(update={"status": "paused"})

    def resume(self, state: SessionState) -> SessionState:
        """A paused session goes on; one closed for safety needs the rep's own choice (the resume steer)."""
        return state.model_copy(update={"status": "active"}) if state.status == "paused" else state

    def end(self, state: SessionState) -> SessionState:
        """Complete or partial, by what is there."""
        return finish(state)

    def _result(self, work: Work) -> TurnResult:
        reply = work["reply"]
        if reply is None:
            raise AssertionError("the machine ended a turn without a reply")
        return TurnResult(
            reply=reply,
            state=work["state"],
            trace=self._trace(work),
            heard=work["new"],
            outcome=_outcome(work),
            safety=work["safety"],
        )

    def _trace(self, work: Work) -> Trace:
        pending = work["state"].pending
        move = work["move"] or (work["decision"].move if "decision" in work else (pending.move if pending else ""))
        spoke_for_itself = work["voice"] == "model" and work["fallback"] == "" and not work["aside"]
        return Trace(
            stage=work["state"].stage.value,
            move=move,
            attempts=work["attempts"],
            fallback=work["fallback"],
            coach=self.name if spoke_for_itself else "embedded",
            bank_id=work["bank_id"],
            aside=work["aside"],
            prompt_digest=self._digest if self._model is not None else "",
            prompt_tokens=work["prompt_tokens"],
            completion_tokens=work["completion_tokens"],
            refused_evidence=work["refused"],
        )


def make_coach(guard: Guard, model: ChatModel | None = None, turn_seconds: float = TURN_SECONDS) -> Coach:
    """A coach with the question bank that ships; without a `model` the bank coaches alone."""
    return Coach(guard, load_bank(), model, turn_seconds)


def _outcome(work: Work) -> Outcome | None:
    """What the rep said about the due commitment, when this message added to it."""
    state, new = work["state"], work["new"]
    about = {Slot.OUTCOME, Slot.EXPERIENCE, Slot.LEARNING}
    if state.prior is None or work["before"].stage not in (Stage.ARRIVE, Stage.FOLLOW_UP):
        return None
    said = next((e for e in reversed(state.evidence) if e.slot == Slot.OUTCOME and e.state != "superseded"), None)
    if said is None or not about & {e.slot for e in new}:
        return None
    return Outcome(
        commitment_id=state.prior.id,
        status=said.value,  # type: ignore[arg-type]  # evidence.accept admits only the five labels
        quote=said.quote,
        experience=state.latest(Slot.EXPERIENCE) or "",
        learning=state.latest(Slot.LEARNING) or "",
    )
