-- A batch used to change nearly as many pages of every index on a random key as it has rows, and all of them go through the
-- log: storing slowed as the store grew. Reports now lie in the order they came in, and one index only is random for each.
CREATE TABLE report_by_arrival (
    id BLOB NOT NULL, day INTEGER NOT NULL, reporter BLOB NOT NULL, source INTEGER NOT NULL, variant INTEGER NOT NULL
) STRICT;
INSERT INTO report_by_arrival SELECT id, day, reporter, source, variant FROM report ORDER BY day, id;
-- Some of those who sent the very same text, as many as an example may need: nobody else is looked up by text.
CREATE TABLE witness (variant INTEGER NOT NULL, reporter BLOB NOT NULL, day INTEGER NOT NULL, PRIMARY KEY (variant, reporter)) STRICT, WITHOUT ROWID;
INSERT INTO witness SELECT variant, reporter, day FROM (
    SELECT variant, reporter, min(day) AS day, row_number() OVER (PARTITION BY variant ORDER BY min(day), reporter) AS place FROM report GROUP BY variant, reporter
) WHERE place <= 8;
DROP TABLE report;
ALTER TABLE report_by_arrival RENAME TO report;
CREATE UNIQUE INDEX report_id ON report (id);
-- A person counts once a day for one and the same text.
CREATE UNIQUE INDEX report_once ON report (variant, reporter, day) WHERE source = 0;
CREATE INDEX report_day ON report (day);
-- What never changes of a variant is not written again with its counts.
CREATE TABLE variant_text (variant INTEGER PRIMARY KEY, skeleton TEXT NOT NULL, signature BLOB NOT NULL) STRICT;
INSERT INTO variant_text SELECT key, skeleton, signature FROM variant ORDER BY key;
ALTER TABLE variant DROP COLUMN skeleton;
ALTER TABLE variant DROP COLUMN signature;
-- The hosts of a day lie together.
CREATE TABLE series_by_day (kind INTEGER NOT NULL, key TEXT NOT NULL, day INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (kind, day, key)) STRICT, WITHOUT ROWID;
INSERT INTO series_by_day SELECT kind, key, day, count FROM series ORDER BY kind, day, key;
DROP TABLE series;
ALTER TABLE series_by_day RENAME TO series;
-- People who named a host are found by the hosts of the variant.
DROP INDEX host_reporter_variant;
