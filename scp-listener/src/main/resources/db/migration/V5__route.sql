-- The rule of the configuration that a time point was worked on by; empty: the configuration's own settings.
alter table time_point add column route varchar default '' not null;
