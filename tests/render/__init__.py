"""What readers see of a report."""
