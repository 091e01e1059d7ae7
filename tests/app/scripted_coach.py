"""A coach for tests of what is around it: says what it is told to, waits where it is told to, records what it saw."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from graph import Card, Evidence, Length, Outcome, SessionState, Stage, Status, Trace, TurnInput, TurnResult
from guardrails import Approved, ApprovedReply


@dataclass
class ScriptedCoach:
    """`gate`: every turn waits for it. `fails`: raised instead of a reply. `cards`: the card after turn n (1-based)."""

    name: str = "embedded"
    gate: asyncio.Event | None = None
    fails: Exception | None = None
    cards: dict[int, Card | None] = field(default_factory=dict)
    heard: tuple[Evidence, ...] = ()
    outcome: Outcome | None = None
    safety: str = ""
    fallback: str = ""
    seen: list[TurnInput] = field(default_factory=list)
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    cancelled: int = 0

    def new_session(self, length: Length) -> SessionState:
        return SessionState(length=length)

    async def take_turn(
        self, state: SessionState, turn: TurnInput, on_status: Callable[[Status], None] = lambda _: None
    ) -> TurnResult:
        self.seen.append(turn)
        on_status("reading")
        self.begun.set()
        try:
            if self.gate is not None:
                await self.gate.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        if self.fails is not None:
            raise self.fails
        on_status("checking")
        n = state.turns + 1
        card = self.cards.get(n, state.card)
        if turn.steer == "confirm" and card is not None:
            card = card.model_copy(update={"status": "confirmed"})
        said = Approved(f"You said {turn.text}." if turn.text else "")
        return TurnResult(
            reply=ApprovedReply(said, Approved(f"Question {n}?")),
            state=state.model_copy(
                update={
                    "turns": n,
                    "stage": Stage.COMMIT if card else Stage.EXPLORE,
                    "card": card,
                    "evidence": (*state.evidence, *self.heard),
                }
            ),
            heard=self.heard,
            trace=Trace(stage="explore", move="ask-fact", coach=self.name, fallback=self.fallback),  # type: ignore[arg-type]
            outcome=self.outcome,
            safety=self.safety,
        )

    def pause(self, state: SessionState) -> SessionState:
        return state.model_copy(update={"status": "paused"})

    def resume(self, state: SessionState) -> SessionState:
        return state.model_copy(update={"status": "active"})

    def end(self, state: SessionState) -> SessionState:
        return state.model_copy(update={"status": "partial"})
