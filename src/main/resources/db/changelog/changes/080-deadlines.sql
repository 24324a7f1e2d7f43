--liquibase formatted sql

--changeset onething:deadlines-clock-extension
CREATE TABLE clock_extension (
  id BIGINT NOT NULL AUTO_INCREMENT,
  clock_id BIGINT NOT NULL,
  added_text VARCHAR(16) NOT NULL COMMENT 'in the unit of the clock''s limit: 10wd',
  reason VARCHAR(255) NOT NULL COMMENT 'told to the applicant; never personal data',
  approver VARCHAR(32) NOT NULL COMMENT 'HEAD_OF_AUTHORITY, HEAD_OF_GOVERNMENT',
  basis VARCHAR(255) NULL,
  extended_at DATETIME(6) NOT NULL,
  CONSTRAINT pk_clock_extension PRIMARY KEY (id),
  CONSTRAINT fk_clock_extension_clock FOREIGN KEY (clock_id) REFERENCES clock (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
ALTER TABLE clock
  ADD COLUMN extensions INT NOT NULL DEFAULT 0 COMMENT 'how many rows clock_extension has for it';

--changeset onething:deadlines-open-clocks
CREATE INDEX ix_clock_open ON clock (stopped_at);
