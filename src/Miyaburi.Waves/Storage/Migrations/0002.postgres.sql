CREATE TABLE subscription (id TEXT PRIMARY KEY, url TEXT NOT NULL, secret BYTEA NOT NULL, brand TEXT, lure TEXT, since BIGINT NOT NULL);
CREATE TABLE delivery (
    subscription TEXT NOT NULL, wave TEXT NOT NULL, day BIGINT NOT NULL, kind BIGINT NOT NULL, other TEXT NOT NULL,
    tries BIGINT NOT NULL, due BIGINT NOT NULL, state BIGINT NOT NULL, PRIMARY KEY (subscription, wave, day, kind)
);
CREATE INDEX delivery_due ON delivery (state, due);
