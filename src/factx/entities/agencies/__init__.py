"""Public bodies."""
