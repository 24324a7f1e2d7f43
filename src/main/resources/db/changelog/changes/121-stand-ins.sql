--liquibase formatted sql

--changeset onething:staff-group
CREATE TABLE staff_group (
  subject VARCHAR(190) NOT NULL COMMENT 'the identity provider''s subject of a member of staff',
  group_ids TEXT NOT NULL COMMENT 'the groups that she had when she last signed in, one in a line',
  department VARCHAR(64) NULL,
  seen_at DATETIME(6) NOT NULL,
  CONSTRAINT pk_staff_group PRIMARY KEY (subject)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;

--changeset onething:stand-in-act
CREATE TABLE stand_in_act (
  id BIGINT NOT NULL AUTO_INCREMENT,
  case_id CHAR(36) NOT NULL,
  task_id VARCHAR(64) NOT NULL,
  element VARCHAR(255) NOT NULL COMMENT 'the BPMN id of the task',
  who VARCHAR(190) NOT NULL COMMENT 'the identity provider''s subject of who has done it',
  on_behalf_of VARCHAR(190) NOT NULL COMMENT 'the subject of who was away',
  done_at DATETIME(6) NOT NULL,
  CONSTRAINT pk_stand_in_act PRIMARY KEY (id),
  CONSTRAINT fk_stand_in_act_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX ix_stand_in_act_case ON stand_in_act (case_id, id);
