"""What is under test. A target plays one case and returns the conversation; here, our own coach in this process."""

from typing import Protocol

from evals.conversation import Case, Conversation, Exchange, Promise
from graph import Coach, Prior, Said, SessionState, TurnInput, TurnResult


class Target(Protocol):
    """Anything that can hold a scripted conversation."""

    @property
    def name(self) -> str: ...

    async def converse(self, case: Case) -> Conversation:
        """Plays every message of the case. Raises TargetError when the target is out of order."""
        ...


class InProcess:
    """The coach itself: machine, guard and bank, without HTTP and without a database."""

    def __init__(self, coach: Coach) -> None:
        self._coach = coach

    @property
    def name(self) -> str:
        return f"in process ({self._coach.name})"

    async def converse(self, case: Case) -> Conversation:
        state = self._coach.new_session(case.length)
        due = _due(case)
        earlier: list[Said] = []
        exchanges: list[Exchange] = []
        outcome = ""
        for number, text in enumerate(case.turns, 1):
            if state.status in ("complete", "partial"):
                break
            said = TurnInput(text, tuple(earlier), case.today, due, tuple(prior.text for prior in due))
            result = await self._coach.take_turn(self._coach.resume(state), said)
            state = result.state
            exchanges.append(_exchange(text, result))
            outcome = result.outcome.status if result.outcome else outcome
            if not result.safety:  # what was said on the safety page never returns
                earlier.append(Said(number, text, result.reply.text))
        return Conversation(tuple(exchanges), _promises(state), outcome, len(exchanges) < len(case.turns))


def _due(case: Case) -> tuple[Prior, ...]:
    prior = case.prior_commitment
    return (Prior(id="prior", text=prior.text, due=prior.due),) if prior else ()


def _exchange(text: str, result: TurnResult) -> Exchange:
    trace = result.trace
    refused = tuple(f.rule for attempt in trace.attempts for f in attempt.findings)
    unusable = tuple("unusable" for attempt in trace.attempts if attempt.problem)
    return Exchange(
        text,
        result.reply.text,
        trace.stage,
        trace.move,
        trace.aside,
        result.safety,
        trace.fallback,
        len(trace.attempts),
        (*refused, *unusable),
    )


def _promises(state: SessionState) -> tuple[Promise, ...]:
    card = state.card
    if card is None or card.status != "confirmed":
        return ()
    return (Promise(text=card.action, due=card.due, trigger=card.trigger, status=card.status),)
