CREATE TABLE subscription (id TEXT PRIMARY KEY, url TEXT NOT NULL, secret BLOB NOT NULL, brand TEXT, lure TEXT, since INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE delivery (
    subscription TEXT NOT NULL, wave TEXT NOT NULL, day INTEGER NOT NULL, kind INTEGER NOT NULL, other TEXT NOT NULL,
    tries INTEGER NOT NULL, due INTEGER NOT NULL, state INTEGER NOT NULL, PRIMARY KEY (subscription, wave, day, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_due ON delivery (state, due);
