"""What a turn of the embedded coach costs in this process: no HTTP, no database."""

import asyncio
import time
from datetime import date

from graph import Said, TurnInput, make_coach
from guardrails import load_guard

SAYS = (
    "My renewal with Northwind has gone quiet since the pricing call.",
    "I want a clear answer from Priya by the end of the month.",
    "It matters because it's a third of my quarter.",
    "She said the budget was frozen, and I sent the deck anyway.",
    "I think it's because I never asked who else decides.",
    "I realise I've only ever talked to one person there.",
    "I could ask Priya to bring in her finance lead.",
    "I could also write to the sponsor.",
    "The finance lead is the one.",
    "I'll call Priya on Thursday and ask her.",
    "Eight",
    "Yes, that's it.",
)


def embedded_ms(sessions: int = 10) -> float:
    """CPU milliseconds per turn over some whole sessions, after one to warm up."""
    return asyncio.run(_measure(sessions))


async def _measure(sessions: int) -> float:
    coach = make_coach(load_guard())

    async def play() -> None:
        state, earlier = coach.new_session(5), list[Said]()
        for number, text in enumerate(SAYS, 1):
            result = await coach.take_turn(state, TurnInput(text, tuple(earlier), date(2026, 11, 23)))
            state = result.state
            earlier.append(Said(number, text, result.reply.text))

    await play()
    began = time.process_time()
    for _ in range(sessions):
        await play()
    return 1000 * (time.process_time() - began) / (sessions * len(SAYS))
