-- Lists of a large desk: by days without looking at each event, and by what has
-- happened to events.
DROP INDEX events_latest;
CREATE INDEX events_latest ON events (published_to, id, published, leads, pages);
CREATE INDEX event_log_what ON event_log (what, number);
