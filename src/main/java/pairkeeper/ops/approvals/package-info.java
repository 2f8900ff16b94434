/**
 * Four eyes: a confirmed plan waits for a second person, who lets it start or refuses it; whoever
 * asked may take it back, or start it without them and say why. Who may do what is decided in
 * {@code core.approval}; starting itself belongs to {@code ops.runs}.
 */
package pairkeeper.ops.approvals;
