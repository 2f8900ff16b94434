package pairkeeper.core.review;

import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.approval.Person;

/**
 * A signed review; it is never changed.
 *
 * @param runEndedAt the end of the run that was read: one that is resumed later ends anew and is
 *     read anew
 * @param findings as they were read
 * @param hash SHA-256 of the findings as they are stored; the audit has it too
 */
public record SignedReview(
    UUID id,
    UUID run,
    Instant runEndedAt,
    Findings findings,
    String hash,
    String remark,
    Person by,
    Instant at) {}
