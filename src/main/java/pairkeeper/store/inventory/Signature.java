package pairkeeper.store.inventory;

import java.time.Instant;

/** Who writes, and when. */
public record Signature(String by, Instant at) {}
