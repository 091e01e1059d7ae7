"""The description of the API: every route says what it does, and which errors it answers with, in their real shape."""

import json

import pytest

from tests.app.conftest import Served


@pytest.fixture
async def described(served: Served) -> dict[str, dict[str, dict[str, object]]]:
    return dict((await served.clients["anonymous"].get("/api/openapi.json")).json())


async def test_every_route_is_described(described: dict[str, dict[str, dict[str, object]]]) -> None:
    paths = described["paths"]

    assert len(paths) > 20
    assert all(path.startswith("/api") or path in ("/health", "/ready") for path in paths)


async def test_errors_have_the_media_type_and_the_shape_that_is_sent(
    described: dict[str, dict[str, dict[str, object]]],
) -> None:
    errors = [
        response
        for path in described["paths"].values()
        for operation in path.values()
        for status, response in operation["responses"].items()  # type: ignore[attr-defined]
        if status.startswith(("4", "5")) and "Readiness" not in json.dumps(response)
    ]

    assert len(errors) > 20
    assert all(list(error["content"]) == ["application/problem+json"] for error in errors)
    assert "HTTPValidationError" not in json.dumps(described)


async def test_what_a_manager_gets_has_the_fields_of_the_policy_and_no_others(
    described: dict[str, dict[str, dict[str, object]]],
) -> None:
    shapes = described["components"]["schemas"]

    assert set(shapes["SharedOut"]["properties"]) == {"rep", "action", "due", "status", "note", "shared_at"}  # type: ignore[call-overload]
