"""Compare factsheets with annotated articles: precision, recall, F1 of facts, accuracy of what is said about them."""
