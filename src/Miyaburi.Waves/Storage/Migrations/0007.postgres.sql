-- Some of those who sent the very same text, as many as an example may need.
CREATE TABLE witness (variant BIGINT NOT NULL, reporter BYTEA NOT NULL, day BIGINT NOT NULL, PRIMARY KEY (variant, reporter));
INSERT INTO witness SELECT variant, reporter, day FROM (
    SELECT variant, reporter, min(day) AS day, row_number() OVER (PARTITION BY variant ORDER BY min(day), reporter) AS place FROM report GROUP BY variant, reporter
) AS places WHERE place <= 8;
-- What never changes of a variant is not written again with its counts.
CREATE TABLE variant_text (variant BIGINT PRIMARY KEY, skeleton TEXT NOT NULL, signature BYTEA NOT NULL);
INSERT INTO variant_text SELECT key, skeleton, signature FROM variant;
ALTER TABLE variant DROP COLUMN skeleton, DROP COLUMN signature;
-- Only people are looked for by text.
DROP INDEX report_variant;
DROP INDEX report_once;
CREATE UNIQUE INDEX report_once ON report (variant, reporter, day) WHERE source = 0;
CREATE INDEX report_reporter ON report (reporter) WHERE source = 0;
