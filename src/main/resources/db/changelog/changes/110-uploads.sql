--liquibase formatted sql

--changeset onething:upload
CREATE TABLE upload (
  id CHAR(36) NOT NULL COMMENT 'the name of the sealed file in its store',
  case_id CHAR(36) NOT NULL,
  field VARCHAR(64) NOT NULL COMMENT 'the bundle''s field that it belongs to',
  sealed_name VARBINARY(1024) NOT NULL COMMENT 'what the applicant called it',
  kind VARCHAR(8) NOT NULL COMMENT 'JPEG, PNG, PDF: by its content',
  bytes BIGINT NOT NULL COMMENT 'as kept, before sealing',
  uploaded_at DATETIME(6) NOT NULL COMMENT 'UTC, real time',
  submitted_at DATETIME(6) NULL COMMENT 'when an application or a correction first named it; until then it may go',
  CONSTRAINT pk_upload PRIMARY KEY (id),
  CONSTRAINT fk_upload_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX ix_upload_case ON upload (case_id);
CREATE INDEX ix_upload_unsubmitted ON upload (submitted_at, uploaded_at);
