--liquibase formatted sql

--changeset onething:supervision-order-office
ALTER TABLE supervision_order
  ADD COLUMN office VARCHAR(64) NULL COMMENT 'the office of the department that had the case; null if it has one group for the whole city, or none served the case',
  ADD COLUMN group_id VARCHAR(64) NULL COMMENT 'whose order it is; null for one from before offices';
CREATE INDEX ix_supervision_order_group ON supervision_order (group_id, answered_at);
