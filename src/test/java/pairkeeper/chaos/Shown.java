package pairkeeper.chaos;

/**
 * A failover that came about.
 *
 * @param boundBytes what it was said to lose at most, or null when that was unknown
 */
record Shown(Long boundBytes) {}
