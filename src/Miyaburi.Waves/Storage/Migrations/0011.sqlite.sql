-- Hosts that a gateway named in a report, by a space: a report that is taken back is taken out of their counts as well.
ALTER TABLE report ADD COLUMN hosts TEXT;
-- The day on which a person's report counted, when there were enough only later.
ALTER TABLE report ADD COLUMN counted INTEGER;
-- A variant without a text is an address of a list that was published.
ALTER TABLE variant ADD COLUMN bare INTEGER NOT NULL DEFAULT 0;
UPDATE variant SET bare = 1 WHERE key IN (SELECT variant FROM variant_text WHERE length(signature) = 0);
-- Brands of the waves that name more than one: the wave is found under each.
CREATE TABLE wave_claim (brand TEXT NOT NULL, wave TEXT NOT NULL, PRIMARY KEY (brand, wave)) STRICT, WITHOUT ROWID;
CREATE INDEX wave_claim_wave ON wave_claim (wave);
INSERT INTO wave_claim (brand, wave)
    SELECT DISTINCT v.brand, v.wave FROM variant v
    WHERE v.brand IS NOT NULL AND v.count > 0 AND v.wave IN (SELECT wave FROM variant WHERE brand IS NOT NULL AND count > 0 GROUP BY wave HAVING count(DISTINCT brand) > 1);
-- An address's path may hold the reader's mail address; such pieces are masked since.
DELETE FROM variant_pattern WHERE pattern LIKE 'p:%@%';
-- A list of a day that is past looks at the waves of the weeks before it.
CREATE INDEX wave_day_day ON wave_day (day, wave);
