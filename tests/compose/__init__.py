"""Tests of summarizer.compose."""
