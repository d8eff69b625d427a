"""Bytes -> Article: text is settled here, once; afterwards offsets never move."""
