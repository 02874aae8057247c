"""Run migrations on the app's own engine; ``flask db upgrade`` and ``flask prepare`` come here."""

from alembic import context
from flask import current_app

from planner.store.types import UtcDateTime

extension = current_app.extensions["migrate"]
engine = extension.db.engine


def leave_out_empty(_context: object, _revision: object, directives: list) -> None:
    """Write no migration where models and tables already agree."""
    is_automatic = getattr(context.config.cmd_opts, "autogenerate", False)
    if is_automatic and directives[0].upgrade_ops.is_empty():
        directives[:] = []


def plain_type(kind: str, item: object, _context: object) -> str | bool:
    """Write our own column types as what they are in the database."""
    is_ours = kind == "type" and isinstance(item, UtcDateTime)
    return "sa.DateTime(timezone=True)" if is_ours else False


with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=extension.db.metadata,
        process_revision_directives=leave_out_empty,
        render_item=plain_type,
        **extension.configure_args,
    )
    with context.begin_transaction():
        context.run_migrations()
