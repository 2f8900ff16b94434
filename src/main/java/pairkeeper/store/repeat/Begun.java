package pairkeeper.store.repeat;

import java.time.Instant;
import java.util.UUID;

/**
 * A command that came with a key.
 *
 * @param request SHA-256 of what was asked
 * @param status of the answer, or null while there is none
 * @param sealed the answer as ciphertext for this row, or null
 */
public record Begun(UUID id, String request, Integer status, byte[] sealed, Instant at) {}
