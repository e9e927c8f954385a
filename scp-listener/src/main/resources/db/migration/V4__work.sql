-- The objects of a delivery, in the order in which they are sent.
create table delivery_item (
    delivery_id      bigint not null references delivery,
    position         int not null,
    file             varchar not null,                   -- under reports/
    sop_class_uid    varchar(64) not null,               -- empty for a FHIR Bundle
    sop_instance_uid varchar(64) not null,               -- of the SR for a FHIR Bundle
    page             varchar(16) not null,               -- picture or PDF: may be refused; empty: part of the report
    state            varchar(32) not null,
    attempts         int not null,                       -- how often it was sent
    reason           varchar not null,                   -- last error, or what the destination did without
    changed_at       timestamp with time zone not null,
    primary key (delivery_id, position)
);

-- Requests for storage commitment.
create table commitment (
    transaction_uid varchar(64) primary key,
    delivery_id     bigint not null references delivery,
    state           varchar(32) not null,
    asked_at        timestamp with time zone not null
);
create index commitment_delivery on commitment (delivery_id);

-- The written report that a report replaces.
alter table report add column supersedes bigint references report;
-- A hash of all that it was made of, without the one that it replaces; empty: not known.
alter table report add column fingerprint varchar(64) default '' not null;
create index report_supersedes on report (supersedes);
