--liquibase formatted sql

--changeset onething:journal-call-attempt
CREATE TABLE call_attempt (
  id BIGINT NOT NULL AUTO_INCREMENT,
  external_task VARCHAR(64) NOT NULL,
  -- No foreign key: its check would make every delivery wait for whoever changes the case.
  case_id CHAR(36) NOT NULL,
  activity_instance VARCHAR(128) NULL COMMENT 'the visit of the step, as in case_step',
  department VARCHAR(64) NOT NULL,
  topic VARCHAR(64) NOT NULL,
  worker VARCHAR(255) NOT NULL,
  delivered_at DATETIME(3) NOT NULL,
  delivery BIGINT NULL COMMENT 'for what else was tried in a delivery: the row of the delivery; null for the delivery itself',
  kind VARCHAR(8) NULL COMMENT 'CALL or CHECK; null when nothing was asked, or nobody has said what',
  call_key VARCHAR(128) NULL,
  began_at DATETIME(3) NULL,
  took_ms INT NULL,
  status SMALLINT NULL,
  outcome VARCHAR(16) NULL COMMENT 'null while nobody has reported',
  cause VARCHAR(24) NULL,
  message VARCHAR(600) NULL COMMENT 'masked',
  CONSTRAINT pk_call_attempt PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX ix_call_attempt_task ON call_attempt (external_task);
CREATE INDEX ix_call_attempt_case ON call_attempt (case_id);
CREATE INDEX ix_call_attempt_department ON call_attempt (department, id);

--changeset onething:journal-earlier-deliveries
-- A task that was handed out before counts as such: its call may have been made. The table task_delivery stays for servers
-- of the version before, which go on while the first new one migrates; nothing else reads it.
INSERT INTO call_attempt (external_task, case_id, activity_instance, department, topic, worker, delivered_at)
SELECT d.external_task, v.TEXT_, t.ACT_INST_ID_, '', t.TOPIC_NAME_, COALESCE(t.WORKER_ID_, ''), UTC_TIMESTAMP(3)
FROM task_delivery d
JOIN ACT_RU_EXT_TASK t ON t.ID_ = d.external_task
JOIN ACT_RU_VARIABLE v ON v.EXECUTION_ID_ = t.PROC_INST_ID_ AND v.NAME_ = 'caseId';
