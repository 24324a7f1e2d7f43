--liquibase formatted sql

--changeset onething:access-audit-event
CREATE TABLE audit_event (
  id BIGINT NOT NULL AUTO_INCREMENT,
  happened_at DATETIME(6) NOT NULL,
  who VARCHAR(190) NOT NULL COMMENT 'the identity provider''s subject',
  act VARCHAR(32) NOT NULL,
  subject VARCHAR(255) NOT NULL COMMENT 'case number, task or path; never personal data',
  result VARCHAR(16) NOT NULL,
  from_address VARCHAR(64) NULL,
  sealed_reason BLOB NULL,
  CONSTRAINT pk_audit_event PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX ix_audit_event_who ON audit_event (who, happened_at);
CREATE INDEX ix_audit_event_when ON audit_event (happened_at);

--changeset onething:clerks-case-remark
CREATE TABLE case_remark (
  id BIGINT NOT NULL AUTO_INCREMENT,
  case_id CHAR(36) NOT NULL,
  task_id VARCHAR(64) NOT NULL,
  who VARCHAR(190) NOT NULL,
  department VARCHAR(64) NULL,
  sealed_text MEDIUMBLOB NOT NULL,
  written_at DATETIME(6) NOT NULL,
  CONSTRAINT pk_case_remark PRIMARY KEY (id),
  CONSTRAINT fk_case_remark_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX ix_case_remark_case ON case_remark (case_id, written_at);
