"""The manager's page: what reps chose to share, in their words, and what cannot be seen, and why. Nothing else."""

from dataclasses import dataclass
from itertools import groupby

from fastapi import APIRouter
from fastapi.responses import Response

from app.errors import Refused
from app.web import words
from app.web.dates_in_words import long
from app.web.privacy import cannot_see
from app.web.shared import SharedView, shared_view
from app.web.visit import Visiting

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Rep:
    """A person and what they shared."""

    name: str
    deeds: tuple[SharedView, ...]


@router.get("/team")
async def get_team(visit: Visiting) -> Response:
    """Raises Refused for anybody who leads no team."""
    if visit.viewer.role != "manager":
        raise Refused(words.NO_TEAM)
    rows = await visit.parts.commitments.team(visit.viewer)
    reps = [
        Rep(name, tuple(shared_view(r.action, r.due, r.status, r.note, visit.today) for r in group))
        for name, group in groupby(rows, key=lambda row: row.rep)
    ]
    return visit.page("team.html", {"today": long(visit.today), "reps": reps, "cannot_see": cannot_see()})
