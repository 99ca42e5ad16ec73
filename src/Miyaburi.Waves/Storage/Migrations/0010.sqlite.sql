-- The writer knows which days of which wave a batch changes.
DROP TRIGGER variant_moved;
DROP TRIGGER variant_day_gone;
DROP TRIGGER variant_day_changed;
DROP TRIGGER variant_day_added;
DROP TRIGGER wave_day_zero;
-- Whatever wrote without the triggers meanwhile.
DELETE FROM wave_day;
INSERT INTO wave_day SELECT v.wave, d.day, sum(d.count) FROM variant v JOIN variant_day d ON d.variant = v.key GROUP BY v.wave, d.day;
