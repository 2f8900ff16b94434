/**
 * A campaign of faults against the packaged console and real hosts, {@code mvn -Pchaos}: a seed
 * decides what is run, what goes wrong and when. What became of the pair is judged by the hosts
 * themselves and by a ledger of acknowledged writes, never by what the console says.
 */
package pairkeeper.chaos;
