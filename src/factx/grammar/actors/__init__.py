"""Names of actors, their senses, and what part they take."""
