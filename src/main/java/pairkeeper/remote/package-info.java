/**
 * Reaches. SSH sessions, commands that run by themselves on a server, and JDBC probes; the only
 * user of {@code org.apache.sshd} and the only place that turns a command into bytes on a wire. A
 * remote failure is a value. Decides nothing, stores nothing.
 */
package pairkeeper.remote;
