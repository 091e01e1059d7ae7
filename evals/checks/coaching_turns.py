"""Which exchanges are coaching: not a safety text, not a plain answer, not a refused message, not the goodbye."""

from collections.abc import Iterator

from evals.conversation import Conversation, Exchange

NOT_COACHING = frozenset({"safety", "info", "ending", "unreadable", "refused"})
WITHOUT_QUESTION = frozenset({"goodbye"})


def is_coaching(exchange: Exchange) -> bool:
    return (
        not exchange.safety
        and exchange.aside not in NOT_COACHING
        and exchange.move not in WITHOUT_QUESTION
        and exchange.stage != "close"
    )


def coaching(talk: Conversation) -> Iterator[tuple[int, Exchange]]:
    """The coaching exchanges with their 1-based numbers."""
    return ((n, exchange) for n, exchange in enumerate(talk.exchanges, 1) if is_coaching(exchange))
