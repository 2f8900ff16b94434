package pairkeeper.core.review;

import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.approval.Person;

/** What somebody added to a review after it was signed. */
public record LaterRemark(UUID id, UUID run, String remark, Person by, Instant at) {}
