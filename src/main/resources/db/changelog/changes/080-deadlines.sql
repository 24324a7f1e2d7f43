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

--changeset onething:deadlines-calendar-year
CREATE TABLE calendar_year (
  id BIGINT NOT NULL AUTO_INCREMENT,
  region VARCHAR(6) NOT NULL DEFAULT '' COMMENT 'area code (GB/T 2260), empty for the nation',
  year INT NOT NULL,
  revision INT NOT NULL COMMENT '1 for the first publication, 2 for the first correction',
  origin VARCHAR(8) NOT NULL COMMENT 'FILE, PAGE',
  content MEDIUMTEXT NOT NULL COMMENT 'the YAML as it was published',
  digest CHAR(64) NOT NULL COMMENT 'SHA-256 of the content',
  source VARCHAR(500) NOT NULL COMMENT 'the notice that it was taken from',
  published_by VARCHAR(190) NOT NULL COMMENT 'the identity provider''s subject, or the file',
  published_at DATETIME(6) NOT NULL,
  CONSTRAINT pk_calendar_year PRIMARY KEY (id),
  CONSTRAINT uq_calendar_year_revision UNIQUE (region, year, revision)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;

--changeset onething:deadlines-calendar-projection
CREATE TABLE calendar_projection (
  calendar_year_id BIGINT NOT NULL,
  through BIGINT NOT NULL DEFAULT 0 COMMENT 'the last clock that was looked at',
  looked_at BIGINT NOT NULL DEFAULT 0,
  moved BIGINT NOT NULL DEFAULT 0,
  ended_at DATETIME(6) NULL,
  CONSTRAINT pk_calendar_projection PRIMARY KEY (calendar_year_id),
  CONSTRAINT fk_calendar_projection_year FOREIGN KEY (calendar_year_id) REFERENCES calendar_year (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;

--changeset onething:deadlines-clock-projection
-- No foreign key to clock: checking it would keep the cases waiting while their clocks are written down.
CREATE TABLE clock_projection (
  id BIGINT NOT NULL AUTO_INCREMENT,
  calendar_year_id BIGINT NOT NULL COMMENT 'the cause',
  clock_id BIGINT NOT NULL,
  due_before DATETIME(6) NOT NULL,
  provisional_before BOOLEAN NOT NULL,
  due_after DATETIME(6) NOT NULL,
  provisional_after BOOLEAN NOT NULL,
  promised_before DATETIME(6) NULL,
  promised_after DATETIME(6) NULL,
  projected_at DATETIME(6) NOT NULL,
  CONSTRAINT pk_clock_projection PRIMARY KEY (id),
  CONSTRAINT fk_clock_projection_year FOREIGN KEY (calendar_year_id) REFERENCES calendar_year (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX ix_clock_projection_clock ON clock_projection (clock_id);
