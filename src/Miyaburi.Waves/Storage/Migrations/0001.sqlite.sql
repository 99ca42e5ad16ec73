CREATE TABLE report (
    id BLOB PRIMARY KEY, day INTEGER NOT NULL, reporter BLOB NOT NULL, source INTEGER NOT NULL, variant INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- A person counts once a day for one and the same text.
CREATE UNIQUE INDEX report_once ON report (reporter, variant, day) WHERE source = 0;
CREATE INDEX report_day ON report (day);
CREATE INDEX report_variant ON report (variant, reporter);
CREATE TABLE variant (
    key INTEGER PRIMARY KEY, wave TEXT NOT NULL, brand TEXT, lure TEXT, skeleton TEXT NOT NULL, signature BLOB NOT NULL,
    first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, count INTEGER NOT NULL, trusted INTEGER NOT NULL
) STRICT;
CREATE INDEX variant_wave ON variant (wave);
CREATE TABLE variant_pattern (variant INTEGER NOT NULL, pattern TEXT NOT NULL, PRIMARY KEY (variant, pattern)) STRICT, WITHOUT ROWID;
CREATE TABLE variant_day (variant INTEGER NOT NULL, day INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (variant, day)) STRICT, WITHOUT ROWID;
CREATE TABLE variant_host (
    variant INTEGER NOT NULL, host TEXT NOT NULL, first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, count INTEGER NOT NULL,
    first_reporter BLOB NOT NULL, others INTEGER NOT NULL, trusted INTEGER NOT NULL, PRIMARY KEY (variant, host)
) STRICT, WITHOUT ROWID;
CREATE TABLE series (kind INTEGER NOT NULL, key TEXT NOT NULL, day INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (kind, key, day)) STRICT, WITHOUT ROWID;
CREATE TABLE wave (
    id TEXT PRIMARY KEY, brand TEXT, lure TEXT, first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, count INTEGER NOT NULL,
    public INTEGER NOT NULL, merged_into TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX wave_brand ON wave (brand, last_day);
CREATE TABLE event (wave TEXT NOT NULL, day INTEGER NOT NULL, kind INTEGER NOT NULL, other TEXT NOT NULL, PRIMARY KEY (wave, day, kind)) STRICT, WITHOUT ROWID;
CREATE INDEX event_day ON event (day);
CREATE TABLE objection (
    id BLOB PRIMARY KEY, day INTEGER NOT NULL, reporter BLOB NOT NULL, variant INTEGER NOT NULL, said TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX objection_once ON objection (reporter, variant);
CREATE TABLE import (source TEXT PRIMARY KEY, done INTEGER NOT NULL, total INTEGER NOT NULL) STRICT, WITHOUT ROWID;
