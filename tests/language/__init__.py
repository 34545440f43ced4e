"""Sentences taken apart."""
