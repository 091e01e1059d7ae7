"""Is the process alive, and can it serve? Says nothing about anybody."""

from fastapi import APIRouter, Response

from app.api.shapes import Wire
from app.api.turns import Server
from app.store.database import DatabaseBusy

router = APIRouter(tags=["health"])


class Health(Wire):
    status: str = "ok"


class Readiness(Wire):
    """`coach`: the model's name, or "embedded"."""

    ready: bool
    database: str
    coach: str


@router.get("/health")
@router.get("/api/health", include_in_schema=False)
async def get_health() -> Health:
    """The process answers. Looks at nothing else, so that a slow database does not get it killed."""
    return Health()


@router.get("/ready", responses={503: {"model": Readiness, "description": "Not ready; `database` says why"}})
@router.get("/api/ready", include_in_schema=False)
async def get_ready(server: Server, response: Response) -> Readiness:
    """The database answers and its tables are those of this version."""
    try:
        database = "ok" if await server.db.is_ready() else "its tables are not those of this version: migrate"
    except DatabaseBusy:
        database = "does not answer"
    response.status_code = 200 if database == "ok" else 503
    return Readiness(ready=database == "ok", database=database, coach=server.coach.name)
