-- The tables of `sqlite/`, column by column, in the words of PostgreSQL; `tests/test_postgresql.py` compares them.
-- Text is put in order by its bytes, whatever language the database is in.
CREATE DOMAIN letters AS text COLLATE "C";

-- What was received, page by page, and the bytes of each, kept once.
CREATE TABLE facts (name letters PRIMARY KEY, value letters NOT NULL);
CREATE TABLE raws (sha256 letters PRIMARY KEY, size bigint NOT NULL, packed bytea NOT NULL);
CREATE TABLE articles (
    id letters PRIMARY KEY, page letters NOT NULL, version bigint NOT NULL DEFAULT 1, previous letters,
    outlet letters, url letters, input letters NOT NULL, headline letters NOT NULL, published letters NOT NULL,
    published_to letters, retrieved letters, received letters NOT NULL, letters bigint NOT NULL,
    made letters NOT NULL, inputs letters NOT NULL, digest letters NOT NULL, corrected boolean NOT NULL DEFAULT FALSE,
    changed boolean NOT NULL DEFAULT TRUE
);
CREATE INDEX articles_page ON articles (page);
CREATE INDEX articles_published ON articles (published, id);
CREATE INDEX articles_outlet ON articles (outlet, published, id);
CREATE INDEX articles_changed ON articles (id) WHERE changed;
CREATE INDEX articles_corrected ON articles (id) WHERE corrected;
CREATE INDEX articles_made ON articles (made);
CREATE INDEX articles_input ON articles USING hash (input);  -- a name may be longer than an ordered index takes
CREATE TABLE pages (
    id letters PRIMARY KEY, input letters NOT NULL, kind letters NOT NULL, raw letters NOT NULL REFERENCES raws (sha256),
    given letters, charset letters, received letters NOT NULL, address letters, made letters NOT NULL,
    article letters REFERENCES articles (id), noun bytea, stage letters, reason letters, detail letters
);
CREATE INDEX pages_article ON pages (article);
CREATE INDEX pages_raw ON pages (raw);
CREATE INDEX pages_input ON pages USING hash (input);
CREATE INDEX pages_rejected ON pages (reason) WHERE reason IS NOT NULL;
CREATE INDEX pages_made ON pages (made);
CREATE TABLE unread (  -- inputs that gave no page at all
    input letters NOT NULL, stage letters NOT NULL, reason letters NOT NULL, detail letters NOT NULL,
    received letters NOT NULL
);
CREATE UNIQUE INDEX unread_once ON unread (md5(input), reason, md5(detail));
CREATE INDEX unread_input ON unread USING hash (input);

-- What the pages say, each alone.
CREATE TABLE readings (article letters PRIMARY KEY REFERENCES articles (id), noun bytea NOT NULL);
CREATE TABLE statements (
    id letters PRIMARY KEY, article letters NOT NULL REFERENCES articles (id), position bigint NOT NULL,
    text letters NOT NULL, origin letters, speaker letters, act letters NOT NULL, voice letters NOT NULL,
    certainty letters NOT NULL, rule letters NOT NULL
);
CREATE INDEX statements_article ON statements (article, position);
CREATE INDEX statements_origin ON statements (origin);
CREATE INDEX statements_speaker ON statements (speaker);

-- What stands, event by event.
CREATE TABLE events (
    id letters PRIMARY KEY, kind letters, status letters NOT NULL, gist letters, text letters NOT NULL,
    earliest letters, latest letters, leads bigint NOT NULL, pages bigint NOT NULL, outlets bigint NOT NULL,
    origins bigint NOT NULL, claims bigint NOT NULL, conflicts bigint NOT NULL, standing letters,
    published letters NOT NULL, published_to letters NOT NULL, updated letters NOT NULL, inputs letters NOT NULL,
    cluster letters NOT NULL, noun letters NOT NULL
);
CREATE INDEX events_cluster ON events (cluster);
CREATE INDEX events_latest ON events (published_to, id, published, leads, pages);
CREATE INDEX events_kind ON events (kind, published_to, id);
CREATE INDEX events_standing ON events (standing, published_to, id);
CREATE INDEX events_contested ON events (published_to, id) WHERE conflicts > 0;
CREATE INDEX events_gist ON events (gist);
CREATE TABLE dossiers (event letters PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE, noun bytea NOT NULL);
CREATE TABLE event_articles (
    event letters REFERENCES events (id) ON DELETE CASCADE, article letters REFERENCES articles (id),
    leads boolean NOT NULL, PRIMARY KEY (event, article)
);
CREATE INDEX event_articles_article ON event_articles (article, event);
CREATE TABLE claims (
    event letters REFERENCES events (id) ON DELETE CASCADE, id letters, gist letters NOT NULL, text letters NOT NULL,
    standing letters NOT NULL, origins bigint NOT NULL, articles bigint NOT NULL, outlets bigint NOT NULL,
    contested bigint NOT NULL, noun letters NOT NULL, PRIMARY KEY (event, id)
);
CREATE INDEX claims_id ON claims (id);
CREATE INDEX claims_standing ON claims (standing);
CREATE TABLE claim_statements (
    event letters, claim letters, statement letters, relation letters NOT NULL,
    PRIMARY KEY (event, claim, statement, relation),
    FOREIGN KEY (event, claim) REFERENCES claims (event, id) ON DELETE CASCADE
);
CREATE INDEX claim_statements_statement ON claim_statements (statement, event, claim);
CREATE TABLE claim_origins (
    event letters, claim letters, party bigint, ref letters, PRIMARY KEY (event, claim, party, ref),
    FOREIGN KEY (event, claim) REFERENCES claims (event, id) ON DELETE CASCADE
);
CREATE INDEX claim_origins_ref ON claim_origins (ref, event, claim);
CREATE TABLE conflicts (
    event letters REFERENCES events (id) ON DELETE CASCADE, id letters, type letters NOT NULL,
    severity letters NOT NULL, verdict letters NOT NULL, slot letters NOT NULL, noun letters NOT NULL,
    PRIMARY KEY (event, id)
);
CREATE TABLE unsure (
    id letters PRIMARY KEY, a letters NOT NULL, b letters NOT NULL, cluster letters NOT NULL, noun letters NOT NULL
);
CREATE INDEX unsure_cluster ON unsure (cluster);
CREATE INDEX unsure_a ON unsure (a);
CREATE INDEX unsure_b ON unsure (b);
CREATE TABLE storylines (id letters PRIMARY KEY, noun letters NOT NULL);
CREATE TABLE storyline_events (
    event letters, storyline letters REFERENCES storylines (id) ON DELETE CASCADE, PRIMARY KEY (event, storyline)
);
CREATE INDEX storyline_events_storyline ON storyline_events (storyline);
CREATE TABLE names (ref letters PRIMARY KEY, name letters NOT NULL);

