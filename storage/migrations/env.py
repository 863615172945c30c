"""Alembic's entry: runs the scripts on the connection that `storage.database` hands over."""

from alembic import context

_given = context.config.attributes
context.configure(
    connection=_given["connection"],
    on_version_apply=_given["after_each"],
    transaction_per_migration=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
