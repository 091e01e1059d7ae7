"""The policy says one thing, and the queries do the same thing."""

import pytest
from sqlalchemy import select
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.elements import False_

from app.sharing.visibility import OWNERS, POLICY, SHARED_FIELDS, Kind, Viewer, own, shared_columns, shared_with
from app.store.commitments import SharedCommitment
from app.store.people import ROLES
from app.store.tables import CoachingSession, Commitment, EvidenceRow, FollowUp, Turn, TurnEvent

PRIVATE_COLUMNS = {"confidence", "done_evidence", "obstacle", "plan", "trigger", "when_text", "session_id", "rep_id"}


def test_every_kind_of_data_has_one_rule_and_one_owner() -> None:
    assert [rule.kind for rule in POLICY] == list(Kind)
    assert set(OWNERS) == set(Kind)


def test_only_what_is_shared_item_by_item_reaches_a_manager() -> None:
    assert [rule.kind for rule in POLICY if rule.manager is not None] == [Kind.SHARED]


def test_a_manager_gets_what_by_when_how_it_stands_and_the_note() -> None:
    assert SHARED_FIELDS.fields == ("rep", "action", "due", "status", "note", "shared_at")
    assert tuple(SharedCommitment.__dataclass_fields__) == SHARED_FIELDS.fields


def test_the_query_for_shared_commitments_selects_the_fields_of_the_policy_and_no_others() -> None:
    statement = str(select(*shared_columns()).compile(dialect=sqlite.dialect()))

    chosen = statement.partition("FROM")[0]
    assert all(f"AS {name}" in chosen or f".{name}" in chosen for name in SHARED_FIELDS.fields)
    assert not [name for name in PRIVATE_COLUMNS if f".{name}" in chosen]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("kind", list(Kind))
def test_every_pair_of_role_and_kind_shares_what_the_policy_says(role: str, kind: Kind) -> None:
    condition = shared_with(Viewer("me", role), kind)  # type: ignore[arg-type]

    shares = role == "manager" and kind == Kind.SHARED
    assert isinstance(condition, False_) != shares


@pytest.mark.parametrize("kind", list(Kind))
def test_everybody_reads_their_own_and_only_their_own(kind: Kind) -> None:
    condition = own(Viewer("me", "rep"), kind).compile(dialect=sqlite.dialect())

    assert str(condition).endswith("rep_id = ?")
    assert list(condition.params.values()) == ["me"]


def test_no_column_anywhere_is_a_score_of_a_person() -> None:
    tables = (CoachingSession, Turn, TurnEvent, EvidenceRow, Commitment, FollowUp)
    names = {column.name for table in tables for column in table.__table__.columns}

    assert not [name for name in names if "score" in name or "rating" in name or "rank" in name]


def test_no_rule_is_without_words_for_the_page() -> None:
    assert all(rule.what and rule.why and rule.manager_words and rule.evaluator_words for rule in POLICY)
