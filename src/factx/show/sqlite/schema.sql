-- Facts of news articles. Offsets are code points: substr(articles.text, start + 1, "end" - start) is evidence.text.
-- fact and n of an evidence name the row of the fact's table that it stands for (event and date: the row of articles;
-- unresolved: a time without a calendar date, which has no row of its own).

CREATE TABLE IF NOT EXISTS articles (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source TEXT, title TEXT, url TEXT, sha256 TEXT NOT NULL, chars INTEGER NOT NULL, modified TEXT,
    published TEXT, published_origin TEXT,
    event TEXT, event_status TEXT, event_why TEXT,
    notes TEXT NOT NULL,
    version TEXT NOT NULL, model TEXT NOT NULL, rules TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS parties (
    article INTEGER NOT NULL REFERENCES articles (nr) ON DELETE CASCADE, fact TEXT NOT NULL, n INTEGER NOT NULL,
    name TEXT NOT NULL, kind TEXT NOT NULL, code TEXT, why TEXT NOT NULL,
    PRIMARY KEY (article, fact, n)
);
CREATE TABLE IF NOT EXISTS agencies (
    article INTEGER NOT NULL REFERENCES articles (nr) ON DELETE CASCADE, n INTEGER NOT NULL,
    name TEXT NOT NULL, acronym TEXT, party TEXT, party_why TEXT, role TEXT NOT NULL, why TEXT NOT NULL,
    PRIMARY KEY (article, n)
);
CREATE TABLE IF NOT EXISTS chair (
    article INTEGER NOT NULL REFERENCES articles (nr) ON DELETE CASCADE, fact TEXT NOT NULL, n INTEGER NOT NULL,
    name TEXT NOT NULL, titles TEXT NOT NULL, party TEXT, "of" TEXT, status TEXT NOT NULL, why TEXT NOT NULL,
    PRIMARY KEY (article, fact, n)
);
CREATE TABLE IF NOT EXISTS people (
    article INTEGER NOT NULL REFERENCES articles (nr) ON DELETE CASCADE, n INTEGER NOT NULL,
    name TEXT NOT NULL, titles TEXT NOT NULL, party TEXT, why TEXT NOT NULL,
    PRIMARY KEY (article, n)
);
CREATE TABLE IF NOT EXISTS topics (
    article INTEGER NOT NULL REFERENCES articles (nr) ON DELETE CASCADE, n INTEGER NOT NULL,
    text TEXT NOT NULL, why TEXT NOT NULL,
    PRIMARY KEY (article, n)
);
CREATE TABLE IF NOT EXISTS timeline (
    article INTEGER NOT NULL REFERENCES articles (nr) ON DELETE CASCADE, n INTEGER NOT NULL,
    event TEXT NOT NULL, status TEXT NOT NULL,
    "when" TEXT NOT NULL, type TEXT NOT NULL, value TEXT NOT NULL, mod TEXT, earliest TEXT, latest TEXT, anchor TEXT,
    why TEXT NOT NULL,
    PRIMARY KEY (article, n)
);
CREATE TABLE IF NOT EXISTS times (
    article INTEGER NOT NULL REFERENCES articles (nr) ON DELETE CASCADE, n INTEGER NOT NULL,
    "when" TEXT NOT NULL, type TEXT NOT NULL, value TEXT NOT NULL, mod TEXT, earliest TEXT, latest TEXT, anchor TEXT,
    why TEXT NOT NULL,
    PRIMARY KEY (article, n)
);
CREATE TABLE IF NOT EXISTS evidence (
    article INTEGER NOT NULL REFERENCES articles (nr) ON DELETE CASCADE,
    fact TEXT NOT NULL, n INTEGER NOT NULL, k INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (article, fact, n, k)
);

CREATE INDEX IF NOT EXISTS parties_by_name ON parties (name);
CREATE INDEX IF NOT EXISTS agencies_by_name ON agencies (name);
CREATE INDEX IF NOT EXISTS people_by_name ON people (name);
CREATE INDEX IF NOT EXISTS timeline_by_day ON timeline (earliest, latest);

CREATE VIEW IF NOT EXISTS calendar AS
    SELECT t.earliest, t.latest, t.value, t.mod, t.status, t.event, a.id AS article, a.published
    FROM timeline t JOIN articles a ON a.nr = t.article ORDER BY t.earliest IS NULL, t.earliest, t.latest;
CREATE VIEW IF NOT EXISTS party_pairs AS
    SELECT p.name AS party, q.name AS other, count(DISTINCT p.article) AS articles
    FROM parties p JOIN parties q ON q.article = p.article AND p.name < q.name
    WHERE p.fact = 'party' AND q.fact = 'party' GROUP BY p.name, q.name ORDER BY articles DESC, party, other;
CREATE VIEW IF NOT EXISTS quotes AS
    SELECT a.id AS article, e.fact, e.n, e.text, e.start, e."end", substr(a.text, max(1, e.start - 59), 120) AS around
    FROM evidence e JOIN articles a ON a.nr = e.article;

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
