--liquibase formatted sql

--changeset onething:cases-withdrawal-asked
ALTER TABLE case_file
  ADD COLUMN withdrawal_asked BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'takes effect once a person has found out what the department did';
