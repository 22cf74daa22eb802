-- Words of each kind apart, so that a search for one kind weighs the entries of that kind alone.
ALTER TABLE words RENAME TO words_article;
CREATE VIRTUAL TABLE words_statement USING fts5 (head, body, tokenize = "unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE words_claim USING fts5 (head, body, tokenize = "unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE words_name USING fts5 (head, body, tokenize = "unicode61 remove_diacritics 0");
INSERT INTO words_statement (rowid, head, body)
    SELECT w.rowid, w.head, w.body FROM found f JOIN words_article w ON w.rowid = f.row WHERE f.kind = 'statement';
INSERT INTO words_claim (rowid, head, body)
    SELECT w.rowid, w.head, w.body FROM found f JOIN words_article w ON w.rowid = f.row WHERE f.kind = 'claim';
INSERT INTO words_name (rowid, head, body)
    SELECT w.rowid, w.head, w.body FROM found f JOIN words_article w ON w.rowid = f.row WHERE f.kind = 'name';
DELETE FROM words_article WHERE rowid IN (SELECT row FROM found WHERE kind <> 'article');
