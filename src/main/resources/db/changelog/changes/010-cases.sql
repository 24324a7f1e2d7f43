--liquibase formatted sql

--changeset onething:cases-case-file
CREATE TABLE case_file (
  id CHAR(36) NOT NULL,
  case_number VARCHAR(32) NULL,
  bundle VARCHAR(64) NOT NULL,
  state VARCHAR(32) NOT NULL,
  outcome VARCHAR(64) NULL,
  applicant_index BINARY(32) NOT NULL COMMENT 'blind index of the applicant''s subject',
  withdrawal_closed BOOLEAN NOT NULL DEFAULT FALSE,
  version BIGINT NOT NULL DEFAULT 0,
  created_at DATETIME(3) NOT NULL,
  submitted_at DATETIME(3) NULL,
  accepted_at DATETIME(3) NULL,
  closed_at DATETIME(3) NULL,
  CONSTRAINT pk_case_file PRIMARY KEY (id),
  CONSTRAINT uq_case_file_number UNIQUE (case_number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX ix_case_file_applicant ON case_file (applicant_index, submitted_at);

--changeset onething:cases-fact
CREATE TABLE case_fact (
  case_id CHAR(36) NOT NULL,
  name VARCHAR(64) NOT NULL,
  sealed_value MEDIUMBLOB NOT NULL,
  source VARCHAR(64) NOT NULL,
  recorded_at DATETIME(3) NOT NULL,
  CONSTRAINT pk_case_fact PRIMARY KEY (case_id, name),
  CONSTRAINT fk_case_fact_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;

--changeset onething:cases-step
CREATE TABLE case_step (
  id BIGINT NOT NULL AUTO_INCREMENT,
  case_id CHAR(36) NOT NULL,
  activity_instance VARCHAR(128) NOT NULL,
  element VARCHAR(128) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  department VARCHAR(64) NULL,
  name_zh VARCHAR(255) NOT NULL,
  name_en VARCHAR(255) NOT NULL,
  clock VARCHAR(64) NULL,
  state VARCHAR(16) NOT NULL,
  reused BOOLEAN NOT NULL DEFAULT FALSE,
  since DATETIME(3) NOT NULL,
  until DATETIME(3) NULL,
  CONSTRAINT pk_case_step PRIMARY KEY (id),
  CONSTRAINT uq_case_step_instance UNIQUE (case_id, activity_instance),
  CONSTRAINT fk_case_step_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;

--changeset onething:cases-event
CREATE TABLE case_event (
  case_id CHAR(36) NOT NULL,
  sequence INT NOT NULL,
  kind VARCHAR(64) NOT NULL,
  subject VARCHAR(128) NOT NULL,
  happened_at DATETIME(3) NOT NULL,
  salt BINARY(16) NOT NULL,
  hash BINARY(32) NOT NULL COMMENT 'SHA-256 of previous hash, salt and the row',
  CONSTRAINT pk_case_event PRIMARY KEY (case_id, sequence),
  CONSTRAINT fk_case_event_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;

--changeset onething:cases-consent
CREATE TABLE consent (
  case_id CHAR(36) NOT NULL,
  topic VARCHAR(64) NOT NULL,
  data_zh VARCHAR(500) NOT NULL,
  purpose_zh VARCHAR(500) NOT NULL,
  given_at DATETIME(3) NOT NULL,
  CONSTRAINT pk_consent PRIMARY KEY (case_id, topic),
  CONSTRAINT fk_consent_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;

--changeset onething:cases-answer
CREATE TABLE department_answer (
  case_id CHAR(36) NOT NULL,
  topic VARCHAR(64) NOT NULL,
  request_index BINARY(32) NOT NULL COMMENT 'blind index of the facts that were asked with',
  sealed_outcome MEDIUMBLOB NOT NULL,
  answered_at DATETIME(3) NOT NULL,
  CONSTRAINT pk_department_answer PRIMARY KEY (case_id, topic),
  CONSTRAINT fk_department_answer_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;

--changeset onething:cases-submission
CREATE TABLE submission (
  applicant_index BINARY(32) NOT NULL,
  idempotency_key VARCHAR(128) NOT NULL,
  request_index BINARY(32) NOT NULL,
  case_id CHAR(36) NOT NULL,
  case_number VARCHAR(32) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  CONSTRAINT pk_submission PRIMARY KEY (applicant_index, idempotency_key),
  CONSTRAINT fk_submission_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
