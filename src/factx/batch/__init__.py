"""Many articles: one stream of results in input order, whatever happens to one of them; and going on after a stop."""
