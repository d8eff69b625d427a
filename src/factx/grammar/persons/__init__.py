"""Names of persons, their titles and offices."""
