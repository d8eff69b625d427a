"""English as the rules need it: clauses and phrases over spaCy's tokens, status of an event, side of a phrase; no facts yet."""
