--liquibase formatted sql

--changeset onething:statistics-case-count
CREATE TABLE case_count (
  case_id CHAR(36) NOT NULL,
  bundle VARCHAR(64) NOT NULL,
  outcome VARCHAR(64) NOT NULL,
  closed_at DATETIME(3) NOT NULL,
  typed INT NOT NULL COMMENT 'fields that the applicant has filled in',
  reused INT NOT NULL COMMENT 'fields known from the sign-in or a query',
  spared INT NOT NULL COMMENT 'papers that nobody had to hand in',
  departments INT NOT NULL COMMENT 'departments that took part',
  gross_seconds BIGINT NOT NULL COMMENT 'from the submission to the end',
  net_seconds BIGINT NOT NULL COMMENT 'the part of it that the law counts',
  CONSTRAINT pk_case_count PRIMARY KEY (case_id),
  CONSTRAINT fk_case_count_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX ix_case_count_closed ON case_count (closed_at, bundle);
CREATE INDEX ix_case_file_closed ON case_file (closed_at);
