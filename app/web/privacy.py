"""Who sees what: the policy as a table, and the notice that everybody reads once. The rules are not ours to word."""

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from app.sharing.visibility import POLICY
from app.store import people
from app.web import words
from app.web.visit import Visit, Visiting

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of data and what others see of it; `why` says why."""

    what: str
    cells: tuple[str, ...]
    why: str


@router.get("/privacy")
async def get_privacy(visit: Visiting) -> Response:
    values = {
        "columns": (_manager_column(visit), "Anyone else"),
        "rows": rows(),
        "lines": (*words.WHAT_THIS_IS, words.WITH_A_MODEL if visit.settings.has_model else words.WITHOUT_A_MODEL),
        "ask_to_acknowledge": not visit.person.disclosed,
    }
    return visit.page("privacy.html", values)


@router.post("/privacy/understood")
async def post_understood(visit: Visiting) -> Response:
    await visit.parts.db.run(people.acknowledge_notice, visit.person.id)
    return RedirectResponse("/", 303)


def rows() -> tuple[Row, ...]:
    """The policy, row by row, in its own words."""
    return tuple(
        Row(rule.what, (_sentence(rule.manager_words), _sentence(rule.evaluator_words)), rule.why) for rule in POLICY
    )


def cannot_see() -> tuple[tuple[str, str], ...]:
    """What a manager cannot see, and why: every rule that shares nothing."""
    return tuple((rule.theirs, rule.why) for rule in POLICY if rule.manager is None)


def _manager_column(visit: Visit) -> str:
    return f"{visit.person.manager}, your manager" if visit.person.manager else "A manager"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