-- What has become of events, and what people decided.
CREATE TABLE aliases (former letters PRIMARY KEY, event letters NOT NULL, since letters NOT NULL);
CREATE INDEX aliases_event ON aliases (event);
CREATE TABLE event_log (
    number bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, at letters NOT NULL, run bigint NOT NULL,
    event letters NOT NULL, what letters NOT NULL, detail letters NOT NULL
);
CREATE INDEX event_log_event ON event_log (event, number);
CREATE INDEX event_log_at ON event_log (at, number);
CREATE INDEX event_log_run ON event_log (run, number);
CREATE INDEX event_log_what ON event_log (what, number);
CREATE TABLE decisions (
    number bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, id letters NOT NULL, kind letters NOT NULL,
    made letters NOT NULL, undone letters, noun letters NOT NULL
);
CREATE UNIQUE INDEX decisions_standing ON decisions (id) WHERE undone IS NULL;

-- What linking remembers.
CREATE TABLE samples (shingle bigint, article letters, outlet letters NOT NULL, PRIMARY KEY (shingle, article));
CREATE INDEX samples_article ON samples (article);
CREATE TABLE pairs (a letters, b letters, shared bigint NOT NULL, PRIMARY KEY (a, b));
CREATE INDEX pairs_b ON pairs (b);
CREATE TABLE reuses (
    a letters, b letters, id letters NOT NULL, copy letters NOT NULL, original letters, relation letters NOT NULL,
    share double precision NOT NULL, noun letters NOT NULL, PRIMARY KEY (a, b)
);
CREATE INDEX reuses_copy ON reuses (copy);
CREATE INDEX reuses_b ON reuses (b);
CREATE TABLE tellings (  -- `cluster`: the least of all tellings that it hangs together with by links
    article letters, place bigint, cluster letters NOT NULL, noun letters NOT NULL, PRIMARY KEY (article, place)
);
CREATE INDEX tellings_cluster ON tellings (cluster);
CREATE TABLE telling_keys (
    key letters, article letters, place bigint, dated boolean NOT NULL, PRIMARY KEY (key, article, place)
);
CREATE INDEX telling_keys_article ON telling_keys (article);
CREATE INDEX telling_keys_dated ON telling_keys (key, dated);
CREATE TABLE links (
    key letters, a letters, a_place bigint, b letters, b_place bigint, noun letters NOT NULL,
    PRIMARY KEY (key, a, a_place, b, b_place)
);
CREATE INDEX links_a ON links (a);
CREATE INDEX links_b ON links (b);
CREATE TABLE event_keys (
    key letters, event letters REFERENCES events (id) ON DELETE CASCADE, PRIMARY KEY (key, event)
);
CREATE INDEX event_keys_event ON event_keys (event);
CREATE TABLE edges (key letters PRIMARY KEY, noun letters NOT NULL);

-- Search: folded, stemmed words as the desk gives them, those of a head marked A; `size`: how many there are.
CREATE TABLE found (
    row bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, kind letters NOT NULL, id letters NOT NULL,
    article letters, published letters NOT NULL, words tsvector NOT NULL, size bigint NOT NULL
);
CREATE UNIQUE INDEX found_id ON found (kind, id);
CREATE INDEX found_article ON found (article);
CREATE INDEX found_words_article ON found USING gin (words) WITH (fastupdate = off) WHERE kind = 'article';
CREATE INDEX found_words_statement ON found USING gin (words) WITH (fastupdate = off) WHERE kind = 'statement';
CREATE INDEX found_words_claim ON found USING gin (words) WITH (fastupdate = off) WHERE kind = 'claim';
CREATE INDEX found_words_name ON found USING gin (words) WITH (fastupdate = off) WHERE kind = 'name';
CREATE TABLE sizes (kind letters PRIMARY KEY, entries bigint NOT NULL, words bigint NOT NULL);
INSERT INTO sizes VALUES ('article', 0, 0), ('statement', 0, 0), ('claim', 0, 0), ('name', 0, 0);

-- For people who look into the database with another program.
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
