"""Tests of the model engine, end to end against a scripted server."""
