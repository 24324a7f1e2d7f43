--liquibase formatted sql

--changeset onething:seat-request-line
ALTER TABLE seat_request
  ADD COLUMN in_line BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'was drawn, has got nothing, and is in line for what is freed';
CREATE INDEX ix_seat_request_line ON seat_request (in_line, bundle, season, batch);

--changeset onething:seat-draw-of-a-line
ALTER TABLE seat_draw
  MODIFY COLUMN seed VARCHAR(64) NULL COMMENT 'what the lots were drawn with; null: places went to the next in line';

--changeset onething:seat-result-drawn-in
ALTER TABLE seat_result
  ADD COLUMN drawn_in BIGINT NULL COMMENT 'the draw that it stood in line by; null: took part for the first time';
