-- What one person says is in no number until enough others say it too. Reports of people that do not count yet:
CREATE TABLE waiting (
    id BLOB PRIMARY KEY, variant INTEGER NOT NULL, reporter BLOB NOT NULL, day INTEGER NOT NULL, lure TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO waiting SELECT r.id, r.variant, r.reporter, r.day, v.lure FROM report r JOIN variant v ON v.key = r.variant WHERE r.source = 0 AND v.trusted = 0;
DELETE FROM variant_day WHERE variant IN (SELECT key FROM variant WHERE trusted = 0);
DELETE FROM variant_pattern WHERE variant IN (SELECT key FROM variant WHERE trusted = 0);
UPDATE variant SET count = 0, first_day = 0, last_day = 0, lure = NULL WHERE trusted = 0;
UPDATE wave SET
    count = coalesce((SELECT sum(v.count) FROM variant v WHERE v.wave = wave.id), 0),
    first_day = coalesce((SELECT min(v.first_day) FROM variant v WHERE v.wave = wave.id AND v.count > 0), 0),
    last_day = coalesce((SELECT max(v.last_day) FROM variant v WHERE v.wave = wave.id AND v.count > 0), 0);
UPDATE wave SET public = CASE WHEN count > 0 THEN 1 ELSE 0 END;
-- Order of the groupings: a store that is read again asks its index what it asked before.
ALTER TABLE variant ADD COLUMN born INTEGER NOT NULL DEFAULT 0;
ALTER TABLE variant_pattern ADD COLUMN learned INTEGER NOT NULL DEFAULT 0;
-- Series of brands and lures follow from the variants; that of hosts is of trusted sources.
DELETE FROM series WHERE kind <> 3;
-- first_day, last_day and count of a host are those of trusted sources; people only says how many reports of people named it.
DELETE FROM variant_host WHERE trusted = 0;
ALTER TABLE variant_host DROP COLUMN trusted;
ALTER TABLE variant_host ADD COLUMN people INTEGER NOT NULL DEFAULT 0;
ALTER TABLE host_reporter ADD COLUMN first_day INTEGER NOT NULL DEFAULT 0;
ALTER TABLE host_reporter ADD COLUMN last_day INTEGER NOT NULL DEFAULT 0;
UPDATE host_reporter SET
    first_day = coalesce((SELECT min(r.day) FROM report r WHERE r.variant = host_reporter.variant AND r.reporter = host_reporter.reporter), 0),
    last_day = coalesce((SELECT max(r.day) FROM report r WHERE r.variant = host_reporter.variant AND r.reporter = host_reporter.reporter), 0);
INSERT INTO variant_host (variant, host, first_day, last_day, count, people)
    SELECT variant, host, 2147483647, 0, 0, count(*) FROM host_reporter WHERE true GROUP BY variant, host
    ON CONFLICT (variant, host) DO UPDATE SET people = excluded.people;
-- What the entries were that an import has taken: a file that was changed or rotated is not skipped.
ALTER TABLE import DROP COLUMN total;
ALTER TABLE import ADD COLUMN fingerprint TEXT NOT NULL DEFAULT '';
