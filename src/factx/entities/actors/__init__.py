"""Countries, blocs, organisations, companies and groups."""
