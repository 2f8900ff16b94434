/** What became of a failover that was carried out on a throw-away copy of a standby. */
package pairkeeper.core.rehearsal;
