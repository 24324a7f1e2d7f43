--liquibase formatted sql

--changeset onething:engine-task-fetch
-- A fetch finds the free tasks of a topic in the order in which it hands them out, whatever waits behind them.
CREATE INDEX IX_EXT_TASK_FETCH ON ACT_RU_EXT_TASK (TOPIC_NAME_, LOCK_EXP_TIME_, CREATE_TIME_, RETRIES_, SUSPENSION_STATE_);
