"""Alembic's entry: runs the revisions over the connection that `storage.migrating` hands in."""

from alembic import context
from sqlmodel import SQLModel

import storage.tables

assert storage.tables.__all__  # noqa: S101 - importing it fills the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()
