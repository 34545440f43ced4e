"""One step a module, never changed after it was released."""
