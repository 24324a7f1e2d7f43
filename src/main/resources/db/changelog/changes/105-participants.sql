--liquibase formatted sql

--changeset onething:participants-signing
CREATE TABLE case_signing (
  case_id CHAR(36) NOT NULL,
  participants VARCHAR(64) NOT NULL COMMENT 'their name in the manifest',
  state VARCHAR(16) NOT NULL COMMENT 'PENDING, ALL or DECLINED',
  waiting_at VARCHAR(128) NULL COMMENT 'the receive task at which the case waits for them now',
  ended_at DATETIME(3) NULL COMMENT 'the case has gone on; null while somebody may sign',
  CONSTRAINT pk_case_signing PRIMARY KEY (case_id, participants),
  CONSTRAINT fk_case_signing_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX ix_case_signing_waiting ON case_signing (waiting_at, state);

--changeset onething:participants-participant
CREATE TABLE case_participant (
  id BIGINT NOT NULL AUTO_INCREMENT,
  case_id CHAR(36) NOT NULL,
  participants VARCHAR(64) NOT NULL,
  person_index BINARY(32) NOT NULL COMMENT 'blind index of the citizen number',
  statement_index BINARY(32) NOT NULL COMMENT 'keyed digest of the statement as it stands',
  state VARCHAR(16) NOT NULL COMMENT 'ASKED, SIGNED, DECLINED, APPLIED or LEFT',
  asked_at DATETIME(3) NOT NULL,
  decided_at DATETIME(3) NULL,
  CONSTRAINT pk_case_participant PRIMARY KEY (id),
  CONSTRAINT uq_case_participant UNIQUE (case_id, participants, person_index),
  CONSTRAINT fk_case_participant_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX ix_case_participant_person ON case_participant (person_index, case_id);

--changeset onething:participants-signature
CREATE TABLE case_signature (
  id BIGINT NOT NULL AUTO_INCREMENT,
  participant BIGINT NOT NULL,
  act VARCHAR(16) NOT NULL COMMENT 'SIGNED or DECLINED',
  happened_at DATETIME(3) NOT NULL,
  text_version VARCHAR(128) NOT NULL COMMENT 'edition of the bundle and digest of its wording',
  statement_index BINARY(32) NOT NULL COMMENT 'keyed digest of the statement that was shown',
  sealed_signed MEDIUMBLOB NOT NULL COMMENT 'the statement as shown and the typed name',
  CONSTRAINT pk_case_signature PRIMARY KEY (id),
  CONSTRAINT fk_case_signature_participant FOREIGN KEY (participant) REFERENCES case_participant (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
