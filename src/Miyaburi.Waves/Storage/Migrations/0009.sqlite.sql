-- Daily numbers of a wave, kept beside those of its texts: a wave in full read every day of every text of it.
CREATE TABLE wave_day (wave TEXT NOT NULL, day INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (wave, day)) STRICT, WITHOUT ROWID;
INSERT INTO wave_day SELECT v.wave, d.day, sum(d.count) FROM variant v JOIN variant_day d ON d.variant = v.key GROUP BY v.wave, d.day;
CREATE TRIGGER wave_day_zero AFTER UPDATE ON wave_day WHEN NEW.count = 0 BEGIN
    DELETE FROM wave_day WHERE wave = NEW.wave AND day = NEW.day;
END;
CREATE TRIGGER variant_day_added AFTER INSERT ON variant_day BEGIN
    INSERT INTO wave_day SELECT wave, NEW.day, NEW.count FROM variant WHERE key = NEW.variant
        ON CONFLICT (wave, day) DO UPDATE SET count = wave_day.count + excluded.count;
END;
CREATE TRIGGER variant_day_changed AFTER UPDATE OF count ON variant_day BEGIN
    UPDATE wave_day SET count = count + NEW.count - OLD.count WHERE wave = (SELECT wave FROM variant WHERE key = NEW.variant) AND day = NEW.day;
END;
CREATE TRIGGER variant_day_gone AFTER DELETE ON variant_day BEGIN
    UPDATE wave_day SET count = count - OLD.count WHERE wave = (SELECT wave FROM variant WHERE key = OLD.variant) AND day = OLD.day;
END;
-- A text that goes over to another wave takes its days along.
CREATE TRIGGER variant_moved AFTER UPDATE OF wave ON variant WHEN NEW.wave <> OLD.wave BEGIN
    UPDATE wave_day SET count = wave_day.count - d.count FROM variant_day d WHERE d.variant = NEW.key AND wave_day.wave = OLD.wave AND wave_day.day = d.day;
    INSERT INTO wave_day SELECT NEW.wave, day, count FROM variant_day WHERE variant = NEW.key
        ON CONFLICT (wave, day) DO UPDATE SET count = wave_day.count + excluded.count;
END;
