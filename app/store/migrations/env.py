"""Alembic runs this file. The connection comes from `app.store.schema`; for `alembic revision` see CONTRIBUTING."""

from alembic import context
from sqlalchemy import Connection

from app.store.tables import Base


def run(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=Base.metadata)
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
