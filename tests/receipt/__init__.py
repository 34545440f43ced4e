"""The receipt, in the hands of a browser."""
