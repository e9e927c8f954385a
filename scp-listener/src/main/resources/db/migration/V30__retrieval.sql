-- What came of asking the archives for the baseline of a time point.
create table retrieval (
    time_point_id         bigint primary key references time_point,
    state                 varchar(16) not null,
    reason                varchar not null,
    attempts              int not null,                  -- in vain, since an archive was reached last
    mask_sop_instance_uid varchar(64) not null,          -- of the baseline that was fetched; empty: none
    changed_at            timestamp with time zone not null
);

-- db-scheduler 15: retrievals, apart so that a slow archive holds up no measuring.
create table retrieve_task (
    task_name            varchar(100) not null,
    task_instance        varchar(100) not null,
    task_data            bytea,
    execution_time       timestamp with time zone not null,
    picked               boolean not null,
    picked_by            varchar(50),
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures int,
    last_heartbeat       timestamp with time zone,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index retrieve_task_time on retrieve_task (execution_time);
create index retrieve_task_heartbeat on retrieve_task (last_heartbeat);
