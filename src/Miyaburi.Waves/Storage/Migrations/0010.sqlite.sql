-- The writer knows which days of which wave a batch changes.
DROP TRIGGER variant_moved;
DROP TRIGGER variant_day_gone;
DROP TRIGGER variant_day_changed;
DROP TRIGGER variant_day_added;
DROP TRIGGER wave_day_zero;
