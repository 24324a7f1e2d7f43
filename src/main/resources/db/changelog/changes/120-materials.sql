--liquibase formatted sql

--changeset onething:materials-earlier-answer
ALTER TABLE department_answer
  ADD COLUMN from_case CHAR(36) NULL COMMENT 'the earlier case of the same person that it was given for; null for an answer of this case',
  ADD COLUMN usable_until DATETIME(3) NULL COMMENT 'from then on an answer of an earlier case is not used any more',
  ADD COLUMN used_at DATETIME(3) NULL COMMENT 'when this case first used the answer of an earlier one',
  ADD COLUMN disputed BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'the person contests it: not to be used again';
ALTER TABLE case_count ADD COLUMN carried INT NOT NULL DEFAULT 0 COMMENT 'papers whose content an earlier case of the same person had brought';
