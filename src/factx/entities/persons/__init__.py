"""Persons and their titles."""
