package io.onething.documents;

import io.onething.shared.Localized;
import java.time.Instant;

/**
 * A document that was issued to an applicant.
 *
 * @param id its identity in addresses; unguessable
 * @param type its id in the bundle: {@code acceptance-notice}
 * @param names its names in the bundle
 * @param number the document number (文号)
 * @param verificationCode the code printed on it, in groups
 * @param revoked it was withdrawn later, as a permit after the origin refused
 */
public record IssuedDocument(
    String id,
    String type,
    Localized names,
    String number,
    Instant issuedAt,
    String verificationCode,
    boolean revoked) {}
