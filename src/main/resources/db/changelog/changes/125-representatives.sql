--liquibase formatted sql

--changeset onething:representatives-column
ALTER TABLE case_participant
  ADD COLUMN signer_index BINARY(32) NULL COMMENT 'blind index of the citizen number of whoever signs: she herself, or who represents her' AFTER person_index,
  ADD COLUMN basis VARCHAR(64) NULL COMMENT 'code of the manifest on which somebody signs for her; null: she signs herself' AFTER signer_index;

--changeset onething:representatives-so-far
UPDATE case_participant SET signer_index = person_index WHERE signer_index IS NULL;

--changeset onething:representatives-signer
ALTER TABLE case_participant MODIFY signer_index BINARY(32) NOT NULL COMMENT 'blind index of the citizen number of whoever signs: she herself, or who represents her';
CREATE INDEX ix_case_participant_signer ON case_participant (signer_index, case_id);
