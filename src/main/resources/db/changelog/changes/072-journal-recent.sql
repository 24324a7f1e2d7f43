--liquibase formatted sql

--changeset onething:journal-recent
-- The last minutes of the journal, however long it is; rows come in this order, so the index only grows at its end.
CREATE INDEX ix_call_attempt_delivered ON call_attempt (delivered_at);
