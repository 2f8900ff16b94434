-- Due times and runs of jobs are scheduled beside the console's other work, each in a table of its own: what
-- takes hours keeps nothing else from starting.
create table scheduled_due_times (
  task_name varchar(100) not null,
  task_instance varchar(100) not null,
  task_data varbinary(1000000),
  execution_time timestamp(6) with time zone not null,
  picked boolean not null,
  picked_by varchar(50),
  last_success timestamp(6) with time zone,
  last_failure timestamp(6) with time zone,
  consecutive_failures int,
  last_heartbeat timestamp(6) with time zone,
  version bigint not null,
  priority smallint,
  state varchar(20),
  primary key (task_name, task_instance)
);
create index scheduled_due_times_execution_time on scheduled_due_times (execution_time);
create index scheduled_due_times_last_heartbeat on scheduled_due_times (last_heartbeat);
create index scheduled_due_times_priority on scheduled_due_times (priority desc, execution_time asc);

create table scheduled_job_runs (
  task_name varchar(100) not null,
  task_instance varchar(100) not null,
  task_data varbinary(1000000),
  execution_time timestamp(6) with time zone not null,
  picked boolean not null,
  picked_by varchar(50),
  last_success timestamp(6) with time zone,
  last_failure timestamp(6) with time zone,
  consecutive_failures int,
  last_heartbeat timestamp(6) with time zone,
  version bigint not null,
  priority smallint,
  state varchar(20),
  primary key (task_name, task_instance)
);
create index scheduled_job_runs_execution_time on scheduled_job_runs (execution_time);
create index scheduled_job_runs_last_heartbeat on scheduled_job_runs (last_heartbeat);
create index scheduled_job_runs_priority on scheduled_job_runs (priority desc, execution_time asc);

insert into scheduled_due_times select * from scheduled_tasks where task_name = 'job';
insert into scheduled_job_runs select * from scheduled_tasks
  where task_name = 'run'
    and exists (select 1 from run r where r.job_id is not null and cast(r.id as varchar(36)) = substring(task_instance, 1, 36));
update scheduled_job_runs set task_name = 'job-run';
delete from scheduled_tasks where task_name = 'job';
delete from scheduled_tasks
  where task_name = 'run'
    and exists (select 1 from run r where r.job_id is not null and cast(r.id as varchar(36)) = substring(task_instance, 1, 36));
