/** The watching: looks at every pair every ten seconds, judges it, remembers the last good look. */
package pairkeeper.ops.monitoring;
