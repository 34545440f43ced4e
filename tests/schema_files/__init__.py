"""Tests of summarizer.schema_files."""
