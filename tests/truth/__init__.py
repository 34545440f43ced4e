"""What a reader finds in some documents, written down before any output was seen, and a report held against it."""
