--liquibase formatted sql

--changeset onething:department-report
CREATE TABLE department_report (
  worker VARCHAR(190) NOT NULL COMMENT 'the id by which a worker fetches',
  department VARCHAR(64) NOT NULL COMMENT 'a department that came with a release',
  missing TEXT NOT NULL COMMENT 'the names of the settings that this worker lacks for it, comma separated; empty when it works for it',
  reported_at DATETIME(6) NOT NULL COMMENT 'UTC, by the database''s clock',
  CONSTRAINT pk_department_report PRIMARY KEY (department, worker)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
