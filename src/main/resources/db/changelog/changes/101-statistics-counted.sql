--liquibase formatted sql

--changeset onething:statistics-counted
ALTER TABLE case_file ADD COLUMN counted BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'its row in case_count is written';
DROP INDEX ix_case_file_closed ON case_file;
CREATE INDEX ix_case_file_counted ON case_file (counted, closed_at);
