"""A database for each test, and a real OpenID provider on loopback: PKCE, RS256, keys. Its faults can be set."""

import base64
import hashlib
import secrets
import socket
import threading
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from app.store.database import Database
from app.store.tables import Base

CLIENT_ID, CLIENT_SECRET = "coach", "a client secret"


class Provider:
    """Signs in `claims` without asking. `claims` override what an honest id token says; `signing_key` what signs it."""

    def __init__(self, url: str, key: RSAKey) -> None:
        self.url = url
        self.issuer = url
        self.key = key
        self.signing_key = key
        self.claims: dict[str, Any] = {}
        self.denies = False
        self._codes: dict[str, dict[str, str]] = {}
        self.app = Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._discovery),
                Route("/authorize", self._authorize),
                Route("/token", self._token, methods=["POST"]),
                Route("/keys", self._keys),
            ]
        )

    async def _discovery(self, request: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": f"{self.url}/token",
                "jwks_uri": f"{self.url}/keys",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256", "none"],
            }
        )

    async def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        assert asked["response_type"] == "code"
        assert asked["client_id"] == CLIENT_ID
        assert asked["code_challenge_method"] == "S256"
        answer = {"state": asked["state"]}
        if self.denies:
            answer["error"] = "access_denied"
        else:
            answer["code"] = secrets.token_urlsafe()
            self._codes[answer["code"]] = asked
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode(answer)}", 302)

    async def _token(self, request: Request) -> Response:
        async with request.form() as form:
            given = {key: str(value) for key, value in form.items()}
        basic = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
        asked = self._codes.pop(given.get("code", ""), None)
        verifier = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(verifier).decode().rstrip("=")
        if request.headers.get("authorization") != f"Basic {basic}":
            return JSONResponse({"error": "invalid_client"}, 401)
        if asked is None or asked["code_challenge"] != challenge or asked["redirect_uri"] != given["redirect_uri"]:
            return JSONResponse({"error": "invalid_grant"}, 400)
        return JSONResponse(
            {"access_token": secrets.token_urlsafe(), "token_type": "Bearer", "id_token": self._id_token(asked)}
        )

    def _id_token(self, asked: dict[str, str]) -> str:
        at = int(time.time())
        honest = {
            "iss": self.url,
            "aud": CLIENT_ID,
            "sub": "42",
            "iat": at,
            "exp": at + 300,
            "nonce": asked["nonce"],
            "email": "tess.okafor@demo.example",
            "email_verified": True,
        }
        said = {key: value for key, value in {**honest, **self.claims}.items() if value is not None}
        return jwt.encode({"alg": "RS256", "kid": "one"}, said, self.signing_key)

    async def _keys(self, request: Request) -> Response:
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})


@pytest.fixture
async def database() -> AsyncIterator[Database]:
    """In memory, for what is not about the database; `db` is a real file and a real PostgreSQL."""
    made = Database("sqlite://")
    await made.run(lambda session: Base.metadata.create_all(session.connection()))
    yield made
    await made.close()


@pytest.fixture(scope="session")
def rsa_key() -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})


@pytest.fixture
def provider(rsa_key: RSAKey) -> Iterator[Provider]:
    listening = socket.create_server(("127.0.0.1", 0))
    provider = Provider(f"http://127.0.0.1:{listening.getsockname()[1]}", rsa_key)
    server = uvicorn.Server(uvicorn.Config(provider.app, log_level="warning", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield provider
    server.should_exit = True
    thread.join()
    listening.close()
