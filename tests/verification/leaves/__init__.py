"""Tests of the typed verification of single values."""
