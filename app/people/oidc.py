"""Sign-in through a company's identity provider: OpenID Connect with PKCE. Invites nobody: it finds who is invited.

The state, the nonce and the PKCE verifier of a round trip wait in a signed cookie that only these two addresses get.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

import httpx2
from authlib.integrations.starlette_client import OAuth, OAuthError
from joserfc.errors import JoseError
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from app.people.browsers import is_https, set_cookie, sign_in_browser
from app.settings import Settings
from app.store import people
from app.store.database import Database
from app.store.people import Account

log = logging.getLogger(__name__)

PATH: Final = "/sign-in/oidc"
CALLBACK: Final = "/sign-in/oidc/callback"
STATE_COOKIE: Final = "coach_oidc"
ROUND_TRIP_SECONDS: Final = 600  # long enough to type a password and fetch a second factor
ALGORITHMS: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")

Reason = Literal["unreachable", "cancelled", "stale", "untrusted", "unverified", "unknown"]
TEXTS: Final[Mapping[Reason, str]] = {
    "unreachable": "The company sign-in can’t be reached just now. Try again in a minute.",
    "cancelled": "The company sign-in ended without signing you in. Nothing is wrong here; try again when you like.",
    "stale": "This sign-in was started in another browser, or too long ago. Start again from the sign-in page.",
    "untrusted": "The answer of the company sign-in could not be trusted, so nobody was signed in. Try again; if it"
    " stays, tell whoever runs this server.",
    "unverified": "The company sign-in doesn’t say that your e-mail address is verified, so we can’t tell who you are.",
    "unknown": "You are signed in at your company, and nobody has invited you here yet. Ask whoever runs this server.",
}


@dataclass(frozen=True, slots=True)
class Refused:
    """Why nobody was signed in, and the words for it."""

    reason: Reason

    @property
    def text(self) -> str:
        return TEXTS[self.reason]


Refuse = Callable[[Request, Refused], Response]


class CompanySignIn:
    """The round trip to one provider. `refuse` makes the page for a refusal; the page is not ours."""

    def __init__(self, settings: Settings, db: Database, refuse: Refuse) -> None:
        self._settings = settings
        self._db = db
        self._refuse = refuse
        self._provider = OAuth().register(
            "company",
            client_id=settings.oidc_client_id,
            client_secret=settings.oidc_client_secret.get_secret_value(),
            server_metadata_url=f"{settings.oidc_issuer.rstrip('/')}/.well-known/openid-configuration",
            client_kwargs={"scope": "openid email profile", "code_challenge_method": "S256", "timeout": 10.0},
        )

    async def begin(self, request: Request) -> Response:
        """Off to the provider."""
        try:
            if not await self._is_our_issuer():
                return self._refuse(request, Refused("untrusted"))
            away: Response = await self._provider.authorize_redirect(request, self._settings.url + CALLBACK)
        except (httpx2.HTTPError, OAuthError, RuntimeError, ValueError) as error:
            log.warning("OIDC: %s cannot be used: %r", self._settings.oidc_issuer, error)
            return self._refuse(request, Refused("unreachable"))
        return away

    async def finish(self, request: Request) -> Response:
        """Back from the provider: signs the browser in, or says why not."""
        claims = await self._claims(request)
        account = claims if isinstance(claims, Refused) else await self._who(claims)
        if isinstance(account, Refused):
            return self._refuse(request, account)
        response = RedirectResponse("/", 303)
        set_cookie(response, self._settings, await sign_in_browser(self._db, account.id))
        return response

    async def _claims(self, request: Request) -> Mapping[str, Any] | Refused:
        """What the provider vouches for, its signature, issuer, audience, time and nonce checked."""
        expected = {
            "iss": {"essential": True, "values": [self._settings.oidc_issuer]},
            "aud": {"essential": True, "value": self._settings.oidc_client_id},
        }
        try:
            if not await self._is_our_issuer():
                return Refused("untrusted")
            token = await self._provider.authorize_access_token(request, claims_options=expected)
        except OAuthError as error:
            log.info("OIDC: the round trip ended with %s", error.error)
            return Refused("stale" if error.error == "mismatching_state" else "cancelled")
        except httpx2.HTTPError as error:
            log.warning("OIDC: %s did not answer: %r", self._settings.oidc_issuer, error)
            return Refused("unreachable")
        except (JoseError, RuntimeError, ValueError) as error:
            log.warning("OIDC: the answer of %s was refused: %s", self._settings.oidc_issuer, type(error).__name__)
            return Refused("untrusted")
        return token.get("userinfo") or Refused("untrusted")

    async def _is_our_issuer(self) -> bool:
        """Whether the discovery document is the configured issuer's own; also narrows what may sign an id token."""
        metadata = await self._provider.load_server_metadata()
        offered = metadata.get("id_token_signing_alg_values_supported") or ["RS256"]
        metadata["id_token_signing_alg_values_supported"] = [name for name in offered if name in ALGORITHMS]
        if metadata.get("issuer") == self._settings.oidc_issuer:
            return True
        log.error("OIDC: COACH_OIDC_ISSUER is %r, it says %r", self._settings.oidc_issuer, metadata.get("issuer"))
        return False

    async def _who(self, claims: Mapping[str, Any]) -> Account | Refused:
        email = claims.get("email")
        # Some providers write their booleans as text; everything else is not a yes.
        if not isinstance(email, str) or claims.get("email_verified") not in (True, "true"):
            return Refused("unverified")
        return await self._db.run(people.find_person, email) or Refused("unknown")


def oidc_routes(settings: Settings, db: Database, key: str, refuse: Refuse) -> list[Route]:
    """The two addresses of the round trip. `key` signs its state: see `signing_key`."""
    sign_in = CompanySignIn(settings, db, refuse)
    state = Middleware(
        SessionMiddleware,
        secret_key=key,
        session_cookie=STATE_COOKIE,
        max_age=ROUND_TRIP_SECONDS,
        path=PATH,
        https_only=is_https(settings),
    )
    return [
        Route(PATH, sign_in.begin, methods=["GET"], name="oidc_begin", middleware=[state]),
        Route(CALLBACK, sign_in.finish, methods=["GET"], name="oidc_finish", middleware=[state]),
    ]
