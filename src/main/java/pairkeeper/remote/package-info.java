/**
 * Reaches. SSH sessions, file transfer and JDBC probes; the only user of {@code org.apache.sshd} and\n * the only place that turns a command into bytes on a wire. A remote failure is a value.
 */
package pairkeeper.remote;
