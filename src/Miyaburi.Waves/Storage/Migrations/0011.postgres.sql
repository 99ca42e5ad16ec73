-- Hosts that a gateway named in a report, by a space: a report that is taken back is taken out of their counts as well.
ALTER TABLE report ADD COLUMN hosts TEXT;
