/**
 * Real hosts for tests: {@link pairkeeper.lab.Lab} starts them, {@link pairkeeper.lab.LabHost} is
 * one of them, {@link pairkeeper.lab.Ledger} proves from outside which acknowledged writes
 * survived. A thin skin over {@code src/lab/lab}; it knows nothing of the console and must stay
 * that way, since it is what the console is judged by.
 */
package pairkeeper.lab;
