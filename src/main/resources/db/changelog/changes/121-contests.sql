--liquibase formatted sql

--changeset onething:contests-contest
CREATE TABLE contest (
  id BIGINT NOT NULL AUTO_INCREMENT,
  case_id CHAR(36) NOT NULL,
  field VARCHAR(64) NOT NULL COMMENT 'the value that the person contests',
  topic VARCHAR(64) NOT NULL COMMENT 'the query that brought it',
  department VARCHAR(64) NOT NULL COMMENT 'who has said it, and decides',
  state VARCHAR(16) NOT NULL COMMENT 'NOTED, OPEN, PROOF_ASKED, CONFIRMED or CORRECTED',
  sealed_words MEDIUMBLOB NOT NULL COMMENT 'the value, what the person says, and what the department answers',
  visit VARCHAR(64) NULL COMMENT 'the step of the case that the department has for it now',
  raised_at DATETIME(6) NOT NULL COMMENT 'UTC',
  proof_due DATETIME(6) NULL COMMENT 'UTC; until when the person may hand in what was asked for',
  decided_at DATETIME(6) NULL COMMENT 'UTC',
  CONSTRAINT pk_contest PRIMARY KEY (id),
  CONSTRAINT fk_contest_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX ix_contest_case ON contest (case_id);
CREATE INDEX ix_contest_proof ON contest (state, proof_due);
