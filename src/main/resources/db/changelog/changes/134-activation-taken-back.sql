--liquibase formatted sql

--changeset onething:activation-taken-back
ALTER TABLE bundle_activation
  MODIFY COLUMN active_from DATETIME(6) NULL COMMENT 'UTC; new cases start on the latest that has come; null takes back what was planned for this release';
