"""Tests of summarizer.llm, against a scripted server on loopback."""
