-- Each says whose question it answers. Made at each start where it is missing, on H2 and on PostgreSQL.

-- The list of cases, by when they began; and those in which somebody of the staff decided.
create index if not exists regain_history_case on ACT_HI_PROCINST (SUPER_PROCESS_INSTANCE_ID_, START_TIME_, ID_);
create index if not exists regain_history_reviewer on ACT_HI_TASKINST (ASSIGNEE_, DELETE_REASON_, ROOT_PROC_INST_ID_);

-- Numbers of one process, of all versions or of one: its activities, element by element, without a sort by their ids.
create index if not exists regain_history_element on ACT_HI_ACTINST
    (PROC_DEF_KEY_, ACT_ID_, START_TIME_, PROC_DEF_ID_, END_TIME_, DURATION_, ACT_INST_STATE_);

-- Messages of the last day, for the metrics.
create index if not exists regain_history_job_log on ACT_HI_JOB_LOG (TIMESTAMP_, ACT_ID_, JOB_STATE_);
