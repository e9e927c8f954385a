-- What the pages ask for.
create index report_baseline on report (baseline_id);
create index report_mid on report (mid_id);
create index instance_received on instance (received_at);
create index time_point_changed on time_point (changed_at);
create index event_happened on event (happened_at);
create index incident_happened on incident (happened_at);
