--liquibase formatted sql

--changeset onething:signer-addresses-of-representatives
UPDATE outbox o JOIN case_participant p ON o.recipient = CAST(p.id AS CHAR)
SET o.recipient = CONCAT(p.id, 's', LOWER(LEFT(HEX(p.signer_index), 16)))
WHERE o.audience = 'PARTICIPANT' AND p.basis IS NOT NULL;

--changeset onething:signer-addresses-of-represented
UPDATE outbox SET recipient = LEFT(recipient, CHAR_LENGTH(recipient) - 1)
WHERE audience = 'PARTICIPANT' AND recipient LIKE '%r';
