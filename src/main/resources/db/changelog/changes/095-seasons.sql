--liquibase formatted sql

--changeset onething:case-claim
CREATE TABLE case_claim (
  subject_index BINARY(32) NOT NULL COMMENT 'keyed digest of what only one case may be about',
  case_id CHAR(36) NOT NULL,
  claimed_at DATETIME(6) NOT NULL,
  CONSTRAINT pk_case_claim PRIMARY KEY (subject_index),
  CONSTRAINT fk_case_claim_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;

--changeset onething:seat-season
CREATE TABLE seat_season (
  bundle VARCHAR(64) NOT NULL,
  season VARCHAR(64) NOT NULL,
  CONSTRAINT pk_seat_season PRIMARY KEY (bundle, season)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin COMMENT='locked by whoever gives out places of the season';

--changeset onething:seat-request
CREATE TABLE seat_request (
  case_id CHAR(36) NOT NULL,
  case_number VARCHAR(32) NOT NULL,
  bundle VARCHAR(64) NOT NULL,
  season VARCHAR(64) NOT NULL,
  batch INT NOT NULL,
  choices VARCHAR(500) NOT NULL COMMENT 'places with ranks, best first: KEYUAN:2,HAIWAN:12',
  requested_at DATETIME(6) NOT NULL,
  withdrawn BOOLEAN NOT NULL DEFAULT FALSE,
  draw_id BIGINT NULL COMMENT 'the draw that it took part in',
  held_place VARCHAR(40) NULL COMMENT 'the place that it holds now',
  released_at DATETIME(6) NULL COMMENT 'when its case went on with the result',
  CONSTRAINT pk_seat_request PRIMARY KEY (case_id),
  CONSTRAINT fk_seat_request_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX ix_seat_request_waiting ON seat_request (bundle, season, batch, draw_id);
CREATE INDEX ix_seat_request_held ON seat_request (bundle, season, held_place);
CREATE INDEX ix_seat_request_released ON seat_request (released_at, case_id);

--changeset onething:seat-draw
CREATE TABLE seat_draw (
  id BIGINT NOT NULL AUTO_INCREMENT,
  bundle VARCHAR(64) NOT NULL,
  season VARCHAR(64) NOT NULL,
  batch INT NOT NULL,
  seed VARCHAR(64) NOT NULL COMMENT 'what the lots were drawn with',
  seats TEXT NOT NULL COMMENT 'places that were free, JSON by code',
  drawn_at DATETIME(6) NOT NULL,
  CONSTRAINT pk_seat_draw PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;

--changeset onething:seat-result
CREATE TABLE seat_result (
  draw_id BIGINT NOT NULL,
  case_id CHAR(36) NOT NULL,
  case_number VARCHAR(32) NOT NULL,
  choices VARCHAR(500) NOT NULL,
  place VARCHAR(40) NULL COMMENT 'what it has got; null: nothing',
  CONSTRAINT pk_seat_result PRIMARY KEY (draw_id, case_id),
  CONSTRAINT fk_seat_result_draw FOREIGN KEY (draw_id) REFERENCES seat_draw (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
