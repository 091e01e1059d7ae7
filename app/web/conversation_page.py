"""A conversation read from the store and made into its page: the session's values, the sheet, the safety text."""

from collections.abc import Mapping
from typing import Any

from app.message import MAX_CHARACTERS
from app.store.conversations import Conversation
from app.store.turn_rows import TurnView
from app.web import words
from app.web.card_form import CardInput, CardView, card_view, from_draft
from app.web.deeds import promise_view
from app.web.session_page import SessionPage, session_page
from app.web.sharing_words import sharing_words
from app.web.visit import Visit


def page_of(visit: Visit, conversation: Conversation, draft: str = "", hint: str = "") -> SessionPage:
    """The page as it stands in the store now."""
    promise = conversation.commitment
    is_kept = promise is not None and promise.status not in ("draft", "withdrawn")
    return session_page(
        conversation.session.id,
        conversation.session.state,
        conversation.turns,
        seconds=visit.settings.model_total_seconds if visit.settings.has_model else None,
        max_chars=MAX_CHARACTERS,
        promise=promise_view(promise, visit.today, visit.person.manager) if promise is not None and is_kept else None,
        draft=draft,
        hint=hint,
    )


def values_of(
    visit: Visit, conversation: Conversation, page: SessionPage, sheet: CardInput | None = None, **trouble: Any
) -> dict[str, Any]:
    """Everything the session templates read. `sheet`: what the rep has typed on the card, `trouble` with it."""
    return {
        "page": page,
        "card": card_of(visit, conversation, sheet, **trouble) if page.stands == "card" else None,
        "nobody_told": words.NOBODY_TOLD,
        **safety_text(conversation.turns),
    }


def card_of(
    visit: Visit, conversation: Conversation, sheet: CardInput | None = None, **trouble: Any
) -> CardView | None:
    """The sheet: as typed, or as the conversation left it."""
    if conversation.commitment is None:
        return None
    return card_view(
        sheet or from_draft(conversation.commitment),
        visit.today,
        visit.person.manager,
        sharing_words(visit.person.manager),
        **trouble,
    )


def safety_text(turns: tuple[TurnView, ...]) -> Mapping[str, str]:
    """The last fixed text that a person wrote for this; the heading already says its first words."""
    turn = next((t for t in reversed(turns) if t.safety), None)
    if turn is None:
        return {"safety_said": "", "safety_asked": ""}
    return {"safety_said": turn.said.removeprefix(words.SAFETY_TITLE).strip(), "safety_asked": turn.ask}
