"""Settings: every problem at once, each named with what to do; and the door that does not open by accident."""

import pytest

from app.settings import SettingsError, load_settings, refuse_open_door

OIDC = {
    "COACH_OIDC_ISSUER": "https://login.example",
    "COACH_OIDC_CLIENT_ID": "coach",
    "COACH_OIDC_CLIENT_SECRET": "hush",
}
SECRET = {"COACH_SECRET": "0123456789abcdef0123456789abcdef"}


def test_nothing_set_is_a_good_setting() -> None:
    settings = load_settings({"PATH": "/bin"})

    assert settings.url == "http://127.0.0.1:8000"
    assert settings.resolved_database_url == "sqlite:///var/coach.sqlite3"
    assert not settings.has_model
    assert not settings.has_oidc


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"COACH_PORT": "eighty"}, "COACH_PORT"),
        ({"COACH_PORT": "70000"}, "COACH_PORT"),
        ({"COACH_HSOT": "127.0.0.1"}, "COACH_HSOT is not a setting"),
        ({"COACH_SECRET": "short"}, "has 5 characters; use 32 or more"),
        ({"COACH_MODEL_BASE_URL": "http://m"}, "COACH_MODEL is not"),
        ({"COACH_PUBLIC_URL": "coach.example"}, "COACH_PUBLIC_URL: is 'coach.example'"),
        ({"COACH_DATABASE_URL": "mysql://u:pw@db/c"}, "COACH_DATABASE_URL: begins with 'mysql'"),
        ({"COACH_OIDC_ISSUER": "https://login.example"}, "OIDC needs all three"),
        ({"COACH_LOG_LEVEL": "loud"}, "COACH_LOG_LEVEL"),
        ({"COACH_SAFETY_ROUTES": "call somebody"}, "COACH_SAFETY_ROUTES: is not JSON"),
        ({"COACH_SAFETY_ROUTES": '{"panic": "Call 1"}'}, "knows no class ['panic']"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(given, said) -> None:
    with pytest.raises(SettingsError) as refused:
        load_settings(given)

    assert said in str(refused.value)
    assert "pw" not in str(refused.value)


@pytest.mark.parametrize(
    "given",
    [
        {"COACH_PORT": "0"},
        {"COACH_SECRET": "x" * 32},
        {"COACH_MODEL_BASE_URL": "http://m", "COACH_MODEL": "small"},
        OIDC,
        {"COACH_LOG_LEVEL": "debug"},
        {"COACH_SAFETY_ROUTES": '{"crisis": "Call 116 123, day and night."}'},
        {"COACH_TOKEN": "coach_x", "COACH_URL": "http://127.0.0.1:1", "COACH_REQUIRE_ALL": "1"},
        {"COACH_DATABASE_URL": "postgresql://db/coach"},
    ],
)
def test_a_setting_that_can_be_used_is_used(given) -> None:
    settings = load_settings(given)

    assert settings.url.startswith("http://127.0.0.1:")


def test_every_problem_is_reported_at_once_and_no_secret_is_shown() -> None:
    with pytest.raises(SettingsError) as refused:
        load_settings({"COACH_PORT": "x", "COACH_SECRET": "hunter2", "COACH_HSOT": "1", "COACH_LOG_LEVEL": "loud"})

    said = str(refused.value)
    assert all(name in said for name in ("COACH_PORT", "COACH_SECRET", "COACH_HSOT", "COACH_LOG_LEVEL"))
    assert "hunter2" not in said


@pytest.mark.parametrize(
    "given",
    [
        {"COACH_HOST": "0.0.0.0"},
        {"COACH_HOST": "192.168.1.4"},
        {"COACH_HOST": "::"},
        {"COACH_HOST": "coach.example"},
    ],
)
def test_the_door_to_other_machines_stays_shut_until_somebody_decides_who_gets_in(given) -> None:
    with pytest.raises(SettingsError) as refused:
        refuse_open_door(load_settings(given))

    assert given["COACH_HOST"] in str(refused.value)
    assert "COACH_SECRET" in str(refused.value)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"COACH_HOST": "localhost"},
        {"COACH_HOST": "127.0.0.2"},
        {"COACH_HOST": "::1"},
        {"COACH_HOST": "0.0.0.0", **SECRET},
        {"COACH_HOST": "0.0.0.0", **OIDC},
    ],
)
def test_loopback_or_a_decision_opens_the_door(given) -> None:
    assert refuse_open_door(load_settings(given)) is None


def test_a_postgresql_address_gets_its_driver_and_a_proxy_its_address() -> None:
    settings = load_settings({"COACH_DATABASE_URL": "postgresql://db/c", "COACH_PUBLIC_URL": "https://coach.example/"})

    assert settings.resolved_database_url == "postgresql+psycopg://db/c"
    assert settings.url == "https://coach.example"


def test_an_ipv6_address_stands_in_brackets() -> None:
    assert load_settings({"COACH_HOST": "::1"}).url == "http://[::1]:8000"
