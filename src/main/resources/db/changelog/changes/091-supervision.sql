--liquibase formatted sql

--changeset onething:supervision-order
CREATE TABLE supervision_order (
  id BIGINT NOT NULL AUTO_INCREMENT,
  rung_id BIGINT NOT NULL COMMENT 'the rung that has ordered it',
  case_id CHAR(36) NOT NULL,
  clock VARCHAR(64) NOT NULL,
  department VARCHAR(64) NOT NULL,
  cause VARCHAR(16) NOT NULL COMMENT 'OVERDUE, TACIT',
  issued_at DATETIME(6) NOT NULL,
  answer_due DATETIME(6) NOT NULL,
  reminders INT NOT NULL DEFAULT 0,
  next_reminder_at DATETIME(6) NULL COMMENT 'null when it is answered',
  answered_at DATETIME(6) NULL,
  answered_by VARCHAR(190) NULL COMMENT 'the identity provider''s subject',
  sealed_name VARBINARY(1024) NULL,
  sealed_answer MEDIUMBLOB NULL,
  CONSTRAINT pk_supervision_order PRIMARY KEY (id),
  CONSTRAINT uq_supervision_order UNIQUE (rung_id, department, cause),
  CONSTRAINT fk_supervision_order_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX ix_supervision_order_reminder ON supervision_order (next_reminder_at);
CREATE INDEX ix_supervision_order_department ON supervision_order (department, answered_at);

--changeset onething:supervision-penalty
CREATE TABLE penalty_count (
  bundle VARCHAR(64) NOT NULL,
  clock VARCHAR(64) NOT NULL,
  department VARCHAR(64) NOT NULL,
  times INT NOT NULL,
  CONSTRAINT pk_penalty_count PRIMARY KEY (bundle, clock, department)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE TABLE penalty (
  id BIGINT NOT NULL AUTO_INCREMENT,
  rung_id BIGINT NOT NULL COMMENT 'the rung that has counted it',
  case_id CHAR(36) NOT NULL,
  bundle VARCHAR(64) NOT NULL,
  clock VARCHAR(64) NOT NULL,
  department VARCHAR(64) NOT NULL,
  times INT NOT NULL COMMENT '1 for the warning, 2 for the first amount',
  amount DECIMAL(15,2) NOT NULL COMMENT 'yuan; 0 for the warning',
  counted_at DATETIME(6) NOT NULL,
  CONSTRAINT pk_penalty PRIMARY KEY (id),
  CONSTRAINT uq_penalty UNIQUE (bundle, clock, department, times),
  CONSTRAINT fk_penalty_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
