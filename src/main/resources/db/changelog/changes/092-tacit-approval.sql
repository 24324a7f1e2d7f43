--liquibase formatted sql

--changeset onething:tacit-step
ALTER TABLE case_step ADD COLUMN tacit VARCHAR(255) NULL COMMENT 'the rule by which silence counted as the answer';
