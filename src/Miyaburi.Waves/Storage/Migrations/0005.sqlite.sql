-- Host first: whether enough people named a host is then a short range, whatever else its wave holds.
CREATE TABLE host_reporter_by_host (
    host TEXT NOT NULL, variant INTEGER NOT NULL, reporter BLOB NOT NULL, PRIMARY KEY (host, variant, reporter)
) STRICT, WITHOUT ROWID;
INSERT INTO host_reporter_by_host SELECT host, variant, reporter FROM host_reporter;
DROP TABLE host_reporter;
ALTER TABLE host_reporter_by_host RENAME TO host_reporter;
CREATE INDEX host_reporter_variant ON host_reporter (variant, reporter);
