--liquibase formatted sql

--changeset onething:notifications-outbox
CREATE TABLE outbox (
  id BIGINT NOT NULL AUTO_INCREMENT,
  case_id CHAR(36) NOT NULL,
  message VARCHAR(64) NOT NULL,
  channel VARCHAR(16) NOT NULL COMMENT 'IN_APP or SMS',
  params VARCHAR(4000) NOT NULL COMMENT 'JSON of codes and dates as they were; no personal data',
  created_at DATETIME(3) NOT NULL,
  next_attempt_at DATETIME(3) NULL COMMENT 'null when sent or given up',
  attempts INT NOT NULL DEFAULT 0,
  sent_at DATETIME(3) NULL,
  CONSTRAINT pk_outbox PRIMARY KEY (id),
  CONSTRAINT fk_outbox_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX ix_outbox_case ON outbox (case_id, channel, id);
CREATE INDEX ix_outbox_next ON outbox (next_attempt_at);

--changeset onething:notifications-outbox-audience
ALTER TABLE outbox ADD COLUMN audience VARCHAR(16) NOT NULL DEFAULT 'APPLICANT' COMMENT 'APPLICANT or STAFF';
