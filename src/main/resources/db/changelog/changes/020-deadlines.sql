--liquibase formatted sql

--changeset onething:deadlines-clock
CREATE TABLE clock (
  id BIGINT NOT NULL AUTO_INCREMENT,
  case_id CHAR(36) NOT NULL,
  name VARCHAR(64) NOT NULL,
  run INT NOT NULL COMMENT '1 for the first run, 2 when the step came round again',
  bundle VARCHAR(64) NOT NULL,
  limit_text VARCHAR(16) NOT NULL COMMENT 'the budget as it was when the run began: 20wd',
  promised_text VARCHAR(16) NULL,
  activities INT NOT NULL DEFAULT 0 COMMENT 'open activities that declare the clock; it stops when the last is left',
  started_at DATETIME(6) NOT NULL,
  stopped_at DATETIME(6) NULL,
  CONSTRAINT pk_clock PRIMARY KEY (id),
  CONSTRAINT uq_clock_run UNIQUE (case_id, name, run)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;

--changeset onething:deadlines-clock-suspension
CREATE TABLE clock_suspension (
  id BIGINT NOT NULL AUTO_INCREMENT,
  clock_id BIGINT NOT NULL,
  reason VARCHAR(64) NOT NULL,
  element VARCHAR(128) NOT NULL COMMENT 'the BPMN id of what suspends',
  basis VARCHAR(255) NULL,
  expected_end DATETIME(6) NULL,
  suspended_at DATETIME(6) NOT NULL,
  resumed_at DATETIME(6) NULL,
  CONSTRAINT pk_clock_suspension PRIMARY KEY (id),
  CONSTRAINT fk_clock_suspension_clock FOREIGN KEY (clock_id) REFERENCES clock (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
