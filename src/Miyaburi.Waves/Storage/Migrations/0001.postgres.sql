CREATE TABLE report (
    id BYTEA PRIMARY KEY, day BIGINT NOT NULL, reporter BYTEA NOT NULL, source BIGINT NOT NULL, variant BIGINT NOT NULL
);
-- A person counts once a day for one and the same text.
CREATE UNIQUE INDEX report_once ON report (reporter, variant, day) WHERE source = 0;
CREATE INDEX report_day ON report (day);
CREATE INDEX report_variant ON report (variant, reporter);
CREATE TABLE variant (
    key BIGINT PRIMARY KEY, wave TEXT NOT NULL, brand TEXT, lure TEXT, skeleton TEXT NOT NULL, signature BYTEA NOT NULL,
    first_day BIGINT NOT NULL, last_day BIGINT NOT NULL, count BIGINT NOT NULL, trusted BIGINT NOT NULL
);
CREATE INDEX variant_wave ON variant (wave);
CREATE TABLE variant_pattern (variant BIGINT NOT NULL, pattern TEXT NOT NULL, PRIMARY KEY (variant, pattern));
CREATE TABLE variant_day (variant BIGINT NOT NULL, day BIGINT NOT NULL, count BIGINT NOT NULL, PRIMARY KEY (variant, day));
CREATE TABLE variant_host (
    variant BIGINT NOT NULL, host TEXT NOT NULL, first_day BIGINT NOT NULL, last_day BIGINT NOT NULL, count BIGINT NOT NULL,
    first_reporter BYTEA NOT NULL, others BIGINT NOT NULL, trusted BIGINT NOT NULL, PRIMARY KEY (variant, host)
);
CREATE TABLE series (kind BIGINT NOT NULL, key TEXT NOT NULL, day BIGINT NOT NULL, count BIGINT NOT NULL, PRIMARY KEY (kind, key, day));
CREATE TABLE wave (
    id TEXT PRIMARY KEY, brand TEXT, lure TEXT, first_day BIGINT NOT NULL, last_day BIGINT NOT NULL, count BIGINT NOT NULL,
    public BIGINT NOT NULL, merged_into TEXT
);
CREATE INDEX wave_brand ON wave (brand, last_day);
CREATE TABLE event (wave TEXT NOT NULL, day BIGINT NOT NULL, kind BIGINT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (wave, day, kind));
CREATE INDEX event_day ON event (day);
CREATE TABLE objection (
    id BYTEA PRIMARY KEY, day BIGINT NOT NULL, reporter BYTEA NOT NULL, variant BIGINT NOT NULL, said TEXT NOT NULL
);
CREATE UNIQUE INDEX objection_once ON objection (reporter, variant);
CREATE TABLE import (source TEXT PRIMARY KEY, done BIGINT NOT NULL, total BIGINT NOT NULL);
