"""What Alembic runs: the steps, on the connection and in the transaction of whoever opened the ledger."""

from alembic import context

from summarizer.digest.ledger.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
