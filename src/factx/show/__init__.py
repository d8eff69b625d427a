"""Factsheet -> tables, JSON, page, reasons; no spaCy here. On a terminal: ``console.print(table.Tables(sheet))``."""
