"""Tests on what a real model said, replayed from cassettes/; scripts/record writes those again."""
