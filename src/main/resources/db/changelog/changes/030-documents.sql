--liquibase formatted sql

--changeset onething:documents-issued-document
CREATE TABLE issued_document (
  id CHAR(36) NOT NULL,
  case_id CHAR(36) NOT NULL,
  type VARCHAR(64) NOT NULL,
  issue INT NOT NULL COMMENT '1 for the first of its type in the case',
  number VARCHAR(128) NOT NULL,
  verification_code CHAR(20) NOT NULL,
  sealed_values MEDIUMBLOB NOT NULL COMMENT 'what it says, as it was when issued',
  issued_at DATETIME(3) NOT NULL,
  revoked_at DATETIME(3) NULL,
  CONSTRAINT pk_issued_document PRIMARY KEY (id),
  CONSTRAINT uq_issued_document_code UNIQUE (verification_code),
  CONSTRAINT uq_issued_document_issue UNIQUE (case_id, type, issue),
  CONSTRAINT fk_issued_document_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;

--changeset onething:documents-issued-document-pdf
CREATE TABLE issued_document_pdf (
  document_id CHAR(36) NOT NULL,
  sealed_pdf MEDIUMBLOB NOT NULL,
  rendered_at DATETIME(3) NOT NULL,
  CONSTRAINT pk_issued_document_pdf PRIMARY KEY (document_id),
  CONSTRAINT fk_issued_document_pdf FOREIGN KEY (document_id) REFERENCES issued_document (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;

--changeset onething:documents-verification-miss
CREATE TABLE verification_miss (
  id BIGINT NOT NULL AUTO_INCREMENT,
  client_index BINARY(32) NOT NULL COMMENT 'blind index of the address that asked',
  missed_at DATETIME(3) NOT NULL,
  CONSTRAINT pk_verification_miss PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX ix_verification_miss_client ON verification_miss (client_index, missed_at);
CREATE INDEX ix_verification_miss_time ON verification_miss (missed_at);
