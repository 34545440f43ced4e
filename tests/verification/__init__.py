"""The verifier: claims, and sentences with one thing changed."""
