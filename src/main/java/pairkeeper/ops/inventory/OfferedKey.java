package pairkeeper.ops.inventory;

import pairkeeper.core.model.Text;

/**
 * The key that a host shows now, for a person to compare.
 *
 * @param algorithm as {@code ssh-ed25519}; "" when it shows none
 * @param fingerprint as {@code ssh-keygen -l} shows it; "" when it shows none
 * @param why why it shows none, or null
 */
public record OfferedKey(String algorithm, String fingerprint, Text why) {}
