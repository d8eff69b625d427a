"""Golden articles: an article beside the facts that it must give, compared by meaning."""
