-- Keys of the server that takes reports.
CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
-- Which people named a host: a host is shown when enough different ones did.
CREATE TABLE host_reporter (
    variant INTEGER NOT NULL, host TEXT NOT NULL, reporter BLOB NOT NULL, PRIMARY KEY (variant, host, reporter)
) STRICT, WITHOUT ROWID;
CREATE INDEX host_reporter_reporter ON host_reporter (reporter);
ALTER TABLE variant_host DROP COLUMN first_reporter;
ALTER TABLE variant_host DROP COLUMN others;
CREATE INDEX objection_variant ON objection (variant);
CREATE INDEX wave_last ON wave (public, last_day);
