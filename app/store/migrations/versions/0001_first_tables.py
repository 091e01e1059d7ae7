"""The first tables: people and what opens the door, sessions and turns, commitments and what came of them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _people()
    _sessions()
    _turns()
    _commitments()


def downgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint("teams_manager_id_fkey", "teams", type_="foreignkey")
    for table in "follow_ups evidence turn_events turns commitments sessions credentials people teams".split():
        op.drop_table(table)


def _id(name: str = "id", nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(36), nullable=nullable)


def _text(name: str, length: int | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.String(length) if length else sa.Text(), nullable=False)


def _moment(name: str, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _people() -> None:
    op.create_table(
        "teams",
        _id(),
        _text("name", 200),
        _id("manager_id", nullable=True),
        sa.ForeignKeyConstraint(["manager_id"], ["people.id"], name="teams_manager_id_fkey", use_alter=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "people",
        _id(),
        _text("email", 320),
        _text("name", 200),
        _text("role", 16),
        _id("team_id", nullable=True),
        _moment("disclosed_at", nullable=True),
        _moment("created_at"),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("email"),
    )
    if op.get_bind().dialect.name != "sqlite":  # SQLite has it inside CREATE TABLE, and could not add it afterwards
        op.create_foreign_key("teams_manager_id_fkey", "teams", "people", ["manager_id"], ["id"])
    op.create_table(
        "credentials",
        _id(),
        _id("person_id"),
        _text("kind", 8),
        _text("secret_hash", 64),
        _text("label", 100),
        _moment("created_at"),
        _moment("expires_at", nullable=True),
        _moment("used_at", nullable=True),
        _moment("revoked_at", nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("secret_hash"),
    )
    op.create_index("ix_credentials_person_id", "credentials", ["person_id"])


def _sessions() -> None:
    op.create_table(
        "sessions",
        _id(),
        _id("rep_id"),
        sa.Column("length", sa.Integer(), nullable=False),
        _text("status", 20),
        _text("stage", 12),
        _text("graph_version", 16),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _moment("created_at"),
        _moment("updated_at"),
        _moment("ended_at", nullable=True),
        sa.ForeignKeyConstraint(["rep_id"], ["people.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_sessions_rep_id", "sessions", ["rep_id"])


def _turns() -> None:
    op.create_table(
        "turns",
        _id(),
        _id("session_id"),
        sa.Column("seq", sa.Integer(), nullable=False),
        _text("key", 100),
        _text("text"),
        sa.Column("steer", sa.String(12), nullable=True),
        _text("status", 12),
        _text("said"),
        _text("ask"),
        _text("stage", 12),
        _text("move", 40),
        _text("safety", 16),
        sa.Column("trace", sa.JSON(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        _moment("created_at"),
        _moment("finished_at", nullable=True),
        _moment("lease_until", nullable=True),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("session_id", "key"),
        sa.UniqueConstraint("session_id", "seq"),
    )
    op.create_index("ix_turns_session_id", "turns", ["session_id"])
    running = sa.text("status = 'running'")
    op.create_index(
        "one_running_turn_per_session",
        "turns",
        ["session_id"],
        unique=True,
        sqlite_where=running,
        postgresql_where=running,
    )
    op.create_table(
        "turn_events",
        _id("turn_id"),
        sa.Column("seq", sa.Integer(), nullable=False),
        _text("kind", 16),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["turn_id"], ["turns.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("turn_id", "seq"),
    )
    _evidence()


def _evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        _id("turn_id"),
        _text("slot", 20),
        _text("value"),
        _text("quote"),
        _text("state", 12),
        sa.ForeignKeyConstraint(["turn_id"], ["turns.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_evidence_turn_id", "evidence", ["turn_id"])


def _commitments() -> None:
    op.create_table(
        "commitments",
        _id(),
        _id("rep_id"),
        _id("session_id", nullable=True),
        *[_text(name) for name in ("action", "trigger", "when_text")],
        sa.Column("due", sa.Date(), nullable=True),
        *[_text(name) for name in ("done_evidence", "obstacle", "plan")],
        sa.Column("confidence", sa.Integer(), nullable=True),
        _text("kind", 12),
        _text("status", 12),
        _moment("shared_at", nullable=True),
        _text("note"),
        _moment("created_at"),
        _moment("confirmed_at", nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["rep_id"], ["people.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("session_id"),
    )
    op.create_index("ix_commitments_rep_id", "commitments", ["rep_id"])
    op.create_table(
        "follow_ups",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        _id("commitment_id"),
        _text("outcome", 12),
        *[_text(name) for name in ("quote", "experience", "learning")],
        _moment("created_at"),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitments.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_follow_ups_commitment_id", "follow_ups", ["commitment_id"])
