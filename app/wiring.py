"""The composition root: settings in, a whole server's parts out. The only file that knows everybody."""

from collections.abc import Callable
from datetime import datetime

from app.commitments import Commitments
from app.parts import Parts
from app.providers.openai_chat import OpenAIChat
from app.running import Running
from app.sessions import Sessions
from app.settings import Settings
from app.store.database import Database
from app.store.tables import now
from app.turns import TakesTurns, Turns
from graph import Coach, make_coach
from guardrails import load_guard


def build_coach(settings: Settings) -> Coach:
    """The configured coach: over a model endpoint if there is one, embedded otherwise."""
    return _coach(settings, _model(settings))


def build_parts(
    settings: Settings,
    *,
    coach: TakesTurns | None = None,
    clock: Callable[[], datetime] = now,
    db: Database | None = None,
) -> Parts:
    """Everything, unopened: no file, no connection, no task before the first use."""
    model = _model(settings) if coach is None else None
    coach = _coach(settings, model) if coach is None else coach
    db = Database(settings.resolved_database_url) if db is None else db
    running = Running(settings.max_concurrent_turns)
    turns = Turns(db, coach, running, clock, settings.model_total_seconds)
    return Parts(
        settings=settings,
        db=db,
        coach=coach,
        sessions=Sessions(db, coach, running, clock),
        turns=turns,
        commitments=Commitments(db, turns, clock),
        clock=clock,
        closing=() if model is None else (model.aclose,),
    )


def _coach(settings: Settings, model: OpenAIChat | None) -> Coach:
    return make_coach(load_guard(settings.safety_routes), model, settings.model_total_seconds)


def _model(settings: Settings) -> OpenAIChat | None:
    if not settings.has_model:
        return None
    return OpenAIChat(
        settings.model_base_url,
        settings.model_api_key.get_secret_value(),
        settings.model,
        settings.model_first_seconds,
        settings.model_total_seconds,
        settings.model_retries,
        settings.model_structured,
    )
