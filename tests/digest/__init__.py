"""Tests of summarizer.digest."""
