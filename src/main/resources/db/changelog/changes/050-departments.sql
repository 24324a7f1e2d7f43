--liquibase formatted sql

--changeset onething:departments-delivery
CREATE TABLE task_delivery (
  external_task VARCHAR(64) NOT NULL,
  deliveries INT NOT NULL,
  CONSTRAINT pk_task_delivery PRIMARY KEY (external_task)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;

--changeset onething:departments-ticket
CREATE TABLE department_ticket (
  department VARCHAR(64) NOT NULL,
  ticket VARCHAR(128) NOT NULL,
  topic VARCHAR(64) NOT NULL,
  case_id CHAR(36) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  CONSTRAINT pk_department_ticket PRIMARY KEY (department, ticket),
  CONSTRAINT fk_department_ticket_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;

--changeset onething:departments-callback
CREATE TABLE department_callback (
  id BIGINT NOT NULL AUTO_INCREMENT,
  department VARCHAR(64) NOT NULL,
  ticket VARCHAR(128) NOT NULL,
  body_index BINARY(32) NOT NULL COMMENT 'blind index of the body: the same answer again is known by it',
  sealed_body MEDIUMBLOB NOT NULL,
  state VARCHAR(16) NOT NULL COMMENT 'KEPT, APPLIED, REFUSED',
  received_at DATETIME(3) NOT NULL,
  settled_at DATETIME(3) NULL,
  CONSTRAINT pk_department_callback PRIMARY KEY (id),
  CONSTRAINT uq_department_callback_body UNIQUE (department, ticket, body_index)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX ix_department_callback_state ON department_callback (state, received_at);
