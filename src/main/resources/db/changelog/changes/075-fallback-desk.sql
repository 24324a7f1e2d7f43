--liquibase formatted sql

--changeset onething:desk-place
CREATE TABLE fallback_desk (
  external_task VARCHAR(64) NOT NULL COMMENT 'one place per task: never two desk tasks for one call',
  case_id CHAR(36) NOT NULL,
  activity_instance VARCHAR(128) NOT NULL,
  element VARCHAR(128) NOT NULL,
  topic VARCHAR(64) NOT NULL,
  reason VARCHAR(32) NOT NULL COMMENT 'RETRIES_SPENT, OVERDUE',
  times INT NOT NULL DEFAULT 1 COMMENT 'how often the call has come here',
  desk_process VARCHAR(64) NULL,
  opened_at DATETIME(3) NOT NULL,
  closed_at DATETIME(3) NULL,
  ending VARCHAR(32) NULL COMMENT 'ANSWER, RETRY, GIVE_UP, SETTLED',
  CONSTRAINT pk_fallback_desk PRIMARY KEY (external_task),
  CONSTRAINT fk_fallback_desk_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX ix_fallback_desk_open ON fallback_desk (closed_at);
CREATE INDEX ix_fallback_desk_step ON fallback_desk (activity_instance);

--changeset onething:desk-entry
CREATE TABLE desk_entry (
  external_task VARCHAR(64) NOT NULL,
  kind VARCHAR(16) NOT NULL COMMENT 'ANSWER, GIVE_UP',
  case_id CHAR(36) NOT NULL,
  sealed_entry MEDIUMBLOB NOT NULL COMMENT 'what a person at the desk has typed for the department',
  who VARCHAR(190) NOT NULL,
  written_at DATETIME(3) NOT NULL,
  applied_at DATETIME(3) NULL,
  CONSTRAINT pk_desk_entry PRIMARY KEY (external_task, kind),
  CONSTRAINT fk_desk_entry_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;

--changeset onething:desk-step
ALTER TABLE case_step
  ADD COLUMN at_desk BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'a person is looking after it',
  ADD COLUMN by_hand VARCHAR(16) NULL COMMENT 'the way by which the department told a person its answer';
CREATE INDEX ix_case_step_open ON case_step (state, clock, id);
