-- Facts of news articles, one table per kind. Offsets are code points:
-- substr(articles.text, quote_start + 1, quote_end - quote_start) is evidence.quote.
-- Every fact is (article_id, fact_id); copies of an article share its fact ids, so both columns join.
-- Columns have the names that the flat CSV and Parquet have; lists are JSON arrays.

CREATE TABLE IF NOT EXISTS articles (
    nr INTEGER PRIMARY KEY,
    article_id TEXT NOT NULL UNIQUE,
    source TEXT, title TEXT, url TEXT, sha256 TEXT NOT NULL, chars INTEGER NOT NULL, modified TEXT,
    published TEXT,
    version TEXT NOT NULL, model TEXT NOT NULL, rules TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS dates (
    article_id TEXT NOT NULL REFERENCES articles (article_id) ON DELETE CASCADE, fact_id TEXT NOT NULL, n INTEGER NOT NULL,
    origin TEXT NOT NULL, time_type TEXT NOT NULL, time_value TEXT NOT NULL, edtf TEXT, earliest TEXT, latest TEXT,
    why TEXT NOT NULL, because TEXT NOT NULL, confidence REAL,
    PRIMARY KEY (article_id, fact_id)
);
CREATE TABLE IF NOT EXISTS events (
    article_id TEXT NOT NULL REFERENCES articles (article_id) ON DELETE CASCADE, fact_id TEXT NOT NULL, n INTEGER NOT NULL,
    text TEXT NOT NULL, status TEXT NOT NULL,
    why TEXT NOT NULL, because TEXT NOT NULL, confidence REAL,
    PRIMARY KEY (article_id, fact_id)
);
CREATE TABLE IF NOT EXISTS parties (
    article_id TEXT NOT NULL REFERENCES articles (article_id) ON DELETE CASCADE, fact_id TEXT NOT NULL, n INTEGER NOT NULL,
    name TEXT NOT NULL, kind TEXT NOT NULL, code TEXT, alpha3 TEXT, qid TEXT,
    why TEXT NOT NULL, because TEXT NOT NULL, confidence REAL,
    PRIMARY KEY (article_id, fact_id)
);
CREATE TABLE IF NOT EXISTS mentioned (
    article_id TEXT NOT NULL REFERENCES articles (article_id) ON DELETE CASCADE, fact_id TEXT NOT NULL, n INTEGER NOT NULL,
    name TEXT NOT NULL, kind TEXT NOT NULL, code TEXT, alpha3 TEXT, qid TEXT,
    why TEXT NOT NULL, because TEXT NOT NULL, confidence REAL,
    PRIMARY KEY (article_id, fact_id)
);
CREATE TABLE IF NOT EXISTS agencies (
    article_id TEXT NOT NULL REFERENCES articles (article_id) ON DELETE CASCADE, fact_id TEXT NOT NULL, n INTEGER NOT NULL,
    name TEXT NOT NULL, acronym TEXT, qid TEXT, party TEXT, party_why TEXT, role TEXT NOT NULL,
    why TEXT NOT NULL, because TEXT NOT NULL, confidence REAL,
    PRIMARY KEY (article_id, fact_id)
);
CREATE TABLE IF NOT EXISTS chairs (
    article_id TEXT NOT NULL REFERENCES articles (article_id) ON DELETE CASCADE, fact_id TEXT NOT NULL, n INTEGER NOT NULL,
    fact TEXT NOT NULL, -- chair or co-chair
    name TEXT NOT NULL, titles TEXT NOT NULL, former_titles TEXT NOT NULL, party TEXT, party_why TEXT,
    body TEXT, status TEXT NOT NULL,
    why TEXT NOT NULL, because TEXT NOT NULL, confidence REAL,
    PRIMARY KEY (article_id, fact_id)
);
CREATE TABLE IF NOT EXISTS people (
    article_id TEXT NOT NULL REFERENCES articles (article_id) ON DELETE CASCADE, fact_id TEXT NOT NULL, n INTEGER NOT NULL,
    name TEXT NOT NULL, titles TEXT NOT NULL, former_titles TEXT NOT NULL, party TEXT, party_why TEXT,
    why TEXT NOT NULL, because TEXT NOT NULL, confidence REAL,
    PRIMARY KEY (article_id, fact_id)
);
CREATE TABLE IF NOT EXISTS topics (
    article_id TEXT NOT NULL REFERENCES articles (article_id) ON DELETE CASCADE, fact_id TEXT NOT NULL, n INTEGER NOT NULL,
    text TEXT NOT NULL,
    why TEXT NOT NULL, because TEXT NOT NULL, confidence REAL,
    PRIMARY KEY (article_id, fact_id)
);
CREATE TABLE IF NOT EXISTS timeline (
    article_id TEXT NOT NULL REFERENCES articles (article_id) ON DELETE CASCADE, fact_id TEXT NOT NULL, n INTEGER NOT NULL,
    text TEXT NOT NULL, status TEXT NOT NULL,
    time_text TEXT NOT NULL, time_type TEXT NOT NULL, time_value TEXT NOT NULL, time_mod TEXT, edtf TEXT,
    earliest TEXT, latest TEXT, anchor TEXT,
    why TEXT NOT NULL, because TEXT NOT NULL, confidence REAL,
    PRIMARY KEY (article_id, fact_id)
);
CREATE TABLE IF NOT EXISTS times (
    article_id TEXT NOT NULL REFERENCES articles (article_id) ON DELETE CASCADE, fact_id TEXT NOT NULL, n INTEGER NOT NULL,
    time_text TEXT NOT NULL, time_type TEXT NOT NULL, time_value TEXT NOT NULL, time_mod TEXT, edtf TEXT,
    earliest TEXT, latest TEXT, anchor TEXT,
    why TEXT NOT NULL, because TEXT NOT NULL, confidence REAL,
    PRIMARY KEY (article_id, fact_id)
);
CREATE TABLE IF NOT EXISTS evidence (
    article_id TEXT NOT NULL REFERENCES articles (article_id) ON DELETE CASCADE, fact_id TEXT NOT NULL,
    fact TEXT NOT NULL, k INTEGER NOT NULL,
    quote TEXT NOT NULL, quote_start INTEGER NOT NULL, quote_end INTEGER NOT NULL,
    PRIMARY KEY (article_id, fact_id, k)
);
CREATE TABLE IF NOT EXISTS diagnostics (
    article_id TEXT NOT NULL REFERENCES articles (article_id) ON DELETE CASCADE,
    fact TEXT NOT NULL, n INTEGER NOT NULL, -- fact: unresolved (a time without a calendar date), note or error
    text TEXT, quote TEXT, quote_start INTEGER, quote_end INTEGER,
    PRIMARY KEY (article_id, fact, n)
);

CREATE INDEX IF NOT EXISTS parties_by_name ON parties (name);
CREATE INDEX IF NOT EXISTS mentioned_by_name ON mentioned (name);
CREATE INDEX IF NOT EXISTS agencies_by_name ON agencies (name);
CREATE INDEX IF NOT EXISTS people_by_name ON people (name);
CREATE INDEX IF NOT EXISTS timeline_by_day ON timeline (earliest, latest);

CREATE VIEW IF NOT EXISTS calendar AS
    SELECT t.earliest, t.latest, t.edtf, t.status, t.text, t.article_id, t.fact_id, a.published
    FROM timeline t JOIN articles a USING (article_id) ORDER BY t.earliest IS NULL, t.earliest, t.latest;
CREATE VIEW IF NOT EXISTS party_pairs AS
    SELECT p.name AS party, q.name AS other, count(DISTINCT p.article_id) AS articles
    FROM parties p JOIN parties q ON q.article_id = p.article_id AND p.name < q.name
    GROUP BY p.name, q.name ORDER BY articles DESC, party, other;
CREATE VIEW IF NOT EXISTS quotes AS
    SELECT e.article_id, e.fact, e.fact_id, e.quote, e.quote_start, e.quote_end,
        substr(a.text, max(1, e.quote_start - 59), 120) AS around
    FROM evidence e JOIN articles a USING (article_id);

CREATE VIRTUAL TABLE IF NOT EXISTS articles_fts USING fts5 (title, text, content = articles, content_rowid = nr, tokenize = 'porter unicode61');
CREATE TRIGGER IF NOT EXISTS articles_added AFTER INSERT ON articles BEGIN
    INSERT INTO articles_fts (rowid, title, text) VALUES (new.nr, new.title, new.text);
END;
CREATE TRIGGER IF NOT EXISTS articles_removed AFTER DELETE ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, text) VALUES ('delete', old.nr, old.title, old.text);
END;
CREATE TRIGGER IF NOT EXISTS articles_changed AFTER UPDATE ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, text) VALUES ('delete', old.nr, old.title, old.text);
    INSERT INTO articles_fts (rowid, title, text) VALUES (new.nr, new.title, new.text);
END;
