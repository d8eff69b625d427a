"""Factsheet -> table, JSON, page; no spaCy here."""
