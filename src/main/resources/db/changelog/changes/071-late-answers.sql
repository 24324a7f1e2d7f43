--liquibase formatted sql

--changeset onething:journal-late-answer
CREATE TABLE late_answer (
  id BIGINT NOT NULL AUTO_INCREMENT,
  case_id CHAR(36) NOT NULL,
  department VARCHAR(64) NOT NULL,
  topic VARCHAR(64) NOT NULL,
  way VARCHAR(16) NOT NULL COMMENT 'REPORT of a worker or CALLBACK of the department',
  answer_index BINARY(32) NOT NULL COMMENT 'blind index of the answer: the same one again is known by it',
  sealed_answer MEDIUMBLOB NOT NULL,
  received_at DATETIME(3) NOT NULL,
  CONSTRAINT pk_late_answer PRIMARY KEY (id),
  CONSTRAINT uq_late_answer_answer UNIQUE (case_id, topic, answer_index),
  CONSTRAINT fk_late_answer_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
