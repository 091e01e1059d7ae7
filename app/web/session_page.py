"""The session page as values: what stands in the log, what stands below it, what is said around it."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from app.web import words
from app.web.marked import Piece, marked
from app.web.notes import Note, notes
from app.web.rail import Step, rail
from app.web.why import Why, why
from graph import SessionState, Slot, Stage
from guardrails import Memory

Stands = Literal["answer", "card", "closing", "over", "paused", "safety"]
TITLE_CHARS = 60
FOLDED = frozenset({"card", "closing", "over"})


class TurnRow(Protocol):
    """What the page needs to know of a stored turn."""

    @property
    def id(self) -> str: ...
    @property
    def seq(self) -> int: ...
    @property
    def key(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def steer(self) -> str | None: ...
    @property
    def status(self) -> str: ...
    @property
    def said(self) -> str: ...
    @property
    def ask(self) -> str: ...
    @property
    def safety(self) -> str: ...
    @property
    def trace(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True, slots=True)
class TurnView:
    """One turn as it stands in the log. `again`: the key that retries it, when it ended without a question."""

    id: str
    seq: int
    text: str
    steer: str | None
    pressed: str
    said: tuple[Piece, ...]
    ask: tuple[Piece, ...]
    is_live: bool
    ended_early: str
    again: str
    events_url: str
    stop_url: str


@dataclass(frozen=True, slots=True)
class SessionPage:
    """Everything the session templates read."""

    id: str
    url: str
    turns_url: str
    title: str
    minutes: str
    status: str
    stands: Stands
    rail: tuple[Step, ...]
    why: Why
    notes: tuple[Note, ...]
    turns: tuple[TurnView, ...]
    is_busy: bool
    is_folded: bool
    model_down: bool
    limit: str
    max_chars: int
    hint: str = ""
    draft: str = ""
    promise: Any = None
    key: str = field(default_factory=lambda: uuid.uuid4().hex)
    tools_key: str = field(default_factory=lambda: uuid.uuid4().hex)

    @property
    def earlier(self) -> tuple[TurnView, ...]:
        """Folded away once the conversation is about one thing: the promise, or its end."""
        return self.turns[:-1] if self.is_folded else ()

    @property
    def recent(self) -> tuple[TurnView, ...]:
        return self.turns[len(self.earlier) :]


def session_page(
    session_id: str,
    state: SessionState,
    turns: Sequence[TurnRow],
    *,
    seconds: float | None = None,
    max_chars: int,
    promise: Any = None,
    hint: str = "",
    draft: str = "",
) -> SessionPage:
    """The page for a session in `state`, its turns oldest first. `seconds`: the limit of a language model's turn."""
    last = turns[-1] if turns else None
    is_busy = last is not None and last.status == "running"
    stands = _stands(state, is_busy)
    return SessionPage(
        id=session_id,
        url=f"/sessions/{session_id}",
        turns_url=f"/sessions/{session_id}/turns",
        title=title_of(state, [t.text for t in turns]),
        minutes=words.MINUTES[state.length],
        status=state.status,
        stands=stands,
        rail=rail(state),
        why=why(state),
        notes=notes(state),
        turns=_views(session_id, state, turns),
        is_busy=is_busy,
        is_folded=stands in FOLDED or state.stage == Stage.CLOSE,
        model_down=last is not None and is_model_down(last),
        limit=words.LIMIT.format(round(seconds)) if seconds else "",
        max_chars=max_chars,
        hint=hint or (_hint_for(last) if last is not None else ""),
        draft=draft,
        promise=promise,
    )


def title_of(state: SessionState, texts: Sequence[str]) -> str:
    """The topic in the rep's words; before one was heard, the beginning of what they wrote first."""
    words_of_rep = state.latest(Slot.TOPIC) or next((text for text in texts if text.strip()), "A conversation")
    line = " ".join(words_of_rep.split())
    if len(line) <= TITLE_CHARS:
        return line.rstrip(".,;: ")
    return line[:TITLE_CHARS].rsplit(" ", 1)[0].rstrip(".,;: ") + "…"


def is_model_down(turn: TurnRow) -> bool:
    return turn.trace.get("fallback") == "model_down"


def _stands(state: SessionState, is_busy: bool) -> Stands:
    if state.status == "closed_for_safety":
        return "safety"
    if state.status in ("complete", "partial"):
        return "over"
    if state.status == "paused" and not is_busy:
        return "paused"
    if is_busy:
        return "answer"
    if state.card is not None and state.card.status == "draft" and state.stage == Stage.COMMIT:
        return "card"
    return "closing" if state.stage == Stage.CLOSE else "answer"


def _hint_for(turn: TurnRow) -> str:
    if turn.status == "running":
        return words.HINT_BUSY
    if turn.ask or turn.said:
        return ""
    return words.HINT_STOPPED if turn.status == "stopped" else words.HINT_AGAIN


def _views(session_id: str, state: SessionState, turns: Sequence[TurnRow]) -> tuple[TurnView, ...]:
    promised = [state.prior.text] if state.prior is not None else []  # said in an earlier conversation, by the rep
    memory = Memory.of([*promised, *(turn.text for turn in turns)])
    return tuple(_view(session_id, turn, turn is turns[-1], memory) for turn in turns)


def _view(session_id: str, turn: TurnRow, is_last: bool, memory: Memory) -> TurnView:
    is_live = turn.status == "running"
    is_empty = not is_live and not turn.said and not turn.ask
    return TurnView(
        id=turn.id,
        seq=turn.seq,
        text=turn.text,
        steer=turn.steer,
        pressed=words.PRESSED.get(turn.steer or "", ""),
        said=marked(turn.said, memory),
        ask=marked(turn.ask, memory),
        is_live=is_live,
        ended_early=words.ENDED_EARLY.get(turn.status, "") if is_empty else "",
        again=turn.key if is_last and is_empty else "",
        events_url=f"/sessions/{session_id}/turns/{turn.id}/events",
        stop_url=f"/sessions/{session_id}/turns/{turn.id}/stop",
    )
