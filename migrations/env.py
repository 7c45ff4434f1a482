"""Runs a migration on the connection it is handed (`config.attributes["connection"]`); the bot opens that one."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], target_metadata=None)
with context.begin_transaction():
    context.run_migrations()
