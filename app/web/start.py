"""Where everybody lands: a rep thinks, a manager sees the team, an evaluator reads what can be measured."""

import uuid

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from app.message import MAX_CHARACTERS
from app.store.commitments import OwnCommitment
from app.store.sessions import SessionView
from app.web import words
from app.web.dates_in_words import past_day
from app.web.deeds import DueView, due_view, is_due
from app.web.privacy import cannot_see
from app.web.rail import step_name
from app.web.session_page import title_of
from app.web.visit import Visit, Visiting

router = APIRouter()
PICK_UP = 3  # unfinished conversations offered; more would be a list, not an offer


@router.get("/")
async def get_home(visit: Visiting) -> Response:
    if not visit.person.disclosed:
        return RedirectResponse("/privacy", 303)
    if visit.person.role == "manager":
        return RedirectResponse("/team", 303)
    if visit.person.role == "evaluator":
        return visit.page("evaluator.html", {"cannot_see": cannot_see()})
    return await get_think(visit)


@router.get("/think")
async def get_think(visit: Visiting, noted: str = "") -> Response:
    """The box and the three lengths; first what is due, if something is."""
    own = await visit.parts.commitments.listed(visit.viewer)
    sessions = await visit.parts.sessions.listed(visit.viewer)
    values = {
        "due": _most_urgent(visit, own),
        "unfinished": [_offer(visit, session) for session in sessions if session.status in ("active", "paused")][
            :PICK_UP
        ],
        "key": uuid.uuid4().hex,
        "draft": "",
        "length": 5,
        "max_chars": MAX_CHARACTERS,
        "thanks": words.NOTED.get(noted, ""),
    }
    return visit.page("start.html", values)


def _most_urgent(visit: Visit, own: tuple[OwnCommitment, ...]) -> DueView | None:
    due = sorted((row for row in own if is_due(row, visit.today)), key=lambda row: (row.due, row.created_at))
    return due_view(due[0], visit.today) if due else None


def _offer(visit: Visit, session: SessionView) -> dict[str, str]:
    name = step_name(session.state.stage)
    day = past_day(session.updated_at.date(), visit.today)
    verb = words.PAUSED_ON if session.status == "paused" else words.LEFT_ON
    return {
        "id": session.id,
        "last": str(session.state.turns),
        "is_paused": "yes" if session.status == "paused" else "",
        "title": title_of(session.state, [session.first_words]),
        "standing": verb.format(day) + (words.IN_STEP.format(name) if name else ""),
    }
