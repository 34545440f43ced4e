"""Tests of summarizer.segment."""
