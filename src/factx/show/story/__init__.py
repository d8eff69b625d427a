"""Stories -> tables, JSON, a briefing note, a page, a calendar, SQLite."""
