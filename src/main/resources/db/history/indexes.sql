-- Each says whose question it answers. Made at each start where it is missing, on H2 and on PostgreSQL.

-- Numbers of one process, of all versions or of one: its activities that began in a time.
create index if not exists regain_history_activity on ACT_HI_ACTINST
    (PROC_DEF_KEY_, START_TIME_, PROC_DEF_ID_, ACT_ID_, END_TIME_, DURATION_, ACT_INST_STATE_, ACT_TYPE_, ACT_NAME_);
