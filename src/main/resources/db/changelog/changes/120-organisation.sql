--liquibase formatted sql

--changeset onething:organisation-version
CREATE TABLE organisation_version (
  number INT NOT NULL COMMENT 'from 1; the highest is in force',
  origin VARCHAR(8) NOT NULL COMMENT 'FILE, PAGE',
  content MEDIUMTEXT NOT NULL COMMENT 'the YAML as it came',
  digest CHAR(64) NOT NULL COMMENT 'SHA-256 of the content',
  published_by VARCHAR(190) NOT NULL COMMENT 'the identity provider''s subject, or the file',
  published_at DATETIME(6) NOT NULL,
  CONSTRAINT pk_organisation_version PRIMARY KEY (number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX ix_organisation_version_digest ON organisation_version (digest);

--changeset onething:case-office
CREATE TABLE case_office (
  id BIGINT NOT NULL AUTO_INCREMENT,
  case_id CHAR(36) NOT NULL,
  department VARCHAR(64) NOT NULL,
  office VARCHAR(64) NULL COMMENT 'null where no office of the department serves the case',
  group_id VARCHAR(64) NOT NULL COMMENT 'the group that got the task',
  routed_at DATETIME(6) NOT NULL,
  CONSTRAINT pk_case_office PRIMARY KEY (id),
  CONSTRAINT fk_case_office_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX ix_case_office_case ON case_office (case_id, department, id);
