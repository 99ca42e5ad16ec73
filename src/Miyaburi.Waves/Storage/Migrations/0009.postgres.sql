-- Daily numbers of a wave, kept beside those of its texts: a wave in full read every day of every text of it.
CREATE TABLE wave_day (wave TEXT NOT NULL, day BIGINT NOT NULL, count BIGINT NOT NULL, PRIMARY KEY (wave, day));
INSERT INTO wave_day SELECT v.wave, d.day, sum(d.count) FROM variant v JOIN variant_day d ON d.variant = v.key GROUP BY v.wave, d.day;
CREATE FUNCTION wave_day_zero() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM wave_day WHERE wave = NEW.wave AND day = NEW.day;
    RETURN NULL;
END $$;
CREATE TRIGGER wave_day_zero AFTER UPDATE ON wave_day FOR EACH ROW WHEN (NEW.count = 0) EXECUTE FUNCTION wave_day_zero();
CREATE FUNCTION variant_day_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO wave_day SELECT v.wave, d.day, sum(d.count) FROM added d JOIN variant v ON v.key = d.variant GROUP BY v.wave, d.day ORDER BY v.wave, d.day
        ON CONFLICT (wave, day) DO UPDATE SET count = wave_day.count + excluded.count;
    RETURN NULL;
END $$;
CREATE FUNCTION variant_day_changed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    UPDATE wave_day SET count = wave_day.count + c.count FROM (
        SELECT v.wave, d.day, sum(d.count) AS count
        FROM (SELECT variant, day, count FROM added UNION ALL SELECT variant, day, -count FROM removed) d JOIN variant v ON v.key = d.variant
        GROUP BY v.wave, d.day
    ) c WHERE wave_day.wave = c.wave AND wave_day.day = c.day AND c.count <> 0;
    RETURN NULL;
END $$;
CREATE FUNCTION variant_day_gone() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    UPDATE wave_day SET count = wave_day.count - c.count FROM (
        SELECT v.wave, d.day, sum(d.count) AS count FROM removed d JOIN variant v ON v.key = d.variant GROUP BY v.wave, d.day
    ) c WHERE wave_day.wave = c.wave AND wave_day.day = c.day;
    RETURN NULL;
END $$;
-- A text that goes over to another wave takes its days along.
CREATE FUNCTION variant_moved() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    UPDATE wave_day SET count = wave_day.count - c.count FROM (
        SELECT o.wave, d.day, sum(d.count) AS count
        FROM removed o JOIN added n ON n.key = o.key AND n.wave <> o.wave JOIN variant_day d ON d.variant = o.key GROUP BY o.wave, d.day
    ) c WHERE wave_day.wave = c.wave AND wave_day.day = c.day;
    INSERT INTO wave_day
        SELECT n.wave, d.day, sum(d.count)
        FROM removed o JOIN added n ON n.key = o.key AND n.wave <> o.wave JOIN variant_day d ON d.variant = o.key GROUP BY n.wave, d.day
        ON CONFLICT (wave, day) DO UPDATE SET count = wave_day.count + excluded.count;
    RETURN NULL;
END $$;
CREATE TRIGGER variant_day_added AFTER INSERT ON variant_day REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION variant_day_added();
CREATE TRIGGER variant_day_changed AFTER UPDATE ON variant_day REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION variant_day_changed();
CREATE TRIGGER variant_day_gone AFTER DELETE ON variant_day REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION variant_day_gone();
CREATE TRIGGER variant_moved AFTER UPDATE ON variant REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION variant_moved();
