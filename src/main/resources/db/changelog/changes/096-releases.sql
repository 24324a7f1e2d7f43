--liquibase formatted sql

--changeset onething:bundle-release
CREATE TABLE released_bundle (
  bundle VARCHAR(64) NOT NULL COMMENT 'locked while something is released of it, so that releases take turns',
  CONSTRAINT pk_released_bundle PRIMARY KEY (bundle)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE TABLE bundle_release (
  bundle VARCHAR(64) NOT NULL,
  number INT NOT NULL COMMENT 'from 1, in the order in which they came',
  digest CHAR(64) NOT NULL COMMENT 'SHA-256 of its files with their paths',
  origin VARCHAR(16) NOT NULL COMMENT 'FOLDER, MODELER, COMMAND',
  released_at DATETIME(6) NOT NULL,
  released_by VARCHAR(190) NOT NULL COMMENT 'the identity provider''s subject; - for the folder',
  deployment VARCHAR(64) NOT NULL COMMENT 'the engine''s deployment',
  CONSTRAINT pk_bundle_release PRIMARY KEY (bundle, number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE TABLE bundle_release_file (
  bundle VARCHAR(64) NOT NULL,
  number INT NOT NULL,
  path VARCHAR(255) NOT NULL COMMENT 'as in the folder: processes/talent-residency/bundle.yaml',
  content MEDIUMBLOB NOT NULL,
  CONSTRAINT pk_bundle_release_file PRIMARY KEY (bundle, number, path),
  CONSTRAINT fk_bundle_release_file FOREIGN KEY (bundle, number) REFERENCES bundle_release (bundle, number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE TABLE bundle_activation (
  id BIGINT NOT NULL AUTO_INCREMENT,
  bundle VARCHAR(64) NOT NULL,
  number INT NOT NULL,
  active_from DATETIME(6) NOT NULL COMMENT 'UTC; new cases start on the latest that has come',
  decided_at DATETIME(6) NOT NULL,
  decided_by VARCHAR(190) NOT NULL,
  CONSTRAINT pk_bundle_activation PRIMARY KEY (id),
  CONSTRAINT fk_bundle_activation FOREIGN KEY (bundle, number) REFERENCES bundle_release (bundle, number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;

--changeset onething:case-release
ALTER TABLE case_file ADD COLUMN release_number INT NULL COMMENT 'the release of its bundle that the case runs on';

--changeset onething:deploy-token
CREATE TABLE deploy_token (
  id BIGINT NOT NULL AUTO_INCREMENT,
  subject VARCHAR(190) NOT NULL COMMENT 'whose it is: the identity provider''s subject',
  label VARCHAR(64) NOT NULL,
  digest CHAR(64) NOT NULL COMMENT 'SHA-256 of the token, which nobody keeps but its owner',
  made_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  revoked_at DATETIME(6) NULL,
  used_at DATETIME(6) NULL,
  CONSTRAINT pk_deploy_token PRIMARY KEY (id),
  CONSTRAINT uq_deploy_token UNIQUE (digest)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX ix_deploy_token_subject ON deploy_token (subject, made_at);
