"""Tests of summarizer.merge."""
