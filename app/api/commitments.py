"""Commitments: the draft edited and said yes to, shared or not, what came of it; and the manager's list."""

import uuid
from datetime import date, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Depends
from pydantic import Field

from app.api.shapes import CommitmentOut, TurnOut, Wire
from app.api.turns import Caller, IdempotencyKey, Server
from app.message import MAX_FIELD, MAX_NOTE
from app.people.current import current_manager
from app.problems import declared
from app.sharing.visibility import Viewer
from app.store.commitments import SharedCommitment
from graph import Outcome

router = APIRouter(prefix="/api", tags=["commitments"])
Manager = Annotated[Viewer, Depends(current_manager)]
Line = Annotated[str, Field(max_length=MAX_FIELD)]


class EditedWords(Wire):
    """The fields to change; what is left out stays. Without `due` and `trigger` it is an intention."""

    action: Annotated[str, Field(min_length=1, max_length=MAX_FIELD, examples=["call Jan and ask what changed"])] = ""
    trigger: Annotated[str, Field(max_length=MAX_FIELD, examples=["when I get back from lunch"])] = ""
    due: date | None = None
    done_evidence: Line = ""
    obstacle: Line = ""
    plan: Line = ""
    confidence: Annotated[int, Field(ge=0, le=10)] | None = None


class Sharing(Wire):
    """A line for the manager, seen only while it is shared."""

    note: Annotated[str, Field(max_length=MAX_NOTE, examples=["I'd like to tell you how it went"])] = ""


class OutcomeIn(Wire):
    """What came of it: a label, and the rep's own words about it."""

    outcome: Literal["done", "partly", "not_done", "changed"]
    quote: Line = ""
    experience: Line = ""
    learning: Line = ""


class SharedOut(Wire):
    """All that a manager sees of one commitment."""

    rep: str
    action: str
    due: date | None
    status: str
    note: str
    shared_at: datetime

    @classmethod
    def of(cls, row: SharedCommitment) -> "SharedOut":
        return cls(**{name: getattr(row, name) for name in cls.model_fields})


class ConfirmedOut(Wire):
    """The commitment after the yes, and the coach's reply to it when a conversation was waiting."""

    commitment: CommitmentOut
    turn: TurnOut | None


@router.get("/commitments")
async def get_commitments(viewer: Caller, server: Server) -> list[CommitmentOut]:
    """Your own, newest first."""
    return [CommitmentOut.of(row) for row in await server.commitments.listed(viewer)]


@router.get("/commitments/{commitment_id}", responses=declared(404))
async def get_commitment(commitment_id: str, viewer: Caller, server: Server) -> CommitmentOut:
    return CommitmentOut.of(await server.commitments.read(viewer, commitment_id))


@router.patch("/commitments/{commitment_id}", responses=declared(404, 409, 422))
async def patch_commitment(commitment_id: str, body: EditedWords, viewer: Caller, server: Server) -> CommitmentOut:
    """Changes the words of a draft. A commitment that was said yes to keeps its words."""
    words = body.model_dump(exclude_unset=True)
    return CommitmentOut.of(await server.commitments.edit(viewer, commitment_id, words))


@router.post("/commitments/{commitment_id}/confirm", responses=declared(404, 409, 503))
async def post_confirm(
    commitment_id: str, viewer: Caller, server: Server, idempotency_key: IdempotencyKey = None
) -> ConfirmedOut:
    """Says yes to a draft. In a conversation that waits for it, this is a turn, and the coach goes on."""
    done = await server.commitments.confirm(viewer, commitment_id, idempotency_key or uuid.uuid4().hex)
    turn = None if done.turn is None else TurnOut.of(done.turn)
    return ConfirmedOut(commitment=CommitmentOut.of(done.commitment), turn=turn)


@router.get("/commitments/{commitment_id}/preview", responses=declared(404))
async def get_preview(commitment_id: str, viewer: Caller, server: Server) -> SharedOut:
    """Exactly what your manager would see, were it shared now."""
    return SharedOut.of(await server.commitments.preview(viewer, commitment_id))


@router.post("/commitments/{commitment_id}/share", responses=declared(404, 409, 422))
async def post_share(commitment_id: str, viewer: Caller, server: Server, body: Sharing | None = None) -> CommitmentOut:
    """Lets your manager see this one. Nothing else of yours comes with it."""
    return CommitmentOut.of(await server.commitments.share(viewer, commitment_id, body.note if body else ""))


@router.post("/commitments/{commitment_id}/unshare", responses=declared(404))
async def post_unshare(commitment_id: str, viewer: Caller, server: Server) -> CommitmentOut:
    """Private again, at once."""
    return CommitmentOut.of(await server.commitments.unshare(viewer, commitment_id))


@router.post("/commitments/{commitment_id}/withdraw", responses=declared(404))
async def post_withdraw(commitment_id: str, viewer: Caller, server: Server) -> CommitmentOut:
    """Takes the commitment itself back: nobody else sees it, nobody asks about it."""
    return CommitmentOut.of(await server.commitments.withdraw(viewer, commitment_id))


@router.post("/commitments/{commitment_id}/outcome", responses=declared(404, 409, 422))
async def post_outcome(commitment_id: str, body: OutcomeIn, viewer: Caller, server: Server) -> CommitmentOut:
    """Says what came of it. Your manager, if it is shared, sees the label and none of the words."""
    outcome = Outcome(commitment_id, body.outcome, body.quote, body.experience, body.learning)
    return CommitmentOut.of(await server.commitments.record_outcome(viewer, outcome))


@router.post("/commitments/{commitment_id}/drop", responses=declared(404, 409))
async def post_drop(commitment_id: str, viewer: Caller, server: Server) -> CommitmentOut:
    """Lets it go. That is an outcome, too."""
    return CommitmentOut.of(await server.commitments.record_outcome(viewer, Outcome(commitment_id, "dropped", "")))


@router.get("/team/commitments", tags=["team"], responses=declared(403))
async def get_team_commitments(viewer: Manager, server: Server) -> list[SharedOut]:
    """What your reps chose to show you, in their words. There is no other list, and no number about a person."""
    return [SharedOut.of(row) for row in await server.commitments.team(viewer)]
