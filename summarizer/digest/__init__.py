"""The scheduled digest: what is new in the sources since the last run, told once, delivered, and kept in a ledger."""
