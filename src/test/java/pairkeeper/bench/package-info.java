/**
 * Benchmarks: what the console takes, beside what a hand-written floor takes in the same run.
 * {@code mvn -Pbench} runs them and {@link pairkeeper.bench.BenchTable} writes the table; tests
 * never time anything.
 */
package pairkeeper.bench;
