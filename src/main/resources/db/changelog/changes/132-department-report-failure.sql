--liquibase formatted sql

--changeset onething:department-report-failure
ALTER TABLE department_report
  ADD COLUMN failure VARCHAR(100) NULL COMMENT 'the kind of failure that has kept this worker from opening the department; null for none';
