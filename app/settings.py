"""Settings from the environment (COACH_*), frozen, all problems at once. The only reader of the environment."""

import ipaddress
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

SAFETY_CLASSES = frozenset({"crisis", "distress", "misconduct", "ethics_legal"})


class SettingsError(Exception):
    """One or more COACH_* settings cannot be used; the message lists every one of them."""


class Settings(BaseSettings):
    """Every setting of the product, with its default. See the table in the README."""

    model_config = SettingsConfigDict(env_prefix="COACH_", frozen=True, extra="forbid")

    host: str = Field("127.0.0.1", description="Address to listen on")
    port: int = Field(8000, ge=0, le=65535, description="Port to listen on; 0 takes a free one")
    public_url: str = Field("", description="Address people type, when a proxy stands in front (https://coach.example)")
    database_url: str = Field("", description="SQLAlchemy URL; empty means SQLite under COACH_DATA_DIR")
    data_dir: Path = Field(Path("var"), description="Where the SQLite file and the local secret live")
    secret: SecretStr = Field(
        SecretStr(""), description="Signs short-lived state; 32 or more characters. Needed beyond loopback without OIDC"
    )

    model_base_url: str = Field("", description="Base URL of an OpenAI-compatible endpoint; empty: embedded coach")
    model_api_key: SecretStr = Field(SecretStr(""), description="Its key, if it wants one")
    model: str = Field("", description="Name of the model at that endpoint")
    model_first_seconds: float = Field(8.0, gt=0, description="How long to wait for the model's first words")
    model_total_seconds: float = Field(20.0, gt=0, description="How long a whole turn may take, redrafts included")
    model_retries: int = Field(1, ge=0, le=5, description="Retries of a failed connection, in this one layer")
    model_structured: Literal["auto", "json_schema", "json_object", "prompt"] = Field(
        "auto", description="How to ask for structured output; auto tries json_schema and remembers what works"
    )

    oidc_issuer: str = Field("", description="OpenID Connect issuer; with client id and secret it turns sign-in on")
    oidc_client_id: str = Field("", description="Client id at the issuer")
    oidc_client_secret: SecretStr = Field(SecretStr(""), description="Client secret at the issuer")

    safety_routes: dict[str, str] = Field(
        {}, description="Help for the safety pages, as JSON: crisis, distress, misconduct, ethics_legal -> your text"
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="Never logs what people wrote")
    max_concurrent_turns: int = Field(64, ge=1, description="Turns at once in this process; above it 503, Retry-After")

    @field_validator("safety_routes", mode="before")
    @classmethod
    def _routes_are_an_object(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise ValueError(f'is not JSON; give an object like {{"crisis": "Call …"}}, not {value[:40]!r}') from None

    @field_validator("safety_routes")
    @classmethod
    def _routes_are_known(cls, value: dict[str, str]) -> dict[str, str]:
        unknown = sorted(set(value) - SAFETY_CLASSES)
        if unknown:
            raise ValueError(f"knows no class {unknown}; use {sorted(SAFETY_CLASSES)}")
        return value

    @field_validator("secret")
    @classmethod
    def _secret_is_long(cls, value: SecretStr) -> SecretStr:
        length = len(value.get_secret_value())
        if 0 < length < 32:
            raise ValueError(f"has {length} characters; use 32 or more, for example from `openssl rand -hex 32`")
        return value

    @field_validator("public_url")
    @classmethod
    def _public_url_is_whole(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError(f"is {value!r}; write it with its scheme, like https://coach.example")
        return value

    @field_validator("database_url")
    @classmethod
    def _database_is_known(cls, value: str) -> str:
        if value and not value.startswith(("sqlite:", "postgresql:", "postgresql+psycopg:")):
            # The rest of the address may hold a password.
            raise ValueError(f"begins with {value.partition(':')[0]!r}; use sqlite:///FILE or postgresql://HOST/NAME")
        return value

    @model_validator(mode="after")
    def _parts_belong_together(self) -> "Settings":
        problems = []
        if self.model_base_url and not self.model:
            problems.append("COACH_MODEL_BASE_URL is set and COACH_MODEL is not: name the model to use there")
        oidc = (self.oidc_issuer, self.oidc_client_id, self.oidc_client_secret.get_secret_value())
        if any(oidc) and not all(oidc):
            problems.append("OIDC needs all three: COACH_OIDC_ISSUER, COACH_OIDC_CLIENT_ID, COACH_OIDC_CLIENT_SECRET")
        if problems:
            raise ValueError("; ".join(problems))
        return self

    @property
    def has_oidc(self) -> bool:
        return bool(self.oidc_issuer)

    @property
    def has_model(self) -> bool:
        return bool(self.model_base_url)

    @property
    def is_loopback(self) -> bool:
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def url(self) -> str:
        """Where people reach the pages, without a trailing slash."""
        host = f"[{self.host}]" if ":" in self.host else self.host  # an IPv6 address stands in brackets
        return (self.public_url or f"http://{host}:{self.port}").rstrip("/")

    @property
    def resolved_database_url(self) -> str:
        """The configured URL (postgresql:// gets the psycopg driver), or SQLite under `data_dir`."""
        if not self.database_url:
            return f"sqlite:///{self.data_dir / 'coach.sqlite3'}"
        return self.database_url.replace("postgresql://", "postgresql+psycopg://", 1)


def refuse_open_door(settings: Settings) -> None:
    """Beyond loopback somebody must have decided who gets in. Raises SettingsError saying what to set."""
    if settings.is_loopback or settings.has_oidc or settings.secret.get_secret_value():
        return
    raise SettingsError(
        f"COACH_HOST is {settings.host!r}, which other machines can reach, and nobody has decided who may sign in. "
        "Set COACH_OIDC_ISSUER, COACH_OIDC_CLIENT_ID and COACH_OIDC_CLIENT_SECRET, or set COACH_SECRET to 32 or more "
        "characters to go on with one-time links, or listen on 127.0.0.1."
    )


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Reads COACH_* (from `environ` in tests). Raises SettingsError that names each bad or unknown setting."""
    environ = os.environ if environ is None else environ
    given = {k.removeprefix("COACH_").lower(): v for k, v in environ.items() if k.startswith("COACH_")}
    known = set(Settings.model_fields)
    ignored = {"test_pg_url", "require_all", "token", "url"}  # read by tests and by the client commands
    unknown = sorted(set(given) - known - ignored)
    problems = [f"COACH_{name.upper()} is not a setting; see the README's table" for name in unknown]
    try:
        settings = Settings(**{k: v for k, v in given.items() if k in known})  # type: ignore[arg-type]
    except ValidationError as error:
        problems += [_say(e["loc"], e["msg"]) for e in error.errors()]
        raise SettingsError("\n".join(problems)) from None
    if problems:
        raise SettingsError("\n".join(problems))
    return settings


def _say(loc: tuple[int | str, ...], message: str) -> str:
    name = f"COACH_{str(loc[0]).upper()}: " if loc else ""
    return name + message.removeprefix("Value error, ")
