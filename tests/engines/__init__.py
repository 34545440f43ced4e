"""Tests of summarizer.engines."""
