"""Runs the migrations on the connection that the program hands over, or on the developer's own file."""

from alembic import context
from sqlalchemy import Connection, create_engine

from commandroom.store.schema import metadata


def is_ours(name: str | None, kind: str, _reflected: object = None) -> bool:
    """Leave out the tables that FTS5 keeps for itself."""
    return not (kind == "table" and (name or "").startswith("search"))


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        transaction_per_migration=False,
        include_name=lambda name, kind, _parents: is_ours(name, kind),
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with create_engine(context.config.get_main_option("sqlalchemy.url") or "sqlite://").begin() as own:
        run(own)
