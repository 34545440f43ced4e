"""Tests of summarizer.fetching."""
