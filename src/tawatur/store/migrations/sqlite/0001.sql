-- What was received, page by page, and the bytes of each, kept once.
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE raws (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, packed BLOB NOT NULL) STRICT;
CREATE TABLE pages (
    id TEXT PRIMARY KEY, input TEXT NOT NULL, kind TEXT NOT NULL, raw TEXT NOT NULL REFERENCES raws (sha256),
    given TEXT, charset TEXT, received TEXT NOT NULL, address TEXT, made TEXT NOT NULL,
    article TEXT REFERENCES articles (id), noun BLOB, stage TEXT, reason TEXT, detail TEXT
) STRICT;
CREATE INDEX pages_article ON pages (article, input);
CREATE INDEX pages_raw ON pages (raw);
CREATE INDEX pages_input ON pages (input);
CREATE INDEX pages_rejected ON pages (reason, input) WHERE reason IS NOT NULL;
CREATE INDEX pages_made ON pages (made);
CREATE TABLE unread (  -- inputs that gave no page at all
    input TEXT, stage TEXT NOT NULL, reason TEXT, detail TEXT, received TEXT NOT NULL,
    PRIMARY KEY (input, reason, detail)
) STRICT, WITHOUT ROWID;

-- What the pages say, each alone.
CREATE TABLE articles (
    id TEXT PRIMARY KEY, page TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1, previous TEXT,
    outlet TEXT, url TEXT, input TEXT NOT NULL, headline TEXT NOT NULL, published TEXT NOT NULL, published_to TEXT,
    retrieved TEXT, received TEXT NOT NULL, letters INTEGER NOT NULL,
    made TEXT NOT NULL, inputs TEXT NOT NULL, digest TEXT NOT NULL, corrected INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX articles_page ON articles (page);
CREATE INDEX articles_published ON articles (published, id);
CREATE INDEX articles_outlet ON articles (outlet, published, id);
CREATE INDEX articles_changed ON articles (id) WHERE changed;
CREATE INDEX articles_corrected ON articles (id) WHERE corrected;
CREATE INDEX articles_made ON articles (made);
CREATE INDEX articles_input ON articles (input);
CREATE TABLE readings (article TEXT PRIMARY KEY REFERENCES articles (id), noun BLOB NOT NULL) STRICT;
CREATE TABLE statements (
    id TEXT PRIMARY KEY, article TEXT NOT NULL REFERENCES articles (id), position INTEGER NOT NULL, text TEXT NOT NULL,
    origin TEXT, speaker TEXT, act TEXT NOT NULL, voice TEXT NOT NULL, certainty TEXT NOT NULL, rule TEXT NOT NULL
) STRICT;
CREATE INDEX statements_article ON statements (article, position);
CREATE INDEX statements_origin ON statements (origin);
CREATE INDEX statements_speaker ON statements (speaker);

-- What stands, event by event.
CREATE TABLE events (
    id TEXT PRIMARY KEY, kind TEXT, status TEXT NOT NULL, gist TEXT, text TEXT NOT NULL, earliest TEXT, latest TEXT,
    leads INTEGER NOT NULL, pages INTEGER NOT NULL, outlets INTEGER NOT NULL, origins INTEGER NOT NULL,
    claims INTEGER NOT NULL, conflicts INTEGER NOT NULL, standing TEXT, published TEXT NOT NULL,
    published_to TEXT NOT NULL, updated TEXT NOT NULL, inputs TEXT NOT NULL, cluster TEXT NOT NULL, noun TEXT NOT NULL
) STRICT;
CREATE INDEX events_cluster ON events (cluster);
CREATE INDEX events_latest ON events (published_to, id);
CREATE INDEX events_kind ON events (kind, published_to, id);
CREATE INDEX events_standing ON events (standing, published_to, id);
CREATE INDEX events_contested ON events (published_to, id) WHERE conflicts > 0;
CREATE INDEX events_gist ON events (gist);
CREATE TABLE dossiers (event TEXT PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE, noun BLOB NOT NULL) STRICT;
CREATE TABLE event_articles (
    event TEXT REFERENCES events (id) ON DELETE CASCADE, article TEXT REFERENCES articles (id), leads INTEGER NOT NULL,
    PRIMARY KEY (event, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_articles_article ON event_articles (article, event);
CREATE TABLE claims (
    event TEXT REFERENCES events (id) ON DELETE CASCADE, id TEXT, gist TEXT NOT NULL, text TEXT NOT NULL,
    standing TEXT NOT NULL, origins INTEGER NOT NULL, articles INTEGER NOT NULL, outlets INTEGER NOT NULL,
    contested INTEGER NOT NULL, noun TEXT NOT NULL, PRIMARY KEY (event, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX claims_id ON claims (id);
CREATE INDEX claims_standing ON claims (standing);
CREATE TABLE claim_statements (
    event TEXT, claim TEXT, statement TEXT, relation TEXT NOT NULL, PRIMARY KEY (event, claim, statement, relation),
    FOREIGN KEY (event, claim) REFERENCES claims (event, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_statements_statement ON claim_statements (statement, event, claim);
CREATE TABLE claim_origins (
    event TEXT, claim TEXT, party INTEGER, ref TEXT, PRIMARY KEY (event, claim, party, ref),
    FOREIGN KEY (event, claim) REFERENCES claims (event, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_origins_ref ON claim_origins (ref, event, claim);
CREATE TABLE conflicts (
    event TEXT REFERENCES events (id) ON DELETE CASCADE, id TEXT, type TEXT NOT NULL, severity TEXT NOT NULL,
    verdict TEXT NOT NULL, slot TEXT NOT NULL, noun TEXT NOT NULL, PRIMARY KEY (event, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE unsure (
    id TEXT PRIMARY KEY, a TEXT NOT NULL, b TEXT NOT NULL, cluster TEXT NOT NULL, noun TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX unsure_cluster ON unsure (cluster);
CREATE INDEX unsure_a ON unsure (a);
CREATE INDEX unsure_b ON unsure (b);
CREATE TABLE storylines (id TEXT PRIMARY KEY, noun TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE storyline_events (
    event TEXT, storyline TEXT REFERENCES storylines (id) ON DELETE CASCADE, PRIMARY KEY (event, storyline)
) STRICT, WITHOUT ROWID;
CREATE INDEX storyline_events_storyline ON storyline_events (storyline);
CREATE TABLE names (ref TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- What has become of events, and what people decided.
CREATE TABLE aliases (former TEXT PRIMARY KEY, event TEXT NOT NULL, since TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX aliases_event ON aliases (event);
CREATE TABLE event_log (
    number INTEGER PRIMARY KEY, at TEXT NOT NULL, run INTEGER NOT NULL, event TEXT NOT NULL, what TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;
CREATE INDEX event_log_event ON event_log (event, number);
CREATE INDEX event_log_at ON event_log (at, number);
CREATE INDEX event_log_run ON event_log (run, number);
CREATE TABLE decisions (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, made TEXT NOT NULL, undone TEXT, noun TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX decisions_standing ON decisions (id) WHERE undone IS NULL;

-- What linking remembers.
CREATE TABLE samples (
    shingle INTEGER, article TEXT, outlet TEXT NOT NULL, PRIMARY KEY (shingle, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX samples_article ON samples (article);
CREATE TABLE pairs (a TEXT, b TEXT, shared INTEGER NOT NULL, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;
CREATE INDEX pairs_b ON pairs (b);
CREATE TABLE reuses (
    a TEXT, b TEXT, id TEXT NOT NULL, copy TEXT NOT NULL, original TEXT, relation TEXT NOT NULL, share REAL NOT NULL,
    noun TEXT NOT NULL, PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX reuses_copy ON reuses (copy);
CREATE INDEX reuses_b ON reuses (b);
CREATE TABLE tellings (  -- `cluster`: the least of all tellings that it hangs together with by links
    article TEXT, place INTEGER, cluster TEXT NOT NULL, noun TEXT NOT NULL, PRIMARY KEY (article, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX tellings_cluster ON tellings (cluster);
CREATE TABLE telling_keys (
    key TEXT, article TEXT, place INTEGER, dated INTEGER NOT NULL, PRIMARY KEY (key, article, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX telling_keys_article ON telling_keys (article);
CREATE INDEX telling_keys_dated ON telling_keys (key, dated);
CREATE TABLE links (
    key TEXT, a TEXT, a_place INTEGER, b TEXT, b_place INTEGER, noun TEXT NOT NULL,
    PRIMARY KEY (key, a, a_place, b, b_place)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_a ON links (a);
CREATE INDEX links_b ON links (b);
CREATE TABLE event_keys (
    key TEXT, event TEXT REFERENCES events (id) ON DELETE CASCADE, PRIMARY KEY (key, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_keys_event ON event_keys (event);
CREATE TABLE edges (key TEXT PRIMARY KEY, noun TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Search: folded, stemmed words, put between spaces by the desk; the engine cuts at spaces alone.
CREATE TABLE found (
    row INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, article TEXT, published TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX found_id ON found (kind, id);
CREATE INDEX found_article ON found (article);
CREATE VIRTUAL TABLE words USING fts5 (head, body, tokenize = "unicode61 remove_diacritics 0");

-- For people who open the file in another program.
CREATE VIEW events_read AS
    SELECT id, text AS gist, kind, status, earliest, latest, standing, pages, outlets, origins, claims, conflicts,
           published AS first_published, published_to AS last_published, updated
    FROM events;
CREATE VIEW claims_read AS
    SELECT claims.id, claims.event, events.text AS event_gist, claims.text AS claim, claims.standing, claims.origins,
           claims.articles, claims.outlets, claims.contested
    FROM claims JOIN events ON events.id = claims.event;
CREATE VIEW statements_read AS
    SELECT statements.id, articles.outlet, articles.published, articles.headline, statements.text, statements.origin,
           names.name AS origin_name, statements.speaker, statements.act, statements.voice, statements.certainty,
           statements.rule, statements.article
    FROM statements JOIN articles ON articles.id = statements.article LEFT JOIN names ON names.ref = statements.origin;
CREATE VIEW articles_read AS
    SELECT id, headline, outlet, published, url, input, version, previous, retrieved, received, letters FROM articles;
CREATE VIEW pages_received AS
    SELECT pages.input, pages.address, pages.received, pages.raw AS sha256, raws.size AS bytes, pages.article,
           pages.reason AS rejected, pages.detail
    FROM pages JOIN raws ON raws.sha256 = pages.raw;
CREATE VIEW conflicts_read AS
    SELECT conflicts.id, conflicts.event, events.text AS event_gist, conflicts.type, conflicts.severity,
           conflicts.verdict, conflicts.slot
    FROM conflicts JOIN events ON events.id = conflicts.event;
CREATE VIEW decisions_read AS SELECT number, id, kind, made, undone, noun FROM decisions;
CREATE VIEW changes_read AS SELECT at, run, event, what, detail FROM event_log;
