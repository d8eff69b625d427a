"""Factsheets -> the formats of other tools; one file each."""
