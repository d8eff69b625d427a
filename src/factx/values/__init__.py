"""Words -> value: pure functions, no spaCy."""
