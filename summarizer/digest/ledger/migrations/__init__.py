"""How the ledger's database came to be what it is, step by step (Alembic). Shipped with the package and run when a ledger is opened."""
