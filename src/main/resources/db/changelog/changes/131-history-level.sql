--liquibase formatted sql

--changeset onething:history-level
--comment: The engine starts only with the level that its database was made with. New databases have no row yet.
UPDATE ACT_GE_PROPERTY SET VALUE_ = '21', REV_ = REV_ + 1 WHERE NAME_ = 'historyLevel';
