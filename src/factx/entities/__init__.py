"""Entities of the text: actors, agencies and persons, from mentions to coreference to owner."""
