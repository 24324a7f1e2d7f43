--liquibase formatted sql

--changeset onething:callback-token
CREATE TABLE callback_token (
  department VARCHAR(64) NOT NULL,
  token_index BINARY(32) NOT NULL COMMENT 'SHA-256 of the token''s id',
  body_sha256 BINARY(32) NOT NULL COMMENT 'of the body that it came with first',
  seen_at DATETIME(3) NOT NULL COMMENT 'by the machine''s clock; forgotten when the token could not be fresh any more',
  CONSTRAINT pk_callback_token PRIMARY KEY (department, token_index)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX ix_callback_token_seen ON callback_token (seen_at);
