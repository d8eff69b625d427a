"""Names of public bodies by their grammar and by the tables."""
