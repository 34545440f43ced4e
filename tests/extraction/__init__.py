"""Tests of summarizer.extraction."""
