--liquibase formatted sql

--changeset onething:ladder-next-rung
-- Beside the clock and without a foreign key to it: a new calendar writes 100,000 of them and keeps no case waiting.
CREATE TABLE clock_next_rung (
  clock_id BIGINT NOT NULL,
  case_id CHAR(36) NOT NULL,
  next_at DATETIME(6) NOT NULL COMMENT 'from when the clock is looked at; never later than its next rung',
  CONSTRAINT pk_clock_next_rung PRIMARY KEY (clock_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX ix_clock_next_rung_at ON clock_next_rung (next_at, clock_id);

--changeset onething:ladder-rung
CREATE TABLE clock_rung (
  id BIGINT NOT NULL AUTO_INCREMENT,
  clock_id BIGINT NOT NULL,
  rung VARCHAR(32) NOT NULL COMMENT 'as the manifest writes it: 50%, 1wd left, due',
  subject VARCHAR(255) NOT NULL COMMENT 'the suspension: reason, element, begin; empty for the clock itself',
  occurrence INT NOT NULL COMMENT '1, and more for a rung that comes again each day',
  due_at DATETIME(6) NOT NULL,
  fired_at DATETIME(6) NOT NULL COMMENT 'later than due_at after an outage',
  CONSTRAINT pk_clock_rung PRIMARY KEY (id),
  CONSTRAINT uq_clock_rung UNIQUE (clock_id, rung, subject, occurrence),
  CONSTRAINT fk_clock_rung_clock FOREIGN KEY (clock_id) REFERENCES clock (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;

--changeset onething:ladder-rung-effect
CREATE TABLE clock_rung_effect (
  id BIGINT NOT NULL AUTO_INCREMENT,
  rung_id BIGINT NOT NULL,
  effect VARCHAR(16) NOT NULL COMMENT 'NOTIFIED, RAISED, ORDERED, PENALTY, TACIT',
  whom VARCHAR(100) NOT NULL COMMENT 'a group of people or a department',
  detail VARCHAR(255) NOT NULL COMMENT 'codes and numbers; never personal data',
  CONSTRAINT pk_clock_rung_effect PRIMARY KEY (id),
  CONSTRAINT fk_clock_rung_effect_rung FOREIGN KEY (rung_id) REFERENCES clock_rung (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;

--changeset onething:ladder-taken-up
CREATE TABLE ladder_taken_up (
  id BIGINT NOT NULL AUTO_INCREMENT,
  digest CHAR(64) NOT NULL COMMENT 'SHA-256 of the ladders of all bundles',
  taken_up_at DATETIME(6) NOT NULL,
  CONSTRAINT pk_ladder_taken_up PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;

--changeset onething:ladder-staff-messages
ALTER TABLE outbox ADD COLUMN recipient VARCHAR(100) NULL COMMENT 'STAFF: the group that is told';
CREATE INDEX ix_outbox_recipient ON outbox (recipient, id);
