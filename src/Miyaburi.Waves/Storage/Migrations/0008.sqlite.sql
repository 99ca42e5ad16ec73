-- Waves that the operator took out of public view. The mark lies on their texts, not on the name: it goes along when waves
-- become one or part, and is there when the same text is sent anew.
CREATE TABLE hidden (wave TEXT PRIMARY KEY, hidden_at INTEGER NOT NULL, reason TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE hidden_variant (variant INTEGER NOT NULL, wave TEXT NOT NULL, PRIMARY KEY (variant, wave)) STRICT, WITHOUT ROWID;
