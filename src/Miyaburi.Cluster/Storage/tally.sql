-- What intakes have counted and the weaver has not grouped yet. A row is written with the reports it counts and deleted
-- with the waves it changed: grouping sees every accepted report exactly once.
CREATE TABLE tally (seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, intake BIGINT NOT NULL, body TEXT NOT NULL);
CREATE INDEX tally_intake ON tally (intake);
