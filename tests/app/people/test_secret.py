"""Secrets: random, long, and kept as hashes; the signing key: made once, for one user's eyes."""

import re

from app.people.secret import hash_of, new_secret
from app.people.signing_key import FILE, signing_key
from app.people.tokens import fresh_token
from app.settings import Settings


def test_a_secret_has_256_bits_and_never_comes_twice() -> None:
    made = {new_secret() for _ in range(200)}

    assert len(made) == 200
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{43}", secret) for secret in made)


def test_a_hash_says_nothing_of_its_secret_and_knows_it_again() -> None:
    secret = new_secret()

    assert hash_of(secret) == hash_of(secret)
    assert re.fullmatch(r"[0-9a-f]{64}", hash_of(secret))
    assert secret not in hash_of(secret)


def test_a_made_up_secret_of_any_kind_can_be_hashed() -> None:
    assert len({hash_of(odd) for odd in ("", "\x00", "\ud800", "é" * 10_000)}) == 4


def test_a_token_is_recognised_where_it_should_not_be() -> None:
    token, remembered = fresh_token("laptop")

    assert re.fullmatch(r"coach_[A-Za-z0-9_-]{43}", token)
    assert remembered.secret_hash == hash_of(token)
    assert remembered.expires_at is None


def test_the_signing_key_is_the_configured_secret(tmp_path) -> None:
    settings = Settings(secret="s" * 32, data_dir=tmp_path)

    assert signing_key(settings) == "s" * 32
    assert list(tmp_path.iterdir()) == []


def test_without_a_secret_a_key_is_made_once_and_kept_for_this_user_alone(tmp_path) -> None:
    settings = Settings(data_dir=tmp_path / "var")

    first, second = signing_key(settings), signing_key(settings)

    assert first == second
    assert len(first) == 43
    assert (tmp_path / "var" / FILE).stat().st_mode & 0o777 == 0o600
