"""What the composition root puts together, and what it leaves tidy when the server stops."""

import dataclasses
from datetime import date

from app.main import create_app
from app.settings import Settings
from app.store.database import Database
from app.wiring import build_parts
from graph import TurnInput

WITH_MODEL = Settings(model_base_url="http://127.0.0.1:9/v1", model="small")


def test_a_configured_endpoint_is_the_coach_and_is_closed_at_the_end() -> None:
    with_model = build_parts(WITH_MODEL, db=Database("sqlite://"))
    without = build_parts(Settings(), db=Database("sqlite://"))

    assert (with_model.coach.name, len(with_model.closing)) == ("small", 1)
    assert (without.coach.name, without.closing) == ("embedded", ())


async def test_what_a_provider_wants_closed_is_closed_when_the_server_stops() -> None:
    closed: list[str] = []

    async def close() -> None:
        closed.append("model")

    app = create_app(Settings(), db=Database("sqlite://"))
    app.state.parts = dataclasses.replace(app.state.parts, closing=(close,))

    async with app.router.lifespan_context(app):
        assert closed == []

    assert closed == ["model"]


async def test_the_safety_pages_name_the_help_that_the_deployment_names() -> None:
    settings = Settings(safety_routes={"crisis": "Call 116 123, day and night."})
    coach = build_parts(settings, db=Database("sqlite://")).coach

    result = await coach.take_turn(coach.new_session(5), TurnInput("i want to kill myself", (), date(2026, 11, 23)))

    assert "Call 116 123, day and night." in result.reply.text
