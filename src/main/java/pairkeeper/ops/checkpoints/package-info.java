/**
 * Signed checkpoints of the audit: made by time and after each change of roles, brought to a folder
 * and to a web address outside of the console's reach, and exported with the audit for an auditor
 * who verifies them elsewhere.
 */
package pairkeeper.ops.checkpoints;
