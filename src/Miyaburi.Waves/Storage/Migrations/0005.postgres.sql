-- Host first: whether enough people named a host is then a short range, whatever else its wave holds.
ALTER TABLE host_reporter DROP CONSTRAINT host_reporter_pkey, ADD PRIMARY KEY (host, variant, reporter);
DROP INDEX host_reporter_reporter;
CREATE INDEX host_reporter_variant ON host_reporter (variant, reporter);
-- Reports come in by the day: ranges of blocks are enough for the daily expiry, and cost an insert next to nothing.
DROP INDEX report_day;
CREATE INDEX report_day ON report USING brin (day);
