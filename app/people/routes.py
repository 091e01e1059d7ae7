"""Who am I, signing in and out, API tokens: for JSON clients."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from app.errors import NotFound, NotSignedIn
from app.parts import parts_of
from app.people.browsers import clear_cookie, cookie_secret, set_cookie, sign_out
from app.people.current import bearer, current_account
from app.people.door import enter, enter_with_token
from app.people.tokens import make_token, revoke_token
from app.problems import declared
from app.store import credentials
from app.store.people import Account, Role

router = APIRouter(prefix="/api", tags=["people"])
Me = Annotated[Account, Depends(current_account)]
Label = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]+$")]


class SignIn(BaseModel):
    """`token`: the secret of a one-time link. `want`: a cookie for a browser, or an API token for a script."""

    model_config = ConfigDict(extra="forbid")

    token: str = Field(min_length=1, max_length=200)
    want: Literal["cookie", "token"] = "cookie"
    label: Label = "one-time link"


class NewToken(BaseModel):
    model_config = ConfigDict(extra="forbid")

    label: Label


class PersonOut(BaseModel):
    """A person to themselves. `manager`: who leads their team and sees what they share; "" without one."""

    id: str
    name: str
    email: str
    role: Role
    team: str
    manager: str

    @classmethod
    def of(cls, account: Account) -> "PersonOut":
        return cls(**{name: getattr(account, name) for name in cls.model_fields})


class SignedIn(BaseModel):
    person: PersonOut
    token: str | None = Field(None, description="The API token, when one was asked for; it is shown this once")


class TokenOut(BaseModel):
    id: str
    label: str
    created_at: datetime
    last_used_at: datetime | None


class MadeToken(BaseModel):
    id: str
    label: str
    token: str = Field(description="Shown this once; only its hash is kept")


@router.post("/sign-in", responses=declared(401, 422, 429))
async def post_sign_in(sign_in: SignIn, request: Request, response: Response) -> SignedIn:
    """Spends a one-time link. A link that is used, too old or made up gets the same answer."""
    if sign_in.want == "token":
        entered = await enter_with_token(request, sign_in.token, sign_in.label)
    else:
        entered = await enter(request, sign_in.token)
    if entered is None:
        raise NotSignedIn(
            "This link does not work: it was used already, it is older than 15 minutes, or it was never made. "
            "Ask whoever runs this server for a new one; `coach invite` prints it."
        )
    account, secret = entered
    response.headers["Cache-Control"] = "no-store"
    if sign_in.want == "token":
        return SignedIn(person=PersonOut.of(account), token=secret)
    set_cookie(response, parts_of(request).settings, secret)
    return SignedIn(person=PersonOut.of(account))


@router.post("/sign-out", status_code=204)
async def post_sign_out(request: Request, response: Response) -> None:
    """Ends what this request was signed in with: the browser, or the API token. Nothing to end is no error."""
    settings = parts_of(request).settings
    for secret in (bearer(request), cookie_secret(request, settings)):
        if secret:
            await sign_out(parts_of(request).db, secret)
    clear_cookie(response, settings)


@router.get("/me", responses=declared(401))
async def get_me(me: Me) -> PersonOut:
    return PersonOut.of(me)


@router.post("/tokens", status_code=201, responses=declared(401, 422))
async def post_token(new: NewToken, me: Me, request: Request, response: Response) -> MadeToken:
    """Makes an API token that may do what you may do."""
    token_id, token = await make_token(parts_of(request).db, me.id, new.label)
    response.headers["Cache-Control"] = "no-store"
    return MadeToken(id=token_id, label=new.label, token=token)


@router.get("/tokens", responses=declared(401))
async def get_tokens(me: Me, request: Request) -> Sequence[TokenOut]:
    """Your living tokens, without the tokens."""
    living = await parts_of(request).db.run(credentials.living_tokens, me.id)
    return [TokenOut(id=t.id, label=t.label, created_at=t.created_at, last_used_at=t.last_used_at) for t in living]


@router.delete("/tokens/{token_id}", status_code=204, responses=declared(401, 404))
async def delete_token(token_id: str, me: Me, request: Request) -> None:
    if not await revoke_token(parts_of(request).db, me.id, token_id):
        raise NotFound("token", token_id)
