"""Benchmarks: scripts that print tables; nothing here is asserted by a test, but tests may read the texts that `generated` makes."""
